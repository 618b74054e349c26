import { createCipheriv, createDecipheriv, createHash, randomBytes, scryptSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { asDatabaseError, DatabaseError } from './errors.ts';

/** Photos and attachments, each named by the SHA-256 of its content: twice the same picture is one file. */
export interface FileStore {
  /** @returns the file's id, 64 hex digits. @throws DatabaseError full | unreadable */
  put(bytes: Uint8Array): string;
  /** @returns null when this machine doesn't hold the file. @throws DatabaseError damaged | wrongKey */
  read(id: string): Buffer | null;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Opens the store in `dir`; with a key its files are AES-256-GCM on the disk, the name being that of the plain content. */
export const openFileStore = (dir: string, key?: string): FileStore => {
  const secret = key === undefined ? undefined : scryptSync(key, 'mesto-desk files', 32);
  const pathOf = (id: string) => join(dir, id.slice(0, 2), id.slice(2));
  return {
    put: (bytes) => {
      const id = createHash('sha256').update(bytes).digest('hex');
      const path = pathOf(id);
      if (!existsSync(path)) writeDurably(path, secret ? seal(bytes, secret) : bytes);
      return id;
    },
    read: (id) => {
      if (!/^[0-9a-f]{64}$/.test(id) || !existsSync(pathOf(id))) return null;
      const stored = readFileSync(pathOf(id));
      const bytes = secret ? open(stored, secret) : stored;
      if (createHash('sha256').update(bytes).digest('hex') !== id) throw new DatabaseError('damaged');
      return bytes;
    },
  };
};

/** A name of this store always holds its whole content: written aside, flushed, then renamed. */
const writeDurably = (path: string, bytes: Uint8Array): void => {
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

const seal = (bytes: Uint8Array, secret: Buffer): Buffer => {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', secret, iv);
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
};

const open = (stored: Buffer, secret: Buffer): Buffer => {
  const decipher = createDecipheriv('aes-256-gcm', secret, stored.subarray(0, IV_BYTES));
  decipher.setAuthTag(stored.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(stored.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  } catch (cause) {
    throw new DatabaseError('wrongKey', cause);
  }
};
