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

const PENDING = sql`undo_images i JOIN outbox o ON o.seq = i.seq WHERE o.state = 'pending'`;

/** Whether anything is: then figures that add up many rows may change. */
export const anyPending = (db: ReadDb): boolean =>
  db.get(sql`SELECT 1 FROM outbox WHERE state = 'pending' LIMIT 1`) !== undefined;

/** Agreements whose own row, rooms, prices or payments are pending. */
export const pendingAgreements = (db: ReadDb): Set<number> =>
  new Set(
    db
      .all<{ id: number | null }>(sql`
        SELECT DISTINCT CASE i.table_name
          WHEN 'agreements' THEN i.row_key ->> 'id'
          WHEN 'payments' THEN (SELECT p.agreement_id FROM payments p WHERE p.id = i.row_key ->> 'id')
          ELSE i.row_key ->> 'agreement_id' END AS id
        FROM ${PENDING} AND i.table_name IN ('agreements', 'rentals', 'price_changes', 'payments')`)
      .flatMap((row) => row.id ?? []),
  );

/** Clients whose own data, agreements or payments are pending. */
export const pendingClients = (db: ReadDb): Set<number> =>
  new Set(
    db
      .all<{ id: number }>(sql`
        SELECT i.row_key ->> 'id' AS id FROM ${PENDING} AND i.table_name = 'clients'
        UNION SELECT client_id FROM agreements
          WHERE id IN (SELECT value FROM json_each(${JSON.stringify([...pendingAgreements(db)])}))`)
      .map((row) => row.id),
  );

/** Rooms that were let, freed, booked, tried or changed, all that pending. */
export const pendingRooms = (db: ReadDb): Set<number> =>
  new Set(
    db
      .all<{ id: number }>(sql`
        SELECT DISTINCT i.row_key ->> CASE i.table_name WHEN 'rooms' THEN 'id' ELSE 'room_id' END AS id
        FROM ${PENDING} AND i.table_name IN ('rooms', 'rentals', 'price_changes', 'bookings', 'guest_visits')`)
      .map((row) => row.id),
  );
