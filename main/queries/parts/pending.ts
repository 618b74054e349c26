import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../../db/handles.ts';

/** A row's primary key by column names, in the table's order: `{manager_id: 2, day: '2026-11-23'}`. */
export type RowKey = Readonly<Record<string, string | number>>;

/** Tells of a table's rows whether the centre has yet to confirm what commands of this machine did to them. */
export const pendingRows = (db: ReadDb, table: string): ((key: RowKey) => boolean) => {
  const keys = new Set(
    db
      .all<{ key: string }>(sql`
        SELECT DISTINCT i.row_key AS key FROM undo_images i JOIN outbox o ON o.seq = i.seq
        WHERE o.state = 'pending' AND i.table_name = ${table}`)
      .map((row) => row.key),
  );
  return (key) => keys.has(JSON.stringify(key));
};
