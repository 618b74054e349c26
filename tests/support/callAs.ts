import { answer, caller, type TestDesk } from './testDesk.ts';

/** Calls as another manager than the desk's first. */
export const callAs = async (desk: TestDesk, managerId: number) => {
  const token = await desk.desk.tokens.issue(managerId, desk.clock.now());
  return { token, ...caller(desk.url, token) };
};

/** A form as a browser client of old posts it: multipart or urlencoded, and no word about problem+json. */
export const postForm = async (
  { url, token }: Pick<TestDesk, 'url' | 'token'>,
  path: string,
  body: FormData | URLSearchParams,
  headers: Record<string, string> = {},
) =>
  answer(
    await fetch(url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, accept: 'application/json', ...headers },
      body,
    }),
  );

/** A multipart body; a file part is `[name, bytes]`. */
export const form = (
  fields: readonly (readonly [string, string | number | readonly [string, Uint8Array<ArrayBuffer>]])[],
): FormData => {
  const data = new FormData();
  for (const [name, value] of fields) {
    if (typeof value === 'object') data.append(name, new File([value[1]], value[0]));
    else data.append(name, String(value));
  }
  return data;
};

/** The beginnings by which contents are told, with something behind them. */
export const PNG = Uint8Array.from(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
export const JPEG = Uint8Array.from(Buffer.from('ffd8ffe000104a46494600010100', 'hex'));
export const WEBP = Uint8Array.from(Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1'));
export const PDF = Uint8Array.from(Buffer.from('%PDF-1.7\n'));
