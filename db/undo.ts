import { REPLICATED_SHAPES, type TableShape } from './derived/tableShapes.ts';
import type { WriteDb } from './handles.ts';

/** Runs `work` with every change of a replicated row imaged under `seq`; the caller holds the transaction. */
export const recordingUndo = <T>(db: WriteDb, seq: number, work: () => T): T => {
  db.$client.prepare('INSERT INTO undo_scope (id, seq) VALUES (1, ?)').run(seq);
  const result = work();
  db.$client.prepare('DELETE FROM undo_scope').run();
  return result;
};

interface Image {
  readonly id: number;
  readonly tableName: string;
  readonly rowKey: string;
  readonly before: string | null;
}

/**
 * Takes back what the command `seq` changed, by replaying its images backwards, and drops them. Only right while no later
 * command's images stand: a rebase undoes from the newest to the oldest. The caller holds the transaction.
 */
export const undo = (db: WriteDb, seq: number): void => {
  // Rows come back in another order than they went: the references are whole again only at the end.
  db.$client.pragma('defer_foreign_keys = ON');
  const images = db.$client
    .prepare(
      `SELECT id, table_name AS tableName, row_key AS rowKey, before FROM undo_images WHERE seq = ? ORDER BY id DESC`,
    )
    .all(seq) as Image[];
  for (const image of images) restore(db, image);
  db.$client.prepare('DELETE FROM undo_images WHERE seq = ?').run(seq);
};

const restore = (db: WriteDb, image: Image): void => {
  const shape = REPLICATED_SHAPES.find(({ name }) => name === image.tableName);
  if (shape === undefined) throw new Error(`undo image of an unknown table ${image.tableName}`);
  if (image.before === null) db.$client.prepare(deleteSql(shape)).run(image.rowKey);
  else db.$client.prepare(upsertSql(shape)).run(image.before);
};

const field = (column: string) => `json_extract(image.value, '$.${column}')`;

const deleteSql = ({ name, key }: TableShape): string =>
  `DELETE FROM "${name}" WHERE (${key.map((column) => `"${column}"`).join(', ')})
   = (SELECT ${key.map(field).join(', ')} FROM (SELECT ? AS value) image)`;

const upsertSql = ({ name, columns, key }: TableShape): string => {
  const list = columns.map((column) => `"${column}"`).join(', ');
  const changes = columns.map((column) => `"${column}" = excluded."${column}"`).join(', ');
  return `INSERT INTO "${name}" (${list}) SELECT ${columns.map(field).join(', ')} FROM (SELECT ? AS value) image WHERE TRUE
    ON CONFLICT (${key.map((column) => `"${column}"`).join(', ')}) DO UPDATE SET ${changes}`;
};
