import { sql } from 'drizzle-orm';
import type { clientTotal as endpoint } from '../../contract/clients.ts';
import type { Answer } from '../../contract/endpoint.ts';
import { localDateTime } from '../domain/dates.ts';
import { type Kopecks, toRubles } from '../domain/money.ts';
import { pricePerSquareMetre } from '../domain/rent.ts';
import type { QueryContext } from './context.ts';
import type { AgreementAccount } from './parts/rent.ts';
import { roomBoard } from './parts/roomBoard.ts';
import { dimensions, rublesOrNull } from './parts/wire.ts';

type Total = Answer<typeof endpoint>;

interface RentalRow {
  readonly agreementId: number;
  readonly roomId: number;
  readonly plannedEnd: string;
  readonly surcharge: Kopecks;
  readonly deposit: Kopecks;
  readonly warehouseId: number;
  readonly warehouseName: string;
  readonly lastDay: string | null;
  readonly lastSum: Kopecks | null;
  readonly nextDay: string | null;
  readonly nextSum: Kopecks | null;
}

const indexation = (column: 'day' | 'sum', when: 'past' | 'planned', now: number) => sql`(
  SELECT ${sql.raw(`c."${column}"`)} FROM price_changes c
  WHERE c.agreement_id = r.agreement_id AND c.room_id = r.room_id AND c.rental_start = r.start
    AND ${when === 'past' ? sql`c.day <= local_today(${now}, w.time_zone)` : sql`c.day > local_today(${now}, w.time_zone)`}
  ORDER BY c.day ${when === 'past' ? sql`DESC` : sql`ASC`} LIMIT 1)`;

/** Rooms that the client rents now, each with its share of its agreement's balance (document L370). */
export const clientRooms = (
  context: QueryContext,
  clientId: number,
  accounts: readonly AgreementAccount[],
): Total['rooms'] => {
  const { db, now } = context;
  const rentals = db.all<RentalRow>(sql`
    SELECT r.agreement_id AS "agreementId", r.room_id AS "roomId", r.planned_end AS "plannedEnd", r.surcharge, r.deposit,
      w.id AS "warehouseId", w.name AS "warehouseName",
      ${indexation('day', 'past', now)} AS "lastDay", ${indexation('sum', 'past', now)} AS "lastSum",
      ${indexation('day', 'planned', now)} AS "nextDay", ${indexation('sum', 'planned', now)} AS "nextSum"
    FROM agreements a JOIN rentals r ON r.agreement_id = a.id
    JOIN rooms room ON room.id = r.room_id JOIN warehouses w ON w.id = room.warehouse_id
    WHERE a.client_id = ${clientId} AND r."end" IS NULL
    ORDER BY r.agreement_id, room.name_key`);
  if (rentals.length === 0) return [];
  const board = new Map(roomBoard(context, { clientId }).map((room) => [room.id, room]));
  return rentals.flatMap((rental) => {
    const room = board.get(rental.roomId);
    const account = accounts.find((candidate) => candidate.agreementId === rental.agreementId);
    if (!room?.tenant || !account) return [];
    return [
      {
        room_id: room.id,
        room_name: room.name,
        agrid: rental.agreementId,
        warehouse_id: rental.warehouseId,
        warehouse_name: rental.warehouseName,
        area: room.area,
        volume: room.volume,
        price: toRubles(room.price),
        price_1m: pricePerSquareMetre(room.price, room.area),
        floor: room.floor,
        dimensions: room.dimensions,
        rented: room.status,
        rentstartdate: room.tenant.start,
        rentplanenddate: rental.plannedEnd,
        rentenddate: room.tenant.end,
        balance: toRubles(room.tenant.balance),
        days_left: account.daysLeft,
        deposit: toRubles(rental.deposit),
        surcharge_gp: toRubles(rental.surcharge),
        last_index_date: rental.lastDay,
        last_index_sum: rublesOrNull(rental.lastSum),
        future_index_date: rental.nextDay,
        future_index_sum: rublesOrNull(rental.nextSum),
      },
    ];
  });
};

interface TestRow {
  readonly id: number;
  readonly name: string;
  readonly floor: number;
  readonly length: number;
  readonly width: number;
  readonly height: number;
  readonly area: number;
  readonly volume: number;
  readonly price: Kopecks;
  readonly price6m: Kopecks;
  readonly price11m: Kopecks;
  readonly endsAt: number;
  readonly timeZone: string;
}

/** Rooms that the client is trying now (document L402). */
export const testRooms = ({ db, now }: QueryContext, clientId: number): Total['test_rooms'] =>
  db
    .all<TestRow>(sql`
      SELECT room.id, room.name, room.floor, room.length, room.width, room.height, room.area, room.volume, room.price,
        room.price_6m AS "price6m", room.price_11m AS "price11m", g.ends_at AS "endsAt", w.time_zone AS "timeZone"
      FROM guest_visits g JOIN rooms room ON room.id = g.room_id JOIN warehouses w ON w.id = room.warehouse_id
      WHERE g.client_id = ${clientId} AND g.closed_at IS NULL AND g.ends_at > ${now}
      ORDER BY g.ends_at`)
    .map((row) => ({
      room_id: row.id,
      room_name: row.name,
      area: row.area,
      volume: row.volume,
      price: toRubles(row.price),
      price_1m: pricePerSquareMetre(row.price, row.area),
      price_6m: toRubles(row.price6m),
      price_11m: toRubles(row.price11m),
      floor: row.floor,
      dimensions: dimensions(row),
      test_end: localDateTime(row.endsAt, row.timeZone),
    }));
