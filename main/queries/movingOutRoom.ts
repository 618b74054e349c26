import { sql } from 'drizzle-orm';
import type { Answer, Input } from '../../contract/endpoint.ts';
import type { movingOutRoom as endpoint } from '../../contract/rooms.ts';
import { clientFullName } from '../domain/clients.ts';
import type { PlainDate } from '../domain/dates.ts';
import { type Kopecks, toRubles } from '../domain/money.ts';
import { depositDue } from '../domain/moveOut.ts';
import { notFound } from '../errors.ts';
import type { QueryContext } from './context.ts';
import { type ClientColumns, clientColumns, clientFacts } from './parts/clientFacts.ts';
import { agreementAccounts } from './parts/rent.ts';
import { flagOf } from './parts/wire.ts';

interface Row extends ClientColumns {
  readonly agreementId: number;
  readonly clientId: number;
  readonly roomName: string;
  readonly warehouseId: number;
  readonly warehouseName: string;
  readonly start: PlainDate;
  readonly end: PlainDate | null;
  readonly deposit: Kopecks;
  readonly moveOutOn: PlainDate | null;
  readonly reason: string | null;
  readonly comment: string | null;
  readonly approvedAt: number | null;
  readonly fileId: string | null;
}

/**
 * The move-out from a room (document L1172): of the agreement asked for, else of the room's newest rental, so that a room
 * let again doesn't show who left it before. It is still here after the approval, for the deposit is paid back then.
 * @throws UserFacingError not_found
 */
export const movingOutRoom = (
  context: QueryContext,
  { room_id, agrid }: Input<typeof endpoint>,
): Answer<typeof endpoint> => {
  const row = newestRental(context, room_id, agrid);
  if (row === undefined || row.moveOutOn === null) {
    throw notFound(
      `Из ячейки №${room_id}${agrid ? ` по договору №${agrid}` : ''} никто не выезжает. Обновите список съезжающих.`,
    );
  }
  return {
    room: {
      room_id,
      agrid: row.agreementId,
      room_name: row.roomName,
      user_id: row.clientId,
      fullname: clientFullName(clientFacts(row)),
      username: row.phone ?? '',
      rentstartdate: row.start,
      rentenddate: row.end ?? row.moveOutOn,
      warehouse_id: row.warehouseId,
      warehouse_name: row.warehouseName,
      deposit: toRubles(row.deposit),
      return_amount: toRubles(depositToReturn(context, row, room_id)),
      leave_reason: row.reason,
      leave_comment: row.comment,
      leave_approved: flagOf(row.approvedAt !== null),
      client_photo_link: row.fileId === null ? null : `/documents/leaving/${row.agreementId}_${room_id}`,
    },
  };
};

const newestRental = ({ db }: QueryContext, roomId: number, agreementId: number | undefined) =>
  db.get<Row | undefined>(sql`
    SELECT r.agreement_id AS "agreementId", a.client_id AS "clientId", room.name AS "roomName", w.id AS "warehouseId",
      w.name AS "warehouseName", r.start, r."end", r.deposit, r.move_out_on AS "moveOutOn", r.move_out_reason AS reason,
      r.move_out_comment AS comment, r.move_out_approved_at AS "approvedAt", r.move_out_file_id AS "fileId",
      ${clientColumns}
    FROM rentals r JOIN rooms room ON room.id = r.room_id JOIN warehouses w ON w.id = room.warehouse_id
    JOIN agreements a ON a.id = r.agreement_id JOIN clients client ON client.id = a.client_id
    WHERE r.room_id = ${roomId} ${agreementId === undefined ? sql`` : sql`AND r.agreement_id = ${agreementId}`}
    ORDER BY r.start DESC, r."end" IS NULL DESC LIMIT 1`);

const depositToReturn = (context: QueryContext, row: Row, roomId: number): Kopecks => {
  const [account] = agreementAccounts(context, sql`a.id = ${row.agreementId}`);
  const kept = context.db.all<{ deposit: Kopecks }>(sql`
    SELECT r.deposit FROM rentals r
    WHERE r.agreement_id = ${row.agreementId} AND r."end" IS NULL AND r.room_id <> ${roomId}`);
  return depositDue(
    account?.deposit ?? 0,
    row.deposit,
    kept.map(({ deposit }) => deposit),
  );
};
