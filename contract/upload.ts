import { z } from 'zod';

/** A file part of a form, as the server hands it over. What it is, its content tells, never its name. */
export interface Upload {
  readonly bytes: Uint8Array;
  readonly name: string;
}

const isUpload = (value: unknown): value is Upload =>
  typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof Uint8Array;

/** Old clients send an empty file part where there is no file (client facts 48). */
const emptyToUndefined = (value: unknown) => {
  const one = Array.isArray(value) ? value.find((part) => isUpload(part) && part.bytes.length > 0) : value;
  return isUpload(one) && one.bytes.length > 0 ? one : undefined;
};

const upload = () =>
  z.custom<Upload>(isUpload, { error: 'приложите файл' }).meta({ type: 'string', format: 'binary' });

/** A file in a multipart form; refused when missing or empty. */
export const uploadIn = () => z.preprocess(emptyToUndefined, upload());
export const optionalUploadIn = () => z.preprocess(emptyToUndefined, upload().optional());

/** The files of parts that bear one name, empty parts left out. */
export const optionalUploadsIn = (max: number) =>
  z.preprocess((value) => {
    const full = (Array.isArray(value) ? value : [value]).filter(
      (part) => isUpload(part) && part.bytes.length > 0,
    );
    return full.length > 0 ? full : undefined;
  }, z.array(upload()).max(max).optional());
