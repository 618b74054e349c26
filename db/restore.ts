import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asDatabaseError } from './errors.ts';

/** The database's file in the data directory: set aside whole, and put back from a backup before it is opened. */

export const DATABASE_FILE = 'desk.db';

/** Where copies of the database lie. */
export const backupFolder = (dataDir: string): string => join(dataDir, 'backups');

const planIn = (dataDir: string): string => join(backupFolder(dataDir), 'restore.json');

/** Notes which backup is to be put back at the next start. */
export const planRestore = (dataDir: string, name: string): void =>
  writeFileSync(planIn(dataDir), JSON.stringify({ name }));

/** A file that somebody spoiled plans nothing, and a name never leads out of the folder. */
const planned = (dataDir: string): string | null => {
  try {
    const plan: unknown = JSON.parse(readFileSync(planIn(dataDir), 'utf8'));
    const name: unknown = typeof plan === 'object' && plan !== null ? Reflect.get(plan, 'name') : null;
    return typeof name === 'string' && /^desk-\w+\.db$/.test(name) ? name : null;
  } catch {
    return null;
  }
};

/**
 * Puts the database aside, whole, for whoever may want to look at it. @returns its new name
 * @throws DatabaseError
 */
export const setAside = (dataDir: string, name: string): string => {
  const aside = join(dataDir, `${DATABASE_FILE}.${name}`);
  try {
    for (const ending of ['', '-wal', '-shm']) {
      const file = join(dataDir, DATABASE_FILE + ending);
      if (existsSync(file)) renameSync(file, aside + ending);
    }
    return aside;
  } catch (error) {
    throw asDatabaseError(error);
  }
};

/** The same backup may be put back twice, and what was set aside the first time stays. */
const freeName = (dataDir: string, name: string, n = 1): string => {
  const tried = n === 1 ? name : `${name}-${n}`;
  return existsSync(join(dataDir, `${DATABASE_FILE}.${tried}`)) ? freeName(dataDir, name, n + 1) : tried;
};

/**
 * Puts the backup back that was chosen for this start; the database that was there is set aside. The backup itself stays.
 * @throws DatabaseError
 */
export const restorePlanned = (dataDir: string): void => {
  const name = planned(dataDir);
  if (name !== null && existsSync(join(backupFolder(dataDir), name))) {
    try {
      const draft = join(dataDir, `${DATABASE_FILE}.restoring`);
      copyFileSync(join(backupFolder(dataDir), name), draft);
      setAside(dataDir, freeName(dataDir, `before-${name.replace(/\.db$/, '')}`));
      renameSync(draft, join(dataDir, DATABASE_FILE));
    } catch (error) {
      throw asDatabaseError(error);
    }
  }
  rmSync(planIn(dataDir), { force: true });
};
