import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { REPLICATED } from './schema/index.ts';

/**
 * What can be built from the tables at any time and is therefore no migration: the clients' word search and the triggers
 * that keep undo images. `migrate.ts` installs it anew whenever this text changes.
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

export const DERIVED_SQL: readonly string[] = [...CLIENT_SEARCH, ...REPLICATED_SHAPES.flatMap(undoTriggers)];
