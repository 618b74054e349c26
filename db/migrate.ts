import type Database from 'better-sqlite3';
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';
import { DatabaseError } from './errors.ts';
import { dropDerived, installDerived } from './install.ts';

export interface MigrationState {
  readonly applied: number;
  readonly pending: readonly MigrationMeta[];
}

/**
 * How far the database is. @throws DatabaseError newer, when it was written by a version of the app that knows more
 * migrations than this one: opening it would lose what we don't know.
 */
export const migrationState = (db: Database.Database, migrationsDir: string): MigrationState => {
  const known = readMigrationFiles({ migrationsFolder: migrationsDir });
  const hasTable = db.prepare(`SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'`).get();
  const applied = hasTable
    ? (db.prepare('SELECT created_at FROM __drizzle_migrations').pluck().all() as number[]).map(Number)
    : [];
  const newest = known.at(-1)?.folderMillis ?? 0;
  if (applied.some((at) => at > newest)) throw new DatabaseError('newer');
  return {
    applied: applied.length,
    pending: known.filter(({ folderMillis }) => !applied.includes(folderMillis)),
  };
};

/** Brings the database to this version's schema, then builds what is derived from the tables. */
export const migrate = (db: Database.Database, migrationsDir: string): void => {
  const { pending } = migrationState(db, migrationsDir);
  if (pending.length > 0) {
    // A table that SQLite can't alter is built anew and renamed: with foreign keys on, that would delete its children.
    db.pragma('foreign_keys = OFF');
    applyMigrations(db, pending);
    if ((db.pragma('foreign_key_check') as unknown[]).length > 0) throw new DatabaseError('damaged');
  }
  db.pragma('foreign_keys = ON');
  installDerived(db);
};

/**
 * All or nothing, with the book-keeping row in the same transaction. drizzle's own runner issues a ROLLBACK after a full
 * disk has already rolled back, and so hides why it failed.
 */
const applyMigrations = (db: Database.Database, pending: readonly MigrationMeta[]): void =>
  db.transaction(() => {
    db.exec(
      'CREATE TABLE IF NOT EXISTS __drizzle_migrations (id INTEGER PRIMARY KEY, hash TEXT NOT NULL, created_at INTEGER NOT NULL)',
    );
    // The triggers name columns that a migration may drop; they are installed anew afterwards.
    dropDerived(db);
    for (const { sql, hash, folderMillis } of pending) {
      for (const statement of sql) db.exec(statement);
      db.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)').run(hash, folderMillis);
    }
  })();
