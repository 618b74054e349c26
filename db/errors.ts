/** Why a data directory can't be opened; the sentence for the user is made where he is told. */
export type DatabaseFault = 'inUse' | 'unreadable' | 'newer' | 'wrongKey' | 'damaged' | 'full';

export class DatabaseError extends Error {
  readonly fault: DatabaseFault;

  constructor(fault: DatabaseFault, cause?: unknown) {
    super(`database: ${fault}`, { cause });
    this.name = 'DatabaseError';
    this.fault = fault;
  }
}

const FAULT_BY_CODE: Readonly<Record<string, DatabaseFault>> = {
  SQLITE_BUSY: 'inUse',
  SQLITE_LOCKED: 'inUse',
  SQLITE_FULL: 'full',
  SQLITE_CORRUPT: 'damaged',
  SQLITE_NOTADB: 'wrongKey',
  SQLITE_CANTOPEN: 'unreadable',
  SQLITE_READONLY: 'unreadable',
  SQLITE_PERM: 'unreadable',
  SQLITE_AUTH: 'unreadable',
  SQLITE_IOERR: 'unreadable',
  EACCES: 'unreadable',
  EPERM: 'unreadable',
  EROFS: 'unreadable',
  ENOTDIR: 'unreadable',
  EEXIST: 'unreadable',
  ENOENT: 'unreadable',
  EISDIR: 'unreadable',
  ENOSPC: 'full',
  EDQUOT: 'full',
};

/** Translates an error of SQLite or of the file system; anything else is our own fault and passes unchanged. */
export const asDatabaseError = (error: unknown): unknown => {
  if (error instanceof DatabaseError || !(error instanceof Error)) return error;
  // drizzle wraps what SQLite throws.
  if (!('code' in error)) return error.cause === undefined ? error : asDatabaseError(error.cause);
  const code = String(error.code);
  // Extended codes begin with their family: SQLITE_IOERR_WRITE, SQLITE_CORRUPT_INDEX.
  const family = code.startsWith('SQLITE_') ? code.split('_').slice(0, 2).join('_') : code;
  const fault = FAULT_BY_CODE[code] ?? FAULT_BY_CODE[family];
  return fault ? new DatabaseError(fault, error) : error;
};
