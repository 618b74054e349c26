import { sql } from 'drizzle-orm';
import type { Answer, Input } from '../../contract/endpoint.ts';
import type { openVisits as endpoint } from '../../contract/visits.ts';
import { clientFullName } from '../domain/clients.ts';
import { localDateTime, todayIn } from '../domain/dates.ts';
import type { QueryContext } from './context.ts';
import { type ClientColumns, clientColumns, clientFacts } from './parts/clientFacts.ts';
import { flagOf } from './parts/wire.ts';

interface Row extends ClientColumns {
  readonly roomId: number;
  readonly roomName: string;
  readonly warehouseId: number;
  readonly floor: number;
  readonly zone: string;
  readonly clientId: number;
  readonly endsAt: number;
}

/** Who tries which room, and until when: the first to end first. */
export const openVisits = (
  { db, now }: QueryContext,
  { warehouse_id = 0 }: Input<typeof endpoint>,
): Answer<typeof endpoint> => ({
  visits: db
    .all<Row>(sql`
      SELECT room.id AS "roomId", room.name AS "roomName", w.id AS "warehouseId", room.floor, w.time_zone AS zone,
        client.id AS "clientId", g.ends_at AS "endsAt", ${clientColumns}
      FROM guest_visits g JOIN rooms room ON room.id = g.room_id JOIN warehouses w ON w.id = room.warehouse_id
      JOIN clients client ON client.id = g.client_id
      WHERE g.closed_at IS NULL AND g.ends_at > ${now}
        ${warehouse_id === 0 ? sql`` : sql`AND w.id = ${warehouse_id}`}
      ORDER BY g.ends_at, room.id`)
    .map((row) => ({
      room_id: row.roomId,
      room_name: row.roomName,
      warehouse_id: row.warehouseId,
      floor: row.floor,
      user_id: row.clientId,
      fullname: clientFullName(clientFacts(row)),
      username: row.phone ?? '',
      test_end: localDateTime(row.endsAt, row.zone),
      ends_today: flagOf(todayIn(row.zone, row.endsAt) === todayIn(row.zone, now)),
    })),
});
