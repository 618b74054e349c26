import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles.ts';

/** Which agreement holds a room now; null for a free one. */
export const agreementOfRoom = (db: ReadDb, roomId: number): number | null =>
  db.get<{ id: number } | undefined>(
    sql`SELECT agreement_id AS id FROM rentals WHERE room_id = ${roomId} AND "end" IS NULL`,
  )?.id ?? null;
