import { type SQL, sql } from 'drizzle-orm';
import { clientFullName, isClientComplete } from '../../domain/clients.ts';
import type { PlainDate } from '../../domain/dates.ts';
import type { Kopecks } from '../../domain/money.ts';
import { roomShares } from '../../domain/rent.ts';
import { type RoomStatus, roomStatus } from '../../domain/roomStatus.ts';
import type { QueryContext } from '../context.ts';
import { type ClientColumns, clientColumns, clientFacts } from './clientFacts.ts';
import { idsIn } from './listing.ts';
import { type AgreementAccount, agreementAccounts, priceInForce } from './rent.ts';

/** A room as it stands now: who holds it, in which state, with what share of the agreement's balance. */
export interface BoardRoom extends RoomColumns {
  readonly status: RoomStatus;
  /** What it costs a month: the rental's price in force, or the list price of a free one. */
  readonly price: Kopecks;
  readonly tenant: Tenant | null;
}

export interface Tenant {
  readonly agreementId: number;
  readonly clientId: number;
  readonly fullName: string;
  readonly phone: string;
  readonly approved: boolean;
  readonly start: PlainDate;
  readonly end: PlainDate | null;
  readonly moveOutApproved: boolean;
  readonly balance: Kopecks;
  readonly daysLeft: number;
  readonly nextPaymentDate: PlainDate;
}

interface RoomColumns {
  readonly id: number;
  readonly warehouseId: number;
  readonly floor: number;
  readonly name: string;
  readonly nameKey: string;
  readonly length: number;
  readonly width: number;
  readonly height: number;
  readonly area: number;
  readonly volume: number;
  readonly price6m: Kopecks;
  readonly price11m: Kopecks;
  readonly charge: number | null;
}

interface Row extends RoomColumns, ClientColumns {
  readonly listPrice: Kopecks;
  readonly inService: number;
  readonly agreementId: number | null;
  readonly clientId: number | null;
  readonly start: PlainDate | null;
  readonly moveOutOn: PlainDate | null;
  readonly moveOutApprovedAt: number | null;
  readonly activatedAt: number | null;
  readonly rentPrice: Kopecks | null;
  readonly rentPaid: number;
  readonly bookingOpen: number;
  readonly testOpen: number;
}

/** 0 or absent: all. */
export interface BoardFilter {
  readonly warehouseId?: number | undefined;
  readonly floor?: number | undefined;
  /** Only rooms that this client rents. */
  readonly clientId?: number | undefined;
  /** Only these. */
  readonly roomIds?: readonly number[] | undefined;
}

/**
 * Every room that fits, by warehouse, floor and natural number. States come from `domain/roomStatus.ts`, balances from
 * the agreements' accounts shared by price: the kopecks of an agreement's rooms add up to it, here and on a card.
 */
export const roomBoard = (context: QueryContext, filter: BoardFilter): BoardRoom[] => {
  const rows = readRows(context, filter);
  const accounts = accountsOf(context, filter);
  const shares = sharesByRoom(context, filter, accounts);
  return rows.map((row) => boardRoom(row, accounts, shares));
};

const fits = ({ warehouseId, floor, clientId, roomIds }: BoardFilter): SQL =>
  sql.join(
    [
      sql`TRUE`,
      ...(warehouseId ? [sql`room.warehouse_id = ${warehouseId}`] : []),
      ...(floor ? [sql`room.floor = ${floor}`] : []),
      ...(roomIds ? [sql`room.id IN ${idsIn(roomIds)}`] : []),
      ...(clientId
        ? [
            sql`room.id IN (SELECT r.room_id FROM agreements a JOIN rentals r ON r.agreement_id = a.id
              WHERE a.client_id = ${clientId} AND r."end" IS NULL)`,
          ]
        : []),
    ],
    sql` AND `,
  );

/** «Today» in the time zone of the joined warehouse `w`. */
const localToday = (now: number): SQL => sql`local_today(${now}, w.time_zone)`;

