import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { asDatabaseError, DatabaseError } from './errors.ts';
import { sealer } from './seal.ts';

/** Photos and attachments, each named by the SHA-256 of its content: twice the same picture is one file. */
export interface FileStore {
  /** @returns the file's id, 64 hex digits. @throws DatabaseError full | unreadable */
  put(bytes: Uint8Array): string;
  has(id: string): boolean;
  /** @returns null when this machine doesn't hold the file. @throws DatabaseError damaged | wrongKey */
  read(id: string): Buffer | null;
}

const isFileId = (id: string): boolean => /^[0-9a-f]{64}$/.test(id);

/** Opens the store in `dir`; with a key its files are AES-256-GCM on the disk, the name being that of the plain content. */
export const openFileStore = (dir: string, key?: string): FileStore => {
  const { seal, open } = sealer(key, 'files');
  const pathOf = (id: string) => join(dir, id.slice(0, 2), id.slice(2));
  return {
    put: (bytes) => {
      const id = createHash('sha256').update(bytes).digest('hex');
      const path = pathOf(id);
      if (!existsSync(path)) writeDurably(path, seal(bytes));
      return id;
    },
    has: (id) => isFileId(id) && existsSync(pathOf(id)),
    read: (id) => {
      if (!isFileId(id) || !existsSync(pathOf(id))) return null;
      const bytes = open(readFileSync(pathOf(id)));
      if (createHash('sha256').update(bytes).digest('hex') !== id) throw new DatabaseError('damaged');
      return bytes;
    },
  };
};

/** A name of this store always holds its whole content: written aside, flushed, then renamed. */
export const writeDurably = (path: string, bytes: Uint8Array): void => {
  const aside = `${path}.${randomBytes(4).toString('hex')}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(aside, bytes, { flag: 'wx', mode: 0o600, flush: true });
    renameSync(aside, path);
  } catch (error) {
    rmSync(aside, { force: true });
    throw asDatabaseError(error);
  }
};
