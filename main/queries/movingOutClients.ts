import { sql } from 'drizzle-orm';
import type { Answer, Input } from '../../contract/endpoint.ts';
import type { movingOutClients as endpoint } from '../../contract/rooms.ts';
import { clientFullName } from '../domain/clients.ts';
import type { PlainDate } from '../domain/dates.ts';
import type { QueryContext } from './context.ts';
import { type ClientColumns, clientColumns, clientFacts } from './parts/clientFacts.ts';
import { flagOf } from './parts/wire.ts';

interface Row extends ClientColumns {
  readonly clientId: number;
  readonly agreementId: number;
  readonly roomId: number;
  readonly roomName: string;
  readonly warehouseId: number;
  readonly moveOutOn: PlainDate;
  readonly reason: string | null;
  readonly approvedAt: number | null;
}

/** Rooms whose clients plan to leave, a line a room, the nearest move-out first (document L1131). */
export const movingOutClients = (
  { db }: QueryContext,
  { warehouse_id = 0 }: Input<typeof endpoint>,
): Answer<typeof endpoint> => ({
  users: db
    .all<Row>(sql`
      SELECT a.client_id AS "clientId", r.agreement_id AS "agreementId", r.room_id AS "roomId", room.name AS "roomName",
        room.warehouse_id AS "warehouseId", r.move_out_on AS "moveOutOn", r.move_out_reason AS reason,
        r.move_out_approved_at AS "approvedAt", ${clientColumns}
      FROM rentals r JOIN rooms room ON room.id = r.room_id JOIN agreements a ON a.id = r.agreement_id
      JOIN clients client ON client.id = a.client_id
      WHERE r."end" IS NULL AND r.move_out_on IS NOT NULL
        ${warehouse_id === 0 ? sql`` : sql`AND room.warehouse_id = ${warehouse_id}`}
      ORDER BY r.move_out_on, room.warehouse_id, room.name_key, room.id`)
    .map((row) => ({
      user_id: row.clientId,
      fullname: clientFullName(clientFacts(row)),
      username: row.phone ?? '',
      rentenddate: row.moveOutOn,
      agrid: row.agreementId,
      room_id: row.roomId,
      room_name: row.roomName,
      warehouse_id: row.warehouseId,
      leave_reason: row.reason,
      leave_approved: flagOf(row.approvedAt !== null),
    })),
});
