import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { describe, expect, test } from 'vitest';
import { openFileStore } from '../../../db/files.ts';
import type { WriteDb } from '../../../db/handles.ts';
import { openDatabase } from '../../../db/open.ts';
import { REPLICATED } from '../../../db/schema/index.ts';
import { fillDemo } from '../../../main/demo/fill.ts';
import { MIGRATIONS, NOON, TODAY, tempDir } from '../../support/testDesk.ts';

interface Journal {
  entries: { idx: number; when: number; tag: string; version: string; breakpoints: boolean }[];
}

const journalOf = (dir: string): Journal => JSON.parse(readFileSync(join(dir, 'meta/_journal.json'), 'utf8'));

/** The shipped migrations up to the n-th alone. */
const upTo = (n: number): string => {
  const dir = join(tempDir(), 'migrations');
  cpSync(MIGRATIONS, dir, { recursive: true });
  const journal = journalOf(dir);
  writeFileSync(
    join(dir, 'meta/_journal.json'),
    JSON.stringify({ ...journal, entries: journal.entries.slice(0, n) }),
  );
  return dir;
};

/** A database as the version of the n-th migration left it, without what is derived: this version's triggers don't fit it. */
const databaseAt = (dataDir: string, n: number): Database.Database => {
  const db = new Database(join(dataDir, 'desk.db'));
  db.exec(
    'CREATE TABLE __drizzle_migrations (id INTEGER PRIMARY KEY, hash TEXT NOT NULL, created_at INTEGER NOT NULL)',
  );
  const book = db.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)');
  for (const { sql, hash, folderMillis } of readMigrationFiles({ migrationsFolder: MIGRATIONS }).slice(
    0,
    n,
  )) {
    for (const statement of sql) db.exec(statement);
    book.run(hash, folderMillis);
  }
  return db;
};

/** All shipped migrations and one more, in the shape that drizzle gives a column that SQLite can't alter: built anew. */
const andOneMore = (): string => {
  const dir = upTo(journalOf(MIGRATIONS).entries.length);
  const journal = journalOf(dir);
  const last = journal.entries.at(-1);
  if (!last) throw new Error('no migrations');
  const entry = { ...last, idx: last.idx + 1, when: last.when + 1, tag: '9999_next' };
  writeFileSync(
    join(dir, 'meta/_journal.json'),
    JSON.stringify({ ...journal, entries: [...journal.entries, entry] }),
  );
  writeFileSync(join(dir, '9999_next.sql'), rebuildClients());
  return dir;
};

const rebuildClients = (): string => {
  const columns = getTableConfig(REPLICATED.clients).columns.map((column) => `"${column.name}"`);
  return [
    `CREATE TABLE __new_clients (${columns.map((name) => (name === '"id"' ? '"id" INTEGER PRIMARY KEY' : `${name} ANY`)).join(', ')}, nickname TEXT) STRICT;`,
    `INSERT INTO __new_clients (${columns.join(', ')}) SELECT ${columns.join(', ')} FROM clients;`,
    'DROP TABLE clients;',
    'ALTER TABLE __new_clients RENAME TO clients;',
  ].join('\n--> statement-breakpoint\n');
};

const fill = (write: WriteDb, dataDir: string): void =>
  fillDemo(write, {
    size: 'small',
    today: TODAY,
    now: NOON,
    files: openFileStore(join(dataDir, 'files')),
    hashPassword: (password) => `scrypt$${password}`,
  });

/** Every row of every table, without columns that `added` names. */
const tables = (write: WriteDb, added: readonly string[] = []): Record<string, unknown[]> =>
  Object.fromEntries(
    Object.values(REPLICATED).map((table) => {
      const { name } = getTableConfig(table);
      const rows = write.$client.prepare(`SELECT * FROM "${name}" ORDER BY rowid`).all() as Record<
        string,
        unknown
      >[];
      for (const row of rows) for (const column of added) delete row[column];
      return [name, rows];
    }),
  );

