import { type SQL, sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, integer, text } from 'drizzle-orm/sqlite-core';

/** A day `YYYY-MM-DD` in the warehouse's time zone. Declare `isDay` for the column beside it. */
export const day = (name: string) => text(name);

/** An instant: milliseconds since 1970 UTC. */
export const instant = (name: string) => integer(name);

/** Money in kopecks. */
export const kopecks = (name: string) => integer(name);

/** A yes/no column, stored as 0 or 1. */
export const flag = (name: string) => integer(name, { mode: 'boolean' });

/**
 * The centre's change counter at the row's last write (0: written here, not yet confirmed). Every replicated table has
 * it; a pull asks for rows above a cursor.
 */
export const version = () => integer('version').notNull().default(0);

/** Refuses anything but `YYYY-MM-DD` with a real month and day; NULL passes. */
export const isDay = (name: string, column: AnySQLiteColumn) =>
  check(name, sql`${column} IS NULL OR ${column} IS date(${column})`);

/** Refuses all values but those listed; NULL passes. */
export const isOneOf = (name: string, column: AnySQLiteColumn, values: readonly string[]) =>
  check(name, sql`${column} IN (${literals(values)})`);

/** Refuses text that is not JSON; NULL passes. */
export const isJson = (name: string, column: AnySQLiteColumn) =>
  check(name, sql`${column} IS NULL OR json_valid(${column})`);

/** Refuses anything but 0 and 1. */
export const isFlag = (name: string, ...columns: AnySQLiteColumn[]) =>
  check(
    name,
    sql.join(
      columns.map((column) => sql`${column} IN (0, 1)`),
      sql` AND `,
    ),
  );

// Checks are written into the schema as text: a bound parameter can't stand there.
const literals = (values: readonly string[]): SQL =>
  sql.raw(values.map((value) => `'${value.replaceAll("'", "''")}'`).join(', '));
