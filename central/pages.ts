import { sql } from 'drizzle-orm';
import type { Cursor, Page } from '../contract/exchange.ts';
import { REPLICATED_SHAPES, type TableShape } from '../db/derived/tableShapes.ts';
import type { ReadDb } from '../db/handles.ts';

/** Rows of one page: about half a megabyte, some ten milliseconds to make and to put in. */
const PAGE_ROWS = 2000;

export interface Paged {
  readonly page: Page;
  readonly rows: number;
  readonly next: Cursor;
  readonly complete: boolean;
}

const list = (names: readonly string[], table?: string): string =>
  names.map((name) => (table === undefined ? `"${name}"` : `${table}."${name}"`)).join(', ');

const tableOf = ({ name, key, columns }: TableShape, rows: unknown[][]): Page['tables'] =>
  rows.length === 0
    ? []
    : [{ name, key: [...key], columns: [...columns], rows: rows as Page['tables'][number]['rows'] }];

/** Each replicated table is asked for its rows above a version by an index (`installVersionIndexes`). */
export const versionIndexes = (): string[] =>
  REPLICATED_SHAPES.map(
    ({ name }) => `CREATE INDEX IF NOT EXISTS "${name}_by_version" ON "${name}" (version)`,
  );

/**
 * What changed above a version, up to a page's worth; a version is never cut in two, so what one command wrote comes
 * together.
 */
export const changesAfter = (db: ReadDb, version: number, head: number): Paged => {
  const upTo = cut(db, version) ?? head;
  const tables = REPLICATED_SHAPES.flatMap((shape) =>
    tableOf(
      shape,
      db.values(
        sql`SELECT ${sql.raw(list(shape.columns))} FROM ${sql.identifier(shape.name)}
            WHERE version > ${version} AND version <= ${upTo} ORDER BY version`,
      ),
    ),
  );
  const deleted = db.all<{ table: string; rowKey: string }>(
    sql`SELECT table_name AS "table", row_key AS rowKey FROM tombstones WHERE version > ${version} AND version <= ${upTo}`,
  );
  const rows = tables.reduce((sum, table) => sum + table.rows.length, deleted.length);
  return { page: { tables, deleted }, rows, next: { version: upTo, fill: null }, complete: upTo >= head };
};

/** The version at which the page is full, or null where all that is left fits in. */
const cut = (db: ReadDb, version: number): number | null => {
  const each = [...REPLICATED_SHAPES.map(({ name }) => name), 'tombstones'].map(
    (name) =>
      sql`SELECT * FROM (SELECT version FROM ${sql.identifier(name)} WHERE version > ${version} ORDER BY version LIMIT ${PAGE_ROWS})`,
  );
  const full = db.get<{ version: number } | undefined>(
    sql`SELECT version FROM (${sql.join(each, sql` UNION ALL `)}) ORDER BY version LIMIT 1 OFFSET ${PAGE_ROWS - 1}`,
  );
  return full?.version ?? null;
};

/**
 * The next page of everything, table by table in the order of the keys. Pages are read at different moments; what is
 * written meanwhile has a version above the one at which the fill began, and the pull that follows brings it. So the whole
 * is one state of the centre, though no read transaction is held over a slow line, and a broken fill goes on where it was.
 */
export const fillAfter = (db: ReadDb, at: Cursor): Paged => {
  const tables: Page['tables'] = [];
  let left = PAGE_ROWS;
  let { table, after } = at.fill ?? { table: 0, after: [] };
  while (left > 0 && table < REPLICATED_SHAPES.length) {
    const shape = REPLICATED_SHAPES[table] as TableShape;
    const rows = rowsAfter(db, shape, after, left);
    tables.push(...tableOf(shape, rows));
    if (rows.length < left) {
      table += 1;
      after = [];
    } else after = keyOf(shape, rows.at(-1) ?? []);
    left -= rows.length;
  }
  const fill = table < REPLICATED_SHAPES.length ? { table, after } : null;
  return {
    page: { tables, deleted: [] },
    rows: PAGE_ROWS - left,
    next: { version: at.version, fill },
    complete: false,
  };
};

const rowsAfter = (
  db: ReadDb,
  shape: TableShape,
  after: readonly (string | number)[],
  limit: number,
): unknown[][] => {
  const key = sql.raw(list(shape.key));
  const above =
    after.length === 0
      ? sql`TRUE`
      : sql`(${key}) > (${sql.join(
          after.map((value) => sql`${value}`),
          sql`, `,
        )})`;
  return db.values(
    sql`SELECT ${sql.raw(list(shape.columns))} FROM ${sql.identifier(shape.name)} WHERE ${above} ORDER BY ${key} LIMIT ${limit}`,
  );
};

const keyOf = ({ key, columns }: TableShape, row: unknown[]): (string | number)[] =>
  key.map((column) => row[columns.indexOf(column)] as string | number);

/** Rows of all replicated tables: what a first fill has to bring. */
export const countRows = (db: ReadDb): number =>
  REPLICATED_SHAPES.reduce(
    (sum, { name }) => sum + db.get<{ n: number }>(sql`SELECT count(*) AS n FROM ${sql.identifier(name)}`).n,
    0,
  );
