import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate as runMigrations } from 'drizzle-orm/better-sqlite3/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { DERIVED_SQL } from './derived.ts';
import { DatabaseError } from './errors.ts';

export interface MigrationState {
  readonly applied: number;
  readonly pending: number;
}

/**
 * How far the database is. @throws DatabaseError newer, when it was written by a version of the app that knows more
 * migrations than this one: opening it would lose what we don't know.
 */
export const migrationState = (db: Database.Database, migrationsDir: string): MigrationState => {
  const known = readMigrationFiles({ migrationsFolder: migrationsDir });
  const hasTable = db.prepare(`SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'`).get();
  const applied = hasTable
    ? (db.prepare('SELECT created_at AS at FROM __drizzle_migrations ORDER BY created_at').all() as {
        at: number;
      }[])
    : [];
  const newest = known.at(-1)?.folderMillis ?? 0;
  if (applied.some(({ at }) => Number(at) > newest)) throw new DatabaseError('newer');
  return { applied: applied.length, pending: known.length - applied.length };
};

/** Brings the database to this version's schema: migrations in one transaction, then what is derived from the tables. */
export const migrate = (db: Database.Database, migrationsDir: string): void => {
  if (migrationState(db, migrationsDir).pending > 0) {
    // A table that SQLite can't alter is built anew and renamed: with foreign keys on, that would delete its children.
    db.pragma('foreign_keys = OFF');
    runMigrations(drizzle(db), { migrationsFolder: migrationsDir });
    if ((db.pragma('foreign_key_check') as unknown[]).length > 0) throw new DatabaseError('damaged');
  }
  db.pragma('foreign_keys = ON');
  installDerived(db);
};

/** Rebuilds search and undo triggers when their text has changed since they were last installed. */
const installDerived = (db: Database.Database): void => {
  const hash = createHash('sha256').update(DERIVED_SQL.join('\n')).digest('hex');
  const key = 'derived';
  const known = db.prepare('SELECT value FROM desk_state WHERE key = ?').pluck().get(key);
  if (known === JSON.stringify(hash)) return;
  db.transaction(() => {
    for (const name of db.prepare(`SELECT name FROM sqlite_master WHERE type = 'trigger'`).pluck().all()) {
      db.exec(`DROP TRIGGER "${name}"`);
    }
    for (const statement of DERIVED_SQL) db.exec(statement);
    db.prepare(
      'INSERT INTO desk_state (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    ).run(key, JSON.stringify(hash));
  })();
};