/** Copies what the older schema has columns for. @returns the rows as they then stand in it, table by table */
const carryOver = (from: WriteDb, to: Database.Database): Record<string, Record<string, unknown>[]> => {
  to.pragma('foreign_keys = OFF');
  return Object.fromEntries(
    Object.values(REPLICATED).flatMap((table) => {
      const { name } = getTableConfig(table);
      const columns = (to.pragma(`table_info("${name}")`) as { name: string }[]).map((one) => one.name);
      const shared = columns.filter((column) =>
        getTableConfig(table).columns.some((one) => one.name === column),
      );
      if (shared.length === 0) return [];
      const list = shared.map((column) => `"${column}"`).join(', ');
      const insert = to.prepare(
        `INSERT INTO "${name}" (${list}) VALUES (${shared.map(() => '?').join(', ')})`,
      );
      to.transaction(() => {
        for (const row of from.$client.prepare(`SELECT ${list} FROM "${name}" ORDER BY rowid`).raw().all())
          insert.run(row);
      })();
      const rows = to.prepare(`SELECT * FROM "${name}" ORDER BY rowid`).all() as Record<string, unknown>[];
      return [[name, rows]];
    }),
  );
};

describe('migrations', () => {
  test('a filled database keeps every row of every table through the next migration, and a copy from before it', () => {
    const dataDir = tempDir();
    const older = openDatabase({ dataDir, migrationsDir: MIGRATIONS });
    fill(older.write, dataDir);
    const before = tables(older.write);
    expect(Object.values(before).filter((rows) => rows.length === 0)).toHaveLength(2);
    older.close();

    const newer = openDatabase({ dataDir, migrationsDir: andOneMore() });
    expect(tables(newer.write, ['nickname'])).toEqual(before);
    expect(newer.write.$client.pragma('foreign_key_check')).toEqual([]);
    const found = newer.write.$client
      .prepare(`SELECT count(*) FROM client_search WHERE client_search MATCH 'а*'`)
      .pluck();
    expect(found.get()).toBeGreaterThan(0);
    newer.close();
    const count = journalOf(MIGRATIONS).entries.length;
    expect(existsSync(join(dataDir, `desk.db.before-${String(count).padStart(4, '0')}`))).toBe(true);
  });

  test('a database of the version before, filled, keeps every row through the newest migration', () => {
    const filledDir = tempDir();
    const filled = openDatabase({ dataDir: filledDir, migrationsDir: MIGRATIONS });
    fill(filled.write, filledDir);
    const dataDir = tempDir();
    const older = databaseAt(dataDir, journalOf(MIGRATIONS).entries.length - 1);
    const before = carryOver(filled.write, older);
    filled.close();
    older.close();
    const newer = openDatabase({ dataDir, migrationsDir: MIGRATIONS });
    const after = tables(newer.write);
    for (const [name, rows] of Object.entries(before)) expect(after[name]).toMatchObject(rows);
    expect(newer.write.$client.pragma('integrity_check', { simple: true })).toBe('ok');
    newer.close();
  });

  test('a migration that fails half-way leaves the database as it was', () => {
    const dataDir = tempDir();
    const older = openDatabase({ dataDir, migrationsDir: MIGRATIONS });
    fill(older.write, dataDir);
    const before = tables(older.write);
    older.close();
    const broken = andOneMore();
    writeFileSync(
      join(broken, '9999_next.sql'),
      `${rebuildClients()}\n--> statement-breakpoint\nSELECT no_such_function();`,
    );
    expect(() => openDatabase({ dataDir, migrationsDir: broken })).toThrow('no_such_function');
    const again = openDatabase({ dataDir, migrationsDir: MIGRATIONS });
    expect(tables(again.write)).toEqual(before);
    again.close();
  });

  test('a database of each shipped version opens as the newest', () => {
    for (let n = 1; n <= journalOf(MIGRATIONS).entries.length; n++) {
      const dataDir = tempDir();
      databaseAt(dataDir, n).close();
      const { write, close } = openDatabase({ dataDir, migrationsDir: MIGRATIONS });
      expect(write.$client.pragma('integrity_check', { simple: true })).toBe('ok');
      close();
    }
  });
});
