import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type FileStore, writeDurably } from '../db/files.ts';
import { sealer } from '../db/seal.ts';
import { UserFacingError } from '../main/errors.ts';

/** Uploads that come in pieces over a line that fails: what has come stays, sealed, until the whole is there. */
export interface Incoming {
  /** Bytes that are here of a file that isn't complete. */
  have(id: string): number;
  /** Adds a piece; a piece that is here already is passed over. @throws UserFacingError gap | not_that_file */
  add(id: string, offset: number, size: number, piece: Buffer): void;
}

/** A message's attachment is the largest file there is. */
const LARGEST = 20 * 2 ** 20;

export const incomingIn = (dataDir: string, key: string | undefined, files: FileStore): Incoming => {
  const root = join(dataDir, 'incoming');
  const { seal, open } = sealer(key, 'incoming');
  const folder = (id: string) => join(root, id);
  /** Pieces in their order, by where they begin. */
  const pieces = (id: string): number[] =>
    existsSync(folder(id))
      ? readdirSync(folder(id))
          .filter((name) => /^\d+$/.test(name))
          .map(Number)
          .sort((a, b) => a - b)
      : [];
  const read = (id: string, offset: number): Buffer => open(readFileSync(join(folder(id), String(offset))));
  const have = (id: string): number => {
    const last = pieces(id).at(-1);
    return last === undefined ? 0 : last + read(id, last).length;
  };
  return {
    have,
    add: (id, offset, size, piece) => {
      if (size > LARGEST) throw new UserFacingError('file_too_large', 413, 'Файл больше 20 МБ.');
      const here = have(id);
      if (offset > here) throw new UserFacingError('gap', 409, 'Не хватает начала файла.');
      if (offset + piece.length > here) {
        mkdirSync(folder(id), { recursive: true });
        writeDurably(join(folder(id), String(here)), seal(piece.subarray(here - offset)));
      }
      if (have(id) < size) return;
      const bytes = Buffer.concat(pieces(id).map((at) => read(id, at)));
      rmSync(folder(id), { recursive: true, force: true });
      if (createHash('sha256').update(bytes).digest('hex') !== id) {
        throw new UserFacingError('not_that_file', 422, 'Файл пришёл повреждённым: передайте его снова.');
      }
      files.put(bytes);
    },
  };
};
