import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { DERIVED_SQL } from './derived/derivedSql.ts';

const KEY = 'derived';

/** Makes what is derived from the tables, unless it stands there as this version's text says. */
export const installDerived = (db: Database.Database): void => {
  const hash = JSON.stringify(createHash('sha256').update(DERIVED_SQL.join('\n')).digest('hex'));
  if (db.prepare('SELECT value FROM desk_state WHERE key = ?').pluck().get(KEY) === hash) return;
  db.transaction(() => {
    dropDerived(db);
    for (const statement of DERIVED_SQL) db.exec(statement);
    db.prepare('INSERT OR REPLACE INTO desk_state (key, value) VALUES (?, ?)').run(KEY, hash);
  })();
};

/** Takes the triggers away; `installDerived` brings all back from the tables as they then are. */
export const dropDerived = (db: Database.Database): void => {
  for (const name of db.prepare(`SELECT name FROM sqlite_master WHERE type = 'trigger'`).pluck().all()) {
    db.exec(`DROP TRIGGER "${name}"`);
  }
  const known = db.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'desk_state'`).get();
  if (known) db.prepare('DELETE FROM desk_state WHERE key = ?').run(KEY);
};

/**
 * Runs a first fill: rows by the hundred thousand, for which it is far quicker to build what is derived once at the end.
 * One transaction: a fill that fails leaves the database as it was.
 */
export const fillingAtOnce = <T>(db: Database.Database, work: () => T): T =>
  db.transaction(() => {
    dropDerived(db);
    const result = work();
    installDerived(db);
    return result;
  })();
