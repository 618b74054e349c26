import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chooseFolder, chosenFolder, folderNow, foldersOf } from './backupPlace.ts';
import { asDatabaseError, DatabaseError } from './errors.ts';
import type { Connections } from './handles.ts';
import { openFile, openSnapshot } from './open.ts';
import { backupFolder, DATABASE_FILE, planRestore } from './restore.ts';

/** Copies of the database, in the data directory or in a chosen folder: made while the program works, put back at its next start. */

export interface Backup {
  readonly name: string;
  readonly folder: string;
  /** Milliseconds since 1970 UTC. */
  readonly madeAt: number;
  readonly bytes: number;
}

export interface Backups {
  /** Where the next copy goes. */
  readonly folder: string;
  /** Copies go there from now on; those made before stay, and can be put back. @returns false: nothing can be written there */
  choose(folder: string): boolean;
  /** The newest first, of all folders. */
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

const listIn = (folder: string): Backup[] => {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const at = madeAt(name);
    return at === null ? [] : [{ name, folder, madeAt: at, bytes: statSync(join(folder, name)).size }];
  });
};

const newestFirst = (a: Backup, b: Backup): number => b.madeAt - a.madeAt;

/** One that lies in two folders is told once. */
const list = (dataDir: string): readonly Backup[] => {
  const found = foldersOf(dataDir).flatMap(listIn);
  return [...new Map(found.toReversed().map((one) => [one.name, one])).values()].sort(newestFirst);
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
  const [folder, name] = [folderNow(dataDir), nameAt(now)];
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
    for (const old of listIn(folder).sort(newestFirst).slice(KEPT))
      rmSync(join(folder, old.name), { force: true });
    return { name, folder, madeAt: madeAt(name) ?? now, bytes: statSync(join(folder, name)).size };
  }
  throw new DatabaseError('inUse');
};

/** Opens it with the key and reads it through. */
const isSound = (file: string, key: string | undefined): boolean => {
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

/** At the start a copy is looked for in the data directory: one from elsewhere, whose disk may be gone by then, is brought there. */
const bringHome = (dataDir: string, { name, folder }: Backup): void => {
  const home = backupFolder(dataDir);
  mkdirSync(home, { recursive: true });
  if (folder === home) return;
  const draft = join(home, `${name}.new`);
  copyFileSync(join(folder, name), draft);
  renameSync(draft, join(home, name));
};

export const backupsOf = (connections: Connections, place: Place): Backups => ({
  get folder() {
    return chosenFolder(place.dataDir) ?? backupFolder(place.dataDir);
  },
  choose: (folder) => chooseFolder(place.dataDir, folder),
  list: () => list(place.dataDir),
  make: (now) => make(connections, place, now),
  restoreAtStart: (name) => {
    const found = list(place.dataDir).find((one) => one.name === name);
    if (found === undefined || !isSound(join(found.folder, name), place.key)) return false;
    bringHome(place.dataDir, found);
    planRestore(place.dataDir, name);
    return true;
  },
});
