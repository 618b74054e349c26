import { constants, copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { asDatabaseError, DatabaseError } from './errors.ts';
import { type Connections, connections, type ReadDb, readDb, type WriteDb, writeDb } from './handles.ts';
import { keepStatements } from './keepStatements.ts';
import { lockDirectory } from './lock.ts';
import { migrate, migrationState } from './migrate.ts';
import { DATABASE_FILE, restorePlanned } from './restore.ts';

export interface OpenOptions {
  /** Everything written is under it; made if missing. */
  readonly dataDir: string;
  readonly migrationsDir: string;
  /** Passphrase of the encrypted file; absent: plain, which only demo data may be. */
  readonly key?: string;
  /** Pure functions that queries may call in SQL. */
  readonly functions?: Readonly<Record<string, (...args: never[]) => number | string>>;
}

/**
 * Opens a data directory for this process alone and brings it to this version's schema.
 * @throws DatabaseError
 */
export const openDatabase = (options: OpenOptions): Connections => {
  try {
    mkdirSync(options.dataDir, { recursive: true });
  } catch (error) {
    throw asDatabaseError(error);
  }
  const unlock = lockDirectory(options.dataDir);
  try {
    restorePlanned(options.dataDir);
    const opened = openFiles(options);
    return {
      ...opened,
      close: () => {
        opened.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw asDatabaseError(error);
  }
};

const openFiles = ({ dataDir, migrationsDir, key, functions = {} }: OpenOptions): Connections => {
  const file = join(dataDir, DATABASE_FILE);
  const writer = openFile(file, key);
  try {
    // A power cut must not take an accepted payment with it, so every commit reaches the disk.
    writer.pragma('journal_mode = WAL');
    writer.pragma('synchronous = FULL');
    assertSound(writer);
    const { applied, pending } = migrationState(writer, migrationsDir);
    if (pending.length > 0 && applied > 0) backUp(writer, file, applied);
    migrate(writer, migrationsDir);
    return connections(keepStatements(writer), openReading(file, key, functions));
  } catch (error) {
    writer.close();
    throw error;
  }
};

const openReading = (
  file: string,
  key: string | undefined,
  functions: NonNullable<OpenOptions['functions']>,
): Database.Database => {
  const reader = openFile(file, key, true);
  reader.pragma('query_only = ON');
  for (const [name, work] of Object.entries(functions)) {
    reader.function(name, { deterministic: true }, work as (...args: unknown[]) => unknown);
  }
  return reader;
};

/**
 * One more reading connection to a data directory that this process holds open: a worker thread needs its own. It sees
 * the state of the moment it was opened at until it is closed. The longer it stays, the longer grows the log.
 * @throws DatabaseError
 */
export const openSnapshot = ({
  dataDir,
  key,
  functions = {},
}: Omit<OpenOptions, 'migrationsDir'>): { db: ReadDb; close(): void } => {
  try {
    const reader = openReading(join(dataDir, DATABASE_FILE), key, functions);
    // It is read through once: what a cache would keep is not asked for again.
    reader.pragma('cache_size = -8192');
    // A BEGIN alone sees nothing yet: the first read fixes the state.
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM sqlite_master').get();
    return { db: readDb(reader), close: () => void reader.close() };
  } catch (error) {
    throw asDatabaseError(error);
  }
};

/**
 * One more writing connection to a data directory that this process holds open, for a thread that writes while nobody else
 * does (`Connections.exclusive`).
 * @throws DatabaseError
 */
export const openWriting = ({
  dataDir,
  key,
  functions = {},
}: Omit<OpenOptions, 'migrationsDir'>): { write: WriteDb; close(): void } => {
  try {
    const file = join(dataDir, DATABASE_FILE);
    const writer = openFile(file, key);
    writer.pragma('synchronous = FULL');
    writer.pragma('foreign_keys = ON');
    for (const [name, work] of Object.entries(functions)) {
      writer.function(name, { deterministic: true }, work as (...args: unknown[]) => unknown);
    }
    return { write: writeDb(keepStatements(writer)), close: () => void writer.close() };
  } catch (error) {
    throw asDatabaseError(error);
  }
};

/**
 * One connection, its key proved by a first read.
 * @throws what SQLite throws
 */
export const openFile = (file: string, key: string | undefined, readonly = false): Database.Database => {
  const db = new Database(file, { readonly, timeout: 5000 });
  try {
    if (key !== undefined) db.pragma(`key = '${key.replaceAll("'", "''")}'`);
    db.pragma('temp_store = MEMORY');
    db.pragma('cache_size = -65536');
    // The first read is where a wrong key shows itself.
    db.prepare('SELECT count(*) FROM sqlite_master').get();
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

/** @throws DatabaseError damaged */
const assertSound = (db: Database.Database): void => {
  const verdict = db.pragma('quick_check(1)', { simple: true });
  if (verdict !== 'ok') throw new DatabaseError('damaged');
};

/** A copy beside the database before its schema changes: the way back to the version before. */
const backUp = (db: Database.Database, file: string, applied: number): void => {
  db.pragma('wal_checkpoint(TRUNCATE)');
  const copy = `${file}.before-${String(applied).padStart(4, '0')}`;
  if (!existsSync(copy)) copyFileSync(file, copy, constants.COPYFILE_EXCL);
};
