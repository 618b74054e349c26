import { join } from 'node:path';
import Database from 'better-sqlite3';
import { asDatabaseError } from './errors.ts';

/**
 * Takes a data directory for this process: an exclusive transaction on a tiny database of its own. The system lets go of
 * it when the process dies, however it dies, so no stale lock ever needs a remedy.
 * @returns the release
 * @throws DatabaseError inUse | unreadable | full
 */
export const lockDirectory = (dataDir: string): (() => void) => {
  let lock: Database.Database | undefined;
  try {
    lock = new Database(join(dataDir, 'desk.lock'), { timeout: 0 });
    lock.pragma('journal_mode = DELETE');
    lock.exec('BEGIN EXCLUSIVE');
    const held = lock;
    return () => held.close();
  } catch (error) {
    lock?.close();
    throw asDatabaseError(error);
  }
};
