import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asDatabaseError, DatabaseError } from './errors.ts';
import type { Connections } from './handles.ts';
import { openFile, openSnapshot } from './open.ts';
import { backupFolder, DATABASE_FILE, planRestore } from './restore.ts';

/** Copies of the database in the data directory: made while the program works, put back at its next start. */

export interface Backup {
  readonly name: string;
  /** Milliseconds since 1970 UTC. */
  readonly madeAt: number;
  readonly bytes: number;
}

export interface Backups {
  readonly folder: string;
  /** The newest first. */
  list(): readonly Backup[];
  /** @throws DatabaseError, where the disk is full or somebody reads the database for too long */
  make(now: number): Promise<Backup>;
  /** Puts it back at the next start. @returns whether it is there and sound */
  restoreAtStart(name: string): boolean;
}

interface Place {
  readonly dataDir: string;
  readonly key?: string | undefined;
}

/** The older ones go. */
const KEPT = 14;
const NAME = /^desk-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.db$/;
const TRIES = 20;
const PAUSE_MS = 250;

const nameAt = (now: number): string =>
  `desk-${new Date(now).toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '')}.db`;

/** Null: no name of a backup. */
const madeAt = (name: string): number | null => {
  const parts = NAME.exec(name)?.slice(1).map(Number);
  if (parts === undefined) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
};

const list = (dataDir: string): readonly Backup[] => {
  const folder = backupFolder(dataDir);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const at = madeAt(name);
      return at === null ? [] : [{ name, madeAt: at, bytes: statSync(join(folder, name)).size }];
    })
    .sort((a, b) => b.madeAt - a.madeAt);
};

/**
 * Folds the log into the file and holds a reader on that state: until it is closed, what is written goes into the log alone,
 * and the file can be copied at leisure. Null: another reader stands on an older state.
 */
const heldStill = (connections: Connections, { dataDir, key }: Place) =>
  connections.exclusive((db) => {
    const [state] = db.$client.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    return state?.busy === 0 ? openSnapshot({ dataDir, ...(key === undefined ? {} : { key }) }) : null;
  });

const pause = () => new Promise((done) => setTimeout(done, PAUSE_MS));

const make = async (connections: Connections, place: Place, now: number): Promise<Backup> => {
  const { dataDir } = place;
  const [folder, name] = [backupFolder(dataDir), nameAt(now)];
  mkdirSync(folder, { recursive: true });
  const draft = join(folder, `${name}.new`);
  for (let i = 0; i < TRIES; i++) {
    const still = await heldStill(connections, place);
    if (still === null) {
      await pause();
      continue;
    }
    try {
      await copyFile(join(dataDir, DATABASE_FILE), draft);
    } catch (error) {
      rmSync(draft, { force: true });
      throw asDatabaseError(error);
    } finally {
      still.close();
    }
    renameSync(draft, join(folder, name));
    for (const old of list(dataDir).slice(KEPT)) rmSync(join(folder, old.name), { force: true });
    return { name, madeAt: madeAt(name) ?? now, bytes: statSync(join(folder, name)).size };
  }
  throw new DatabaseError('inUse');
};

/** Opens it with the key and reads it through. */
const isSound = ({ dataDir, key }: Place, name: string): boolean => {
  const file = join(backupFolder(dataDir), name);
  try {
    const db = openFile(file, key);
    try {
      return db.pragma('quick_check(1)', { simple: true }) === 'ok';
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
};

export const backupsOf = (connections: Connections, place: Place): Backups => ({
  folder: backupFolder(place.dataDir),
  list: () => list(place.dataDir),
  make: (now) => make(connections, place, now),
  restoreAtStart: (name) => {
    if (!list(place.dataDir).some((one) => one.name === name) || !isSound(place, name)) return false;
    planRestore(place.dataDir, name);
    return true;
  },
});
