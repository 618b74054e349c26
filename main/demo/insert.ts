import type Database from 'better-sqlite3';
import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';

/** A whole row of a table as the schema types it, but for the version, which the insert numbers. */
export type Row<T extends SQLiteTable> = Omit<T['$inferSelect'], 'version'>;

/** Counts replicated rows: an embedded demo is its own centre, so its rows carry the centre's versions. */
export interface ChangeCounter {
  value: number;
}

/**
 * A function that inserts whole rows of `table` by one prepared statement; drizzle builds a statement anew for every
 * row, which is ten times slower. Each row of a table with versions takes the counter's next.
 */
export const inserter = <T extends SQLiteTable>(
  db: Database.Database,
  table: T,
  counter: ChangeCounter,
): ((row: Row<T>) => void) => {
  const columns = Object.entries(getTableColumns(table));
  const names = columns.map(([, column]) => `"${column.name}"`).join(', ');
  const marks = columns.map(() => '?').join(', ');
  const statement = db.prepare(`INSERT INTO "${getTableName(table)}" (${names}) VALUES (${marks})`);
  const keys = columns.map(([key]) => key);
  const versionAt = keys.indexOf('version');
  const values: unknown[] = keys.map(() => null);
  return (row) => {
    const source = row as Readonly<Record<string, unknown>>;
    for (let i = 0; i < keys.length; i++) {
      const value = source[keys[i] as string];
      values[i] = typeof value === 'boolean' ? Number(value) : value;
    }
    if (versionAt >= 0) {
      counter.value += 1;
      values[versionAt] = counter.value;
    }
    statement.run(values);
  };
};

/** A row as the database spells it: JSON by column name, booleans as 0 and 1. What history and audit keep. */
export const rowJson = <T extends SQLiteTable>(table: T, row: Row<T>): string => {
  const source: Readonly<Record<string, unknown>> = { ...row, version: 0 };
  const entries = Object.entries(getTableColumns(table)).map(([key, column]) => {
    const value = source[key];
    return [column.name, typeof value === 'boolean' ? Number(value) : value];
  });
  return JSON.stringify(Object.fromEntries(entries));
};
