import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { REPLICATED } from './schema/index.ts';

/**
 * What can be built from the tables at any time and is therefore no migration: the clients' word search, the agreements'
 * totals, and the triggers that keep them and the undo images. `install.ts` makes it anew whenever this text changes.
 */

/** Words of clients' names, by prefix. The key is already lower-case and without ё (domain `searchKey`). */
const CLIENT_SEARCH = [
  'DROP TABLE IF EXISTS client_search',
  `CREATE VIRTUAL TABLE client_search USING fts5(
     name_key, content='clients', content_rowid='id', tokenize="unicode61 remove_diacritics 0", prefix='1 2 3')`,
  `CREATE TRIGGER client_search_insert AFTER INSERT ON clients BEGIN
     INSERT INTO client_search (rowid, name_key) VALUES (new.id, new.name_key);
   END`,
  `CREATE TRIGGER client_search_delete AFTER DELETE ON clients BEGIN
     INSERT INTO client_search (client_search, rowid, name_key) VALUES ('delete', old.id, old.name_key);
   END`,
  `CREATE TRIGGER client_search_update AFTER UPDATE OF name_key ON clients BEGIN
     INSERT INTO client_search (client_search, rowid, name_key) VALUES ('delete', old.id, old.name_key);
     INSERT INTO client_search (rowid, name_key) VALUES (new.id, new.name_key);
   END`,
  `INSERT INTO client_search (client_search) VALUES ('rebuild')`,
];

/** Days since 1970-01-01. */
const epochDay = (day: string) => `CAST(julianday(${day}) - 2440587.5 AS INTEGER)`;

const sumOf = (what: string, from: string) => `coalesce((SELECT sum(${what}) FROM ${from}), 0)`;

const paid = (article: string) =>
  sumOf(
    'CASE p.returned WHEN 1 THEN -p.amount ELSE p.amount END',
    `payments p WHERE p.agreement_id = a.id AND p.article = '${article}'`,
  );

const RENTALS = 'rentals r WHERE r.agreement_id = a.id';
const CHANGES = `price_changes c JOIN rentals r
  ON r.agreement_id = c.agreement_id AND r.room_id = c.room_id AND r.start = c.rental_start WHERE c.agreement_id = a.id`;
const START = epochDay('r.start');
const END = epochDay('r."end"');
const CHANGED = epochDay('c.day');

/**
 * Rent of an agreement as a straight line: before the epoch day D its kopeck-days are `per_day × D − offset`, for every D
 * from `valid_from` on, when all its rentals have begun, its ends are past and its planned price changes have come. So a
 * list over all agreements needs one row of each and no date but today's; who is not yet on the line (a planned
 * indexation) is counted the long way. Nothing here depends on today, so nothing goes stale at midnight.
 */
const TOTALS_OF = `
  SELECT a.id, a.client_id,
    coalesce((SELECT room.warehouse_id FROM rentals r JOIN rooms room ON room.id = r.room_id WHERE r.agreement_id = a.id LIMIT 1),
      (SELECT min(id) FROM warehouses)),
    a.begin, a."end", a."end" IS NULL,
    (SELECT count(*) FROM ${RENTALS} AND r."end" IS NULL),
    (SELECT count(*) FROM ${RENTALS} AND r."end" IS NULL AND r.move_out_on IS NOT NULL),
    ${paid('Аренда')}, ${paid('Депозит')},
    ${sumOf('CASE WHEN r."end" IS NULL THEN r.price + r.surcharge ELSE 0 END', RENTALS)}
      + ${sumOf('CASE WHEN r."end" IS NULL THEN c.sum ELSE 0 END', CHANGES)},
    ${sumOf(`(r.price + r.surcharge) * CASE WHEN r."end" IS NULL THEN ${START} ELSE ${START} - ${END} - 1 END`, RENTALS)}
      + ${sumOf(`c.sum * CASE WHEN r."end" IS NULL THEN ${CHANGED} ELSE min(0, ${CHANGED} - ${END} - 1) END`, CHANGES)},
    max(
      coalesce((SELECT max(CASE WHEN r."end" IS NULL THEN ${START} ELSE ${END} + 1 END) FROM ${RENTALS}), 0),
      coalesce((SELECT max(${CHANGED}) FROM ${CHANGES} AND r."end" IS NULL), 0))
  FROM agreements a`;

