import { shapeOf, whereKey } from './changes.ts';
import type { TableShape } from './derived/tableShapes.ts';
import type { WriteDb } from './handles.ts';

/** Runs `work` with every change of a replicated row imaged under `seq`; the caller holds the transaction. */
export const recordingUndo = <T>(db: WriteDb, seq: number, work: () => T): T => {
  db.$client.prepare('INSERT INTO undo_scope (id, seq) VALUES (1, ?)').run(seq);
  const result = work();
  db.$client.prepare('DELETE FROM undo_scope').run();
  return result;
};

interface Image {
  readonly tableName: string;
  readonly rowKey: string;
  readonly before: string | null;
}

/**
 * Takes back what the command `seq` changed, by replaying its images backwards, and drops them. Only right while no later
 * command's images stand. The caller holds the transaction.
 */
export const undo = (db: WriteDb, seq: number): void => {
  const images = db.$client
    .prepare(
      'SELECT table_name AS tableName, row_key AS rowKey, before FROM undo_images WHERE seq = ? ORDER BY id DESC',
    )
    .all(seq) as Image[];
  restoreAll(db, images);
  db.$client.prepare('DELETE FROM undo_images WHERE seq = ?').run(seq);
};

/**
 * Takes back all commands whose images stand, the newest change first: each step is a state that the database once had, so
 * no unique index ever stands in the way. The caller holds the transaction.
 */
export const undoEverything = (db: WriteDb): void => {
  const images = db.$client
    .prepare('SELECT table_name AS tableName, row_key AS rowKey, before FROM undo_images ORDER BY id DESC')
    .all() as Image[];
  restoreAll(db, images);
  db.$client.prepare('DELETE FROM undo_images').run();
};

const restoreAll = (db: WriteDb, images: readonly Image[]): void => {
  // Rows come back in another order than they went: the references are whole again only at the end.
  db.$client.pragma('defer_foreign_keys = ON');
  for (const { tableName, rowKey, before } of images) {
    const shape = shapeOf(tableName);
    if (before === null)
      db.$client.prepare(`DELETE FROM "${tableName}" WHERE ${whereKey(shape)}`).run(rowKey);
    else db.$client.prepare(upsertSql(shape)).run(before);
  }
};

const upsertSql = ({ name, columns, key }: TableShape): string => {
  const list = columns.map((column) => `"${column}"`).join(', ');
  const values = columns.map((column) => `json_extract(image.value, '$.${column}')`).join(', ');
  const changes = columns.map((column) => `"${column}" = excluded."${column}"`).join(', ');
  return `INSERT INTO "${name}" (${list}) SELECT ${values} FROM (SELECT ? AS value) image WHERE TRUE
    ON CONFLICT (${key.map((column) => `"${column}"`).join(', ')}) DO UPDATE SET ${changes}`;
};
