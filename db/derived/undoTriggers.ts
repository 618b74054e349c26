import { REPLICATED_SHAPES, type TableShape } from './tableShapes.ts';

const jsonOf = (columns: readonly string[], row: 'old' | 'new'): string =>
  `json_object(${columns.map((column) => `'${column}', ${row}."${column}"`).join(', ')})`;

/** While a command runs (`undo_scope` has its row), each change leaves the row's image before it. */
const triggersOf = ({ name, columns, key }: TableShape): string[] => {
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

export const UNDO_TRIGGERS: readonly string[] = REPLICATED_SHAPES.flatMap(triggersOf);
