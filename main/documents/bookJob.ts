import { dirname, extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { WORKBOOK_MEGABYTES } from '../../contract/property.ts';
import type { Upload } from '../../contract/upload.ts';
import type { ReadBook } from '../domain/property/book.ts';
import { UserFacingError } from '../errors.ts';
import { unzippedSize } from './zipSize.ts';

/** What a thread of its own is told to make of a whole workbook; it ends with its answer. */
export type BookJob =
  | { readonly book: 'template'; readonly now: number }
  | { readonly book: 'read'; readonly bytes: Uint8Array };

/** exceljs keeps a workbook whole: about twenty times what it weighs unpacked. */
const HEAP = { maxOldGenerationSizeMb: 1024 };
const UNZIPPED_MAX = 60 * 2 ** 20;
const TIME_MAX_MS = 50_000;

/** @param workerFile the registers' program: that of the workbooks lies beside it */
export const propertyBooks = ({ workerFile }: { readonly workerFile: string }) => {
  const program = join(dirname(workerFile), `bookWorker${extname(workerFile)}`);
  const run = <T>(job: BookJob): Promise<T> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(program, { resourceLimits: HEAP });
      const timer = setTimeout(() => void worker.terminate(), TIME_MAX_MS);
      worker.once('message', (answer: { made: T } | { error: unknown }) => {
        if ('made' in answer) resolve(answer.made);
        else reject(answer.error);
      });
      worker.once('error', reject);
      worker.once('exit', () => {
        clearTimeout(timer);
        reject(new Error('the thread of the workbook has ended'));
      });
      worker.postMessage(job);
    });
  let last: Promise<unknown> = Promise.resolve();
  /** One at a time: each takes its memory. */
  const inTurn = <T>(job: BookJob): Promise<T> => {
    const next = last.then(() => run<T>(job));
    last = next.catch(() => {});
    return next;
  };
  /** The same for everybody: made once. */
  let template: Promise<Buffer> | undefined;
  return {
    propertyTemplate: (now: number): Promise<Buffer> => {
      template ??= inTurn<Uint8Array>({ book: 'template', now }).then(Buffer.from, (error: unknown) => {
        template = undefined;
        throw error;
      });
      return template;
    },
    readProperty: async (file: Upload): Promise<ReadBook> => {
      assertWorkbook(file);
      try {
        return await inTurn<ReadBook>({ book: 'read', bytes: file.bytes });
      } catch (cause) {
        throw refusedFile('file_kind', UNREADABLE, cause);
      }
    },
  };
};

const UNREADABLE =
  'Книгу не удалось прочитать: файл повреждён или слишком сложный. Перенесите данные в новый шаблон и загрузите его.';

const refusedFile = (code: string, sentence: string, cause?: unknown) =>
  new UserFacingError(code, 422, sentence, { fields: [{ field: 'file', msg: sentence }], cause });

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]) =>
  mark.every((byte, i) => bytes[i] === byte);

/** What it is, its content tells. @throws UserFacingError file_kind | file_too_large */
const assertWorkbook = ({ bytes }: Upload): void => {
  if (bytes.length > WORKBOOK_MEGABYTES * 2 ** 20) {
    const sentence = `Файл больше ${WORKBOOK_MEGABYTES} МБ. Уберите лишние листы и картинки или разделите его на несколько.`;
    throw refusedFile('file_too_large', sentence);
  }
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    const sentence =
      'Это книга старого формата (.xls) или защищённая паролем. Сохраните её в Excel без пароля как «Книга Excel (.xlsx)».';
    throw refusedFile('file_kind', sentence);
  }
  const size = startsWith(bytes, 0x50, 0x4b) ? unzippedSize(bytes) : null;
  if (size === null) {
    const sentence = 'Это не книга Excel. Сохраните таблицу как «Книга Excel (.xlsx)» и загрузите её.';
    throw refusedFile('file_kind', sentence);
  }
  if (size > UNZIPPED_MAX) {
    const sentence =
      'В книге слишком много данных. Оставьте только листы «Склады» и «Ячейки» или разделите её.';
    throw refusedFile('file_too_large', sentence);
  }
};
