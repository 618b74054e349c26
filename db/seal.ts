import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { DatabaseError } from './errors.ts';

/** What lies beside the database is sealed like the database itself: AES-256-GCM with a key of its own drawn from its key. */
export interface Sealer {
  seal(bytes: Uint8Array): Buffer;
  /** @throws DatabaseError wrongKey, when it was sealed by another key or changed since */
  open(sealed: Buffer): Buffer;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Without a key (demo data only) bytes pass as they are. */
export const sealer = (key: string | undefined, purpose: string): Sealer => {
  if (key === undefined) return { seal: (bytes) => Buffer.from(bytes), open: (bytes) => bytes };
  const secret = scryptSync(key, `mesto-desk ${purpose}`, 32);
  return {
    seal: (bytes) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', secret, iv);
      const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]);
    },
    open: (sealed) => {
      const decipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(0, IV_BYTES));
      decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
      } catch (cause) {
        throw new DatabaseError('wrongKey', cause);
      }
    },
  };
};