const readRows = ({ db, now }: QueryContext, filter: BoardFilter): Row[] =>
  db.all<Row>(sql`
    SELECT room.id, room.warehouse_id AS "warehouseId", room.floor, room.name, room.name_key AS "nameKey", room.length,
      room.width, room.height, room.area, room.volume, room.price AS "listPrice", room.price_6m AS "price6m",
      room.price_11m AS "price11m", room.in_service AS "inService", lock.charge,
      r.agreement_id AS "agreementId", r.start, r.move_out_on AS "moveOutOn",
      r.move_out_approved_at AS "moveOutApprovedAt", a.activated_at AS "activatedAt", a.client_id AS "clientId",
      CASE WHEN r.room_id IS NULL THEN NULL ELSE ${priceInForce(localToday(now))} END AS "rentPrice",
      EXISTS (SELECT 1 FROM payments p
        WHERE p.agreement_id = r.agreement_id AND p.article = 'Аренда' AND p.returned = 0) AS "rentPaid",
      EXISTS (SELECT 1 FROM bookings b
        WHERE b.room_id = room.id AND b.closed_at IS NULL AND b.held_until > ${now}) AS "bookingOpen",
      EXISTS (SELECT 1 FROM guest_visits g
        WHERE g.room_id = room.id AND g.closed_at IS NULL AND g.ends_at > ${now}) AS "testOpen",
      ${clientColumns}
    FROM rooms room
    JOIN warehouses w ON w.id = room.warehouse_id
    LEFT JOIN rentals r ON r.room_id = room.id AND r."end" IS NULL
    LEFT JOIN agreements a ON a.id = r.agreement_id
    LEFT JOIN clients client ON client.id = a.client_id
    LEFT JOIN locks lock ON lock.room_id = room.id
    WHERE ${fits(filter)}
    ORDER BY room.warehouse_id, room.floor, room.name_key, room.id`);

const accountsOf = (context: QueryContext, filter: BoardFilter): Map<number, AgreementAccount> =>
  new Map(
    agreementAccounts(
      context,
      sql`a.id IN (SELECT r.agreement_id FROM rentals r JOIN rooms room ON room.id = r.room_id
        WHERE r."end" IS NULL AND ${fits(filter)})`,
    ).map((account) => [account.agreementId, account]),
  );

/** All running rooms of the agreements met, also those on other floors: they take their shares too. */
const sharesByRoom = (
  { db, now }: QueryContext,
  filter: BoardFilter,
  accounts: ReadonlyMap<number, AgreementAccount>,
): Map<number, Kopecks> => {
  const rooms = db.all<{ agreementId: number; roomId: number; price: Kopecks }>(sql`
    SELECT r.agreement_id AS "agreementId", r.room_id AS "roomId", ${priceInForce(localToday(now))} AS price
    FROM rentals r JOIN rooms room ON room.id = r.room_id JOIN warehouses w ON w.id = room.warehouse_id
    WHERE r."end" IS NULL AND r.agreement_id IN (
      SELECT s.agreement_id FROM rentals s JOIN rooms room ON room.id = s.room_id
      WHERE s."end" IS NULL AND ${fits(filter)})`);
  const shares = new Map<number, Kopecks>();
  for (const [agreementId, own] of Map.groupBy(rooms, (room) => room.agreementId)) {
    const balance = accounts.get(agreementId)?.balance ?? 0;
    for (const [roomId, share] of roomShares(balance, own)) shares.set(roomId, share);
  }
  return shares;
};

const boardRoom = (
  row: Row,
  accounts: ReadonlyMap<number, AgreementAccount>,
  shares: ReadonlyMap<number, Kopecks>,
): BoardRoom => {
  const client = row.agreementId === null ? null : clientFacts(row);
  const account = row.agreementId === null ? undefined : accounts.get(row.agreementId);
  return {
    ...row,
    price: row.rentPrice ?? row.listPrice,
    status: roomStatus({
      inService: row.inService === 1,
      rental: client && {
        moveOutPlanned: row.moveOutOn !== null,
        inForce: row.activatedAt !== null,
        rentPaid: row.rentPaid === 1,
        clientComplete: isClientComplete(client),
        clientApproved: row.approved === 1,
      },
      bookingOpen: row.bookingOpen === 1,
      testOpen: row.testOpen === 1,
    }),
    tenant:
      client && account && row.clientId !== null && row.start !== null
        ? {
            agreementId: account.agreementId,
            clientId: row.clientId,
            fullName: clientFullName(client),
            phone: client.phone ?? '',
            approved: row.approved === 1,
            start: row.start,
            end: row.moveOutOn,
            moveOutApproved: row.moveOutApprovedAt !== null,
            balance: shares.get(row.id) ?? 0,
            daysLeft: account.daysLeft,
            nextPaymentDate: account.nextPaymentDate,
          }
        : null,
  };
};
