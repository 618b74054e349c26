import { type SQL, sql } from 'drizzle-orm';
import type { Kopecks } from '../../domain/money.ts';
import { percentOf } from '../../domain/periods.ts';
import { ROOM_STATUS, type RoomStatus } from '../../domain/roomStatus.ts';
import type { QueryContext } from '../context.ts';
import { type RoomLine, roomLines } from '../ledger/rooms.ts';
import { standing } from './roomBoard.ts';
import type { RoomScope } from './scope.ts';

/** Rooms of a scope on a floor; 0 or absent: of all floors. */
export interface FloorScope extends RoomScope {
  readonly floor?: number | undefined;
}

/** Areas are added as whole ten-thousandths of a m² (1 cm²), so that the states add up to the total exactly. */
export const AREA_UNITS = 10_000;
export const areaUnits = (area: SQL): SQL => sql`CAST(round(${area} * ${AREA_UNITS}) AS INTEGER)`;

export const areaOf = (line: RoomLine): number => Math.round(line.area * AREA_UNITS);

/** Rooms of a scope, by warehouse, floor and natural number. */
export const linesIn = (context: QueryContext, scope: FloorScope): readonly RoomLine[] => {
  const { warehouseId, floor = 0, startArea = 0, endArea = Number.POSITIVE_INFINITY } = scope;
  return roomLines(context).filter(
    (line) =>
      (warehouseId === 0 || line.warehouseId === warehouseId) &&
      (floor === 0 || line.floor === floor) &&
      line.area >= startArea &&
      line.area <= endArea,
  );
};

export interface StateCount {
  readonly status: RoomStatus;
  readonly rooms: number;
  /** Ten-thousandths of a m². */
  readonly area: number;
  /** A month: list prices for the short term, and prices in force of the rooms let. */
  readonly listPrice: Kopecks;
  readonly rent: Kopecks;
}

/** How many rooms of the scope are in each state, and what they come to. No row for a state without rooms. */
export const stateCounts = (context: QueryContext, scope: FloorScope): StateCount[] => {
  const { statusOf, priceOf } = standing(context);
  const counts = new Map<RoomStatus, Mutable<StateCount>>();
  for (const line of linesIn(context, scope)) {
    const status = statusOf(line);
    const count = counts.get(status) ?? { status, rooms: 0, area: 0, listPrice: 0, rent: 0 };
    count.rooms += 1;
    count.area += areaOf(line);
    count.listPrice += line.listPrice;
    count.rent += line.rental === null ? 0 : priceOf(line);
    counts.set(status, count);
  }
  return [...counts.values()].sort((a, b) => a.status - b.status);
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

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

/** Whether a filter `rented` of the wire leaves a room: none, or -1 among the codes, leaves all. */
export const isOfState = (status: RoomStatus, rented: readonly number[] | undefined): boolean =>
  rented === undefined || rented.includes(-1) || rented.includes(status);
