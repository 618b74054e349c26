import { REPLICATED_SHAPES, type TableShape } from './derived/tableShapes.ts';
import type { WriteDb } from './handles.ts';

const SHAPES: ReadonlyMap<string, TableShape> = new Map(
  REPLICATED_SHAPES.map((shape) => [shape.name, shape]),
);

/** @throws Error when there is no such replicated table */
export const shapeOf = (table: string): TableShape => {
  const shape = SHAPES.get(table);
  if (shape === undefined) throw new Error(`no replicated table «${table}»`);
  return shape;
};

/** SQL for «the row whose key is this JSON»: one bound value. */
export const whereKey = ({ key }: TableShape): string =>
  `(${key.map((column) => `"${column}"`).join(', ')}) = (SELECT ${key
    .map((column) => `json_extract(k.value, '$.${column}')`)
    .join(', ')} FROM (SELECT ? AS value) k)`;

/**
 * Gives every row that was imaged under `seq` the version that the centre counted up to, a deleted one a tombstone; drops
 * the images. The caller holds the transaction.
 * @returns whether anything had changed
 */
export const stampChanges = (db: WriteDb, seq: number, version: number): boolean => {
  const client = db.$client;
  const rows = client
    .prepare('SELECT DISTINCT table_name AS name, row_key AS rowKey FROM undo_images WHERE seq = ?')
    .all(seq) as { name: string; rowKey: string }[];
  client.prepare('DELETE FROM undo_images WHERE seq = ?').run(seq);
  for (const { name, rowKey } of rows) {
    const shape = shapeOf(name);
    const kept = client
      .prepare(`UPDATE "${name}" SET version = ? WHERE ${whereKey(shape)}`)
      .run(version, rowKey);
    if (kept.changes === 0) {
      client
        .prepare('INSERT OR REPLACE INTO tombstones (table_name, row_key, version) VALUES (?, ?, ?)')
        .run(name, rowKey, version);
    } else {
      client.prepare('DELETE FROM tombstones WHERE table_name = ? AND row_key = ?').run(name, rowKey);
    }
  }
  return rows.length > 0;
};
