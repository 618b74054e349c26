import type { Page } from '../../contract/exchange.ts';
import { shapeOf, whereKey } from '../../db/changes.ts';
import { REPLICATED_SHAPES, type TableShape } from '../../db/derived/tableShapes.ts';
import type { WriteDb } from '../../db/handles.ts';

/** Putting the centre's rows into the replica. The caller holds the transaction. */

type Value = string | number | null;
type Tables = Page['tables'];

const KNOWN: ReadonlySet<string> = new Set(REPLICATED_SHAPES.map(({ name }) => name));
const list = (columns: readonly string[]): string => columns.map((column) => `"${column}"`).join(', ');

const keyOf = (key: readonly string[], columns: readonly string[], row: readonly Value[]): string =>
  JSON.stringify(Object.fromEntries(key.map((column) => [column, row[columns.indexOf(column)] ?? null])));

/** Which columns of a page this version has; what a newer centre has more is kept aside. */
const columnsHere = (shape: TableShape, columns: readonly string[]): number[] =>
  columns.flatMap((column, i) => (shape.columns.includes(column) ? [i] : []));

/** Rows of a first fill, into emptied tables without triggers: the later one of two with the same key counts. */
export const fillPage = (db: WriteDb, page: Page): void => {
  for (const { name, key, columns, rows } of page.tables) {
    keepUnknown(db, name, key, columns, rows);
    if (!KNOWN.has(name)) continue;
    const here = columnsHere(shapeOf(name), columns);
    const insert = db.$client.prepare(
      `INSERT OR REPLACE INTO "${name}" (${list(here.map((i) => columns[i] ?? ''))}) VALUES (${here.map(() => '?').join(', ')})`,
    );
    for (const row of rows) insert.run(here.map((i) => row[i]));
  }
  removeRows(db, page.deleted);
};

/**
 * Rows that changed, of one pull: of several states of a row only the newest. Those of a table with unique indexes are all
 * taken out before the new ones go in: of two tenants who follow each other in a room the second may come first.
 */
export const applyChanges = (db: WriteDb, pages: readonly Page[]): void => {
  const { tables, deleted } = newestOf(pages);
  removeRows(db, deleted);
  for (const { name, key, columns, rows } of tables) {
    keepUnknown(db, name, key, columns, rows);
    if (KNOWN.has(name) && shapeOf(name).hasUnique) {
      removeRows(
        db,
        rows.map((row) => ({ table: name, rowKey: keyOf(key, columns, row) })),
      );
    }
  }
  for (const table of tables) if (KNOWN.has(table.name)) upsertRows(db, table);
};

const newestOf = (pages: readonly Page[]): Page => {
  if (pages.length === 1 && pages[0] !== undefined) return pages[0];
  const rows = new Map<string, Map<string, { table: Tables[number]; row: Value[] } | null>>();
  const of = (table: string) => {
    const known = rows.get(table) ?? new Map();
    rows.set(table, known);
    return known;
  };
  for (const page of pages) {
    for (const { table, rowKey } of page.deleted) of(table).set(rowKey, null);
    for (const table of page.tables) {
      for (const row of table.rows) of(table.name).set(keyOf(table.key, table.columns, row), { table, row });
    }
  }
  const tables: Tables = [];
  const deleted: Page['deleted'] = [];
  for (const [name, byKey] of rows) {
    const kept = [...byKey.values()].filter((one) => one !== null);
    const [first] = kept;
    if (first) tables.push({ ...first.table, rows: kept.map(({ row }) => row) });
    for (const [rowKey, one] of byKey) if (one === null) deleted.push({ table: name, rowKey });
  }
  return { tables, deleted };
};

const removeRows = (db: WriteDb, keys: Page['deleted']): void => {
  for (const { table, rowKey } of keys) {
    if (KNOWN.has(table)) {
      db.$client.prepare(`DELETE FROM "${table}" WHERE ${whereKey(shapeOf(table))}`).run(rowKey);
    }
  }
};

const upsertRows = (db: WriteDb, { name, key, columns, rows }: Tables[number]): void => {
  const here = columnsHere(shapeOf(name), columns);
  const names = here.map((i) => columns[i] ?? '');
  const changes = names.map((column) => `"${column}" = excluded."${column}"`).join(', ');
  const upsert = db.$client.prepare(
    `INSERT INTO "${name}" (${list(names)}) VALUES (${names.map(() => '?').join(', ')})
     ON CONFLICT (${list(key)}) DO UPDATE SET ${changes}`,
  );
  for (const row of rows) upsert.run(here.map((i) => row[i]));
};

/** Fields of a newer centre wait here for the version that has a column for them (`adoptKeptFields`). */
const keepUnknown = (
  db: WriteDb,
  name: string,
  key: readonly string[],
  columns: readonly string[],
  rows: readonly Value[][],
): void => {
  const here = KNOWN.has(name) ? shapeOf(name).columns : [];
  const unknown = columns.flatMap((column, i) => (here.includes(column) ? [] : [i]));
  if (unknown.length === 0) return;
  const keep = db.$client.prepare(
    'INSERT OR REPLACE INTO kept_fields (table_name, row_key, data) VALUES (?, ?, ?)',
  );
  for (const row of rows) {
    const data = Object.fromEntries(unknown.map((i) => [columns[i], row[i]]));
    keep.run(name, keyOf(key, columns, row), JSON.stringify(data));
  }
};

/** After an update of the program: what it now has columns for goes where it belongs. */
export const adoptKeptFields = (db: WriteDb): void => {
  const kept = db.$client
    .prepare('SELECT table_name, row_key, data FROM kept_fields')
    .raw()
    .all() as string[][];
  for (const [name = '', rowKey = '', data = ''] of kept) {
    if (!KNOWN.has(name)) continue;
    const shape = shapeOf(name);
    const values = JSON.parse(data) as Record<string, Value>;
    const known = Object.keys(values).filter((column) => shape.columns.includes(column));
    if (known.length === 0) continue;
    const whole = { ...(JSON.parse(rowKey) as Record<string, Value>), ...values };
    if (shape.columns.every((column) => column in whole)) {
      upsertRows(db, {
        name,
        key: [...shape.key],
        columns: Object.keys(whole),
        rows: [Object.values(whole)],
      });
    } else {
      const set = known.map((column) => `"${column}" = ?`).join(', ');
      db.$client
        .prepare(`UPDATE "${name}" SET ${set} WHERE ${whereKey(shape)}`)
        .run(...known.map((column) => values[column]), rowKey);
    }
    const left = Object.entries(values).filter(([column]) => !known.includes(column));
    db.$client.prepare('DELETE FROM kept_fields WHERE table_name = ? AND row_key = ?').run(name, rowKey);
    if (left.length > 0) {
      db.$client
        .prepare('INSERT INTO kept_fields (table_name, row_key, data) VALUES (?, ?, ?)')
        .run(name, rowKey, JSON.stringify(Object.fromEntries(left)));
    }
  }
};
