import { type SQL, sql } from 'drizzle-orm';
import { isClientComplete } from '../../domain/clients.ts';
import type { Kopecks } from '../../domain/money.ts';
import { percentOf } from '../../domain/periods.ts';
import { ROOM_STATUS, type RoomStatus, roomStatus } from '../../domain/roomStatus.ts';
import type { QueryContext } from '../context.ts';
import { type ClientColumns, clientColumns, clientFacts } from './clientFacts.ts';
import { priceInForce } from './rent.ts';
import { type RoomScope, roomFits, zoneTable } from './scope.ts';

/** Rooms of a scope on a floor; 0 or absent: of all floors. */
export interface FloorScope extends RoomScope {
  readonly floor?: number | undefined;
}

/** Areas are added as whole ten-thousandths of a m² (1 cm²), so that the states add up to the total exactly. */
export const AREA_UNITS = 10_000;
export const areaUnits = (area: SQL): SQL => sql`CAST(round(${area} * ${AREA_UNITS}) AS INTEGER)`;

/** Columns of {@link stateJoins} that decide a room's state. */
export const stateColumns = (now: number): SQL => sql`
  room.in_service AS "inService", r.room_id IS NOT NULL AS let, r.move_out_on IS NOT NULL AS leaving,
  a.activated_at IS NOT NULL AS "inForce",
  room.id IN (SELECT b.room_id FROM bookings b WHERE b.closed_at IS NULL AND b.held_until > ${now}) AS booked,
  room.id IN (SELECT g.room_id FROM guest_visits g WHERE g.closed_at IS NULL AND g.ends_at > ${now}) AS tested`;

export interface StateColumns {
  readonly inService: number;
  readonly let: number;
  readonly leaving: number;
  readonly inForce: number;
  readonly booked: number;
  readonly tested: number;
}

/** From `room`: its warehouse's day ({@link zoneTable}), and the rental and agreement that run, if any. */
export const stateJoins = sql`rooms room
  JOIN zone ON zone.id = room.warehouse_id
  LEFT JOIN rentals r ON r.room_id = room.id AND r."end" IS NULL
  LEFT JOIN agreements a ON a.id = r.agreement_id`;

export const floorFits = (scope: FloorScope): SQL =>
  sql`${roomFits(scope)} AND ${scope.floor ? sql`room.floor = ${scope.floor}` : sql`TRUE`}`;

interface Waiting {
  readonly rentPaid: boolean;
  readonly clientComplete: boolean;
  readonly clientApproved: boolean;
}

/** Rooms under an agreement not yet in force, by id: few, so only their clients are read. */
export const waitingRooms = ({ db }: QueryContext, scope: FloorScope): Map<number, Waiting> =>
  new Map(
    db
      .all<ClientColumns & { roomId: number; rentPaid: number }>(sql`
        SELECT room.id AS "roomId", EXISTS (SELECT 1 FROM payments p
            WHERE p.agreement_id = a.id AND p.article = 'Аренда' AND p.returned = 0) AS "rentPaid",
          ${clientColumns}
        FROM rentals r JOIN agreements a ON a.id = r.agreement_id AND a.activated_at IS NULL
        JOIN rooms room ON room.id = r.room_id JOIN clients client ON client.id = a.client_id
        WHERE r."end" IS NULL AND ${floorFits(scope)}`)
      .map((row) => [
        row.roomId,
        {
          rentPaid: row.rentPaid === 1,
          clientComplete: isClientComplete(clientFacts(row)),
          clientApproved: row.approved === 1,
        },
      ]),
  );

const SETTLED: Waiting = { rentPaid: true, clientComplete: true, clientApproved: true };

/** A room's state by the domain's rule, as parts/roomBoard.ts has it (a test compares the two). */
export const stateOf = (row: StateColumns, waiting: Waiting = SETTLED): RoomStatus =>
  roomStatus({
    inService: row.inService === 1,
    rental:
      row.let === 1 ? { moveOutPlanned: row.leaving === 1, inForce: row.inForce === 1, ...waiting } : null,
    bookingOpen: row.booked === 1,
    testOpen: row.tested === 1,
  });

export interface StateCount {
  readonly status: RoomStatus;
  readonly rooms: number;
  /** Ten-thousandths of a m². */
  readonly area: number;
  /** A month: list prices for the short term, and prices in force of the rooms let. */
  readonly listPrice: Kopecks;
  readonly rent: Kopecks;
}

interface Row extends StateColumns, Omit<StateCount, 'status'> {
  readonly waitingId: number | null;
}

/** How many rooms of the scope are in each state, and what they come to. No row for a state without rooms. */
export const stateCounts = (context: QueryContext, scope: FloorScope): StateCount[] => {
  const { db, now } = context;
  const waiting = waitingRooms(context, scope);
  const rows = db.all<Row>(sql`
    WITH ${zoneTable(now)}
    SELECT "inService", let, leaving, "inForce", booked, tested, "waitingId", count(*) AS rooms, sum(area) AS area,
      sum("listPrice") AS "listPrice", sum(rent) AS rent
    FROM (SELECT ${stateColumns(now)}, CASE WHEN a.id IS NOT NULL AND a.activated_at IS NULL THEN room.id END AS "waitingId",
        ${areaUnits(sql`room.area`)} AS area, room.price AS "listPrice",
        CASE WHEN r.room_id IS NULL THEN 0 ELSE ${priceInForce(sql`zone.today`)} END AS rent
      FROM ${stateJoins} WHERE ${floorFits(scope)})
    GROUP BY "inService", let, leaving, "inForce", booked, tested, "waitingId"`);
  const byStatus = Map.groupBy(rows, (row) =>
    stateOf(row, row.waitingId === null ? undefined : waiting.get(row.waitingId)),
  );
  return [...byStatus]
    .sort(([a], [b]) => a - b)
    .map(([status, own]) => ({
      status,
      rooms: sumOf(own, (row) => row.rooms),
      area: sumOf(own, (row) => row.area),
      listPrice: sumOf(own, (row) => row.listPrice),
      rent: sumOf(own, (row) => row.rent),
    }));
};

export const sumOf = <T>(rows: readonly T[], value: (row: T) => number): number =>
  rows.reduce((sum, row) => sum + value(row), 0);

/** `rented_cnt` of the wire: one item a state that has rooms, and all rooms, -1, last (document L1544). */
export const rentedCounts = (counts: readonly StateCount[]) => {
  const all = sumOf(counts, (row) => row.rooms);
  const item = (rented: RoomStatus | -1, rooms: number, area: number) => ({
    rented,
    cnt: rooms,
    rate: percentOf(rooms, all),
    area: area / AREA_UNITS,
  });
  return [
    ...counts.map((row) => item(row.status, row.rooms, row.area)),
    item(
      -1,
      all,
      sumOf(counts, (row) => row.area),
    ),
  ];
};

/** Rooms in service, and of those the ones that bring rent. */
export const offered = (counts: readonly StateCount[]): StateCount[] =>
  counts.filter((row) => row.status !== ROOM_STATUS.notOffered);
export const occupied = (counts: readonly StateCount[]): StateCount[] =>
  counts.filter((row) => row.status === ROOM_STATUS.occupied || row.status === ROOM_STATUS.leaving);
