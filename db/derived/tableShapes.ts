import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { REPLICATED } from '../schema/index.ts';

export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
  /** Has it a unique index besides its key? */
  readonly hasUnique: boolean;
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
    hasUnique: config.indexes.some((index) => index.config.unique),
  };
};

export const REPLICATED_SHAPES: readonly TableShape[] = Object.values(REPLICATED).map(tableShape);
