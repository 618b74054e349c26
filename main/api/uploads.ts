import type { Upload } from '../../contract/upload.ts';
import { UserFacingError } from '../errors.ts';
import { sniffMime } from './fileKind.ts';
import type { Caller } from './route.ts';

/** A stored file as commands take it (`commands/parts/find.ts`). */
interface Stored {
  readonly id: string;
  readonly mime: string;
  readonly size: number;
}

export interface UploadRule {
  /** MIME types that are taken; `any`: everything, the unknown as plain bytes. */
  readonly kinds: readonly string[] | 'any';
  /** What they are called: «JPEG, PNG, WebP или PDF». */
  readonly kindsTitle: string;
  /** MB of 2^20 bytes. */
  readonly maxMegabytes: number;
  /** The field's name on the wire. */
  readonly field: string;
}

export const PHOTO_OR_SCAN: UploadRule = {
  kinds: ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'],
  kindsTitle: 'JPEG, PNG, WebP или PDF',
  maxMegabytes: 10,
  field: 'file',
};

/**
 * Stores an uploaded file before the command that is to know it runs. What it is, its content tells; its name and the
 * type that the sender claims count for nothing.
 * @throws UserFacingError file_too_large | file_kind
 */
export const storeUpload = ({ desk }: Caller, upload: Upload, rule: UploadRule): Stored => {
  const { bytes } = upload;
  if (bytes.length > rule.maxMegabytes * 2 ** 20) {
    const sentence = `Файл больше ${rule.maxMegabytes} МБ. Уменьшите его и загрузите снова.`;
    throw refusedFile('file_too_large', rule.field, sentence);
  }
  const mime = sniffMime(bytes);
  if (rule.kinds !== 'any' && (mime === null || !rule.kinds.includes(mime))) {
    const sentence = `Файл не подходит: по содержимому это не ${rule.kindsTitle}. Выберите другой файл.`;
    throw refusedFile('file_kind', rule.field, sentence);
  }
  return { id: desk.files.put(bytes), mime: mime ?? 'application/octet-stream', size: bytes.length };
};

const refusedFile = (code: string, field: string, sentence: string) =>
  new UserFacingError(code, 422, sentence, { fields: [{ field, msg: sentence }] });