const totalsTrigger = (table: string, event: string, row: 'old' | 'new', column: string) => `
  CREATE TRIGGER "totals_${table}_${event.toLowerCase()}_${row}" AFTER ${event} ON ${table} BEGIN
    DELETE FROM agreement_totals WHERE id = ${row}.${column};
    INSERT INTO agreement_totals ${TOTALS_OF} WHERE a.id = ${row}.${column};
  END`;

const AGREEMENT_TOTALS = [
  'DROP TABLE IF EXISTS agreement_totals',
  `CREATE TABLE agreement_totals (
     id INTEGER PRIMARY KEY, client_id INTEGER NOT NULL, warehouse_id INTEGER, begin TEXT NOT NULL, "end" TEXT,
     running INTEGER NOT NULL, rooms INTEGER NOT NULL, leaving INTEGER NOT NULL,
     rent_paid INTEGER NOT NULL, deposit INTEGER NOT NULL,
     per_day INTEGER NOT NULL, "offset" INTEGER NOT NULL, valid_from INTEGER NOT NULL) STRICT`,
  `INSERT INTO agreement_totals ${TOTALS_OF}`,
  'CREATE INDEX agreement_totals_by_client ON agreement_totals (client_id)',
  'CREATE INDEX agreement_totals_letting ON agreement_totals (client_id, leaving) WHERE rooms > 0',
  'CREATE INDEX agreement_totals_ahead ON agreement_totals (valid_from)',
  ...['payments', 'rentals', 'price_changes'].flatMap((table) => [
    totalsTrigger(table, 'INSERT', 'new', 'agreement_id'),
    totalsTrigger(table, 'UPDATE', 'old', 'agreement_id'),
    totalsTrigger(table, 'UPDATE', 'new', 'agreement_id'),
    totalsTrigger(table, 'DELETE', 'old', 'agreement_id'),
  ]),
  totalsTrigger('agreements', 'INSERT', 'new', 'id'),
  totalsTrigger('agreements', 'UPDATE', 'new', 'id'),
  `CREATE TRIGGER totals_agreements_delete AFTER DELETE ON agreements BEGIN
     DELETE FROM agreement_totals WHERE id = old.id;
   END`,
];

export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
}

/** Names of a table's columns and of its primary key, as the schema declares them. */
export const tableShape = (table: SQLiteTable): TableShape => {
  const config = getTableConfig(table);
  const single = config.columns.filter((column) => column.primary).map((column) => column.name);
  const composite = config.primaryKeys.flatMap((key) => key.columns.map((column) => column.name));
  return {
    name: config.name,
    columns: config.columns.map((column) => column.name),
    key: composite.length > 0 ? composite : single,
  };
};

export const REPLICATED_SHAPES: readonly TableShape[] = Object.values(REPLICATED).map(tableShape);

const jsonOf = (columns: readonly string[], row: 'old' | 'new'): string =>
  `json_object(${columns.map((column) => `'${column}', ${row}."${column}"`).join(', ')})`;

/** While a command runs (`undo_scope` has its row), each change leaves the row's image before it. */
const undoTriggers = ({ name, columns, key }: TableShape): string[] => {
  const trigger = (event: 'INSERT' | 'UPDATE' | 'DELETE', row: 'old' | 'new', before: string) =>
    `CREATE TRIGGER "undo_${name}_${event.toLowerCase()}" AFTER ${event} ON "${name}"
     WHEN (SELECT seq FROM undo_scope) IS NOT NULL BEGIN
       INSERT INTO undo_images (seq, table_name, row_key, before)
       VALUES ((SELECT seq FROM undo_scope), '${name}', ${jsonOf(key, row)}, ${before});
     END`;
  return [
    trigger('INSERT', 'new', 'NULL'),
    trigger('UPDATE', 'old', jsonOf(columns, 'old')),
    trigger('DELETE', 'old', jsonOf(columns, 'old')),
  ];
};

export const DERIVED_SQL: readonly string[] = [
  ...CLIENT_SEARCH,
  ...AGREEMENT_TOTALS,
  ...REPLICATED_SHAPES.flatMap(undoTriggers),
];
