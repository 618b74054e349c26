import { type SQL, sql } from 'drizzle-orm';
import type { RoomOfAgreement } from '../../contract/agreements.ts';
import type { PlainDate } from '../domain/dates.ts';
import { type Kopecks, toRubles } from '../domain/money.ts';
import { depositDue } from '../domain/moveOut.ts';
import { pricePerSquareMetre, roomShares } from '../domain/rent.ts';
import type { QueryContext } from './context.ts';
import { type AgreementAccount, priceInForce } from './parts/rent.ts';
import { dimensions, rublesOrNull } from './parts/wire.ts';

interface Row {
  readonly roomId: number;
  readonly name: string;
  readonly floor: number;
  readonly length: number;
  readonly width: number;
  readonly height: number;
  readonly area: number;
  readonly volume: number;
  readonly warehouseId: number;
  readonly warehouseName: string;
  readonly start: PlainDate;
  readonly plannedEnd: PlainDate;
  readonly end: PlainDate | null;
  readonly moveOutOn: PlainDate | null;
  readonly price: Kopecks;
  readonly surcharge: Kopecks;
  readonly deposit: Kopecks;
  readonly lastDay: PlainDate | null;
  readonly lastSum: Kopecks | null;
  readonly nextDay: PlainDate | null;
  readonly nextSum: Kopecks | null;
}

/** A rental's part of the balance and of the deposit that is held. */
interface Part {
  readonly balance: Kopecks;
  readonly toReturn: Kopecks;
}

/**
 * Rooms of an agreement (document L763): `rooms` are those rented now, which share the balance by price (domain §3), and
 * `ended_rooms` the others. Of an agreement that rents nothing any more all are `rooms`: a closed agreement's card would
 * be empty otherwise; they share what is left on it in the same way.
 */
export const agreementRooms = (
  context: QueryContext,
  account: AgreementAccount,
): { rooms: RoomOfAgreement[]; ended_rooms: RoomOfAgreement[] } => {
  const rows = readRows(context, account.agreementId);
  const running = rows.filter((row) => row.end === null);
  const current = running.length > 0 ? running : rows;
  const ended = running.length > 0 ? rows.filter((row) => row.end !== null) : [];
  // A room may have been rented twice under one agreement: its place in the list tells the rentals apart.
  const shares = roomShares(
    account.balance,
    current.map((row, i) => ({ roomId: i, price: row.price })),
  );
  const deposits = running.length > 0 ? depositsDue(account, running) : depositsLeft(account, current);
  return {
    rooms: current.map((row, i) =>
      wireRoom(row, account, { balance: shares.get(i) ?? 0, toReturn: deposits[i] ?? 0 }),
    ),
    ended_rooms: ended.map((row) => wireRoom(row, account, { balance: 0, toReturn: 0 })),
  };
};

/** What would be due back for each room were it left now (domain/moveOut.ts). */
const depositsDue = ({ deposit }: AgreementAccount, running: readonly Row[]): Kopecks[] =>
  running.map((row) =>
    depositDue(
      deposit,
      row.deposit,
      running.filter((other) => other !== row).map((other) => other.deposit),
    ),
  );

/** What is still held when all rooms are left, by the deposits agreed. */
const depositsLeft = ({ deposit }: AgreementAccount, rows: readonly Row[]): Kopecks[] => {
  const shares = roomShares(
    Math.max(deposit, 0),
    rows.map((row, i) => ({ roomId: i, price: row.deposit })),
  );
  return rows.map((_, i) => shares.get(i) ?? 0);
};

const indexation = (column: 'day' | 'sum', past: boolean, today: SQL): SQL => sql`(
  SELECT ${column === 'day' ? sql`c.day` : sql`c.sum`} FROM price_changes c
  WHERE c.agreement_id = r.agreement_id AND c.room_id = r.room_id AND c.rental_start = r.start
    AND ${past ? sql`c.day <= ${today}` : sql`c.day > ${today}`}
  ORDER BY c.day ${past ? sql`DESC` : sql`ASC`} LIMIT 1)`;

const readRows = ({ db, now }: QueryContext, agreementId: number): Row[] => {
  const today = sql`local_today(${now}, w.time_zone)`;
  // An ended rental shows the price of its last day.
  const priceDay = sql`min(coalesce(r."end", '9999-12-31'), ${today})`;
  return db.all<Row>(sql`
    SELECT room.id AS "roomId", room.name, room.floor, room.length, room.width, room.height, room.area, room.volume,
      w.id AS "warehouseId", w.name AS "warehouseName", r.start, r.planned_end AS "plannedEnd", r."end",
      r.move_out_on AS "moveOutOn", ${priceInForce(priceDay)} AS price, r.surcharge, r.deposit,
      ${indexation('day', true, today)} AS "lastDay", ${indexation('sum', true, today)} AS "lastSum",
      ${indexation('day', false, today)} AS "nextDay", ${indexation('sum', false, today)} AS "nextSum"
    FROM rentals r JOIN rooms room ON room.id = r.room_id JOIN warehouses w ON w.id = room.warehouse_id
    WHERE r.agreement_id = ${agreementId}
    ORDER BY room.warehouse_id, room.name_key, room.id, r.start`);
};

const wireRoom = (row: Row, account: AgreementAccount, part: Part): RoomOfAgreement => ({
  agrid: account.agreementId,
  room_id: row.roomId,
  room_name: row.name,
  warehouse_id: row.warehouseId,
  warehouse_name: row.warehouseName,
  area: row.area,
  volume: row.volume,
  price: toRubles(row.price),
  price_1m: pricePerSquareMetre(row.price, row.area),
  floor: row.floor,
  dimensions: dimensions(row),
  rentstartdate: row.start,
  rentplanenddate: row.plannedEnd,
  rentenddate: row.end ?? row.moveOutOn,
  balance: toRubles(part.balance),
  days_left: row.end === null ? account.daysLeft : 0,
  next_payment_date: account.nextPaymentDate,
  deposit: toRubles(row.deposit),
  return_amount: toRubles(part.toReturn),
  surcharge_gp: toRubles(row.surcharge),
  last_index_date: row.lastDay,
  last_index_sum: rublesOrNull(row.lastSum),
  future_index_date: row.end === null ? row.nextDay : null,
  future_index_sum: row.end === null ? rublesOrNull(row.nextSum) : null,
});
