import { sql } from 'drizzle-orm';
import type { PlainDate } from '../../domain/dates.ts';
import type { Kopecks } from '../../domain/money.ts';
import type { QueryContext } from '../context.ts';
import { remembering } from './remember.ts';
import { priceInForce } from './rent.ts';
import { areaUnits } from './roomStates.ts';
import { type RoomScope, roomFits } from './scope.ts';

/** The rentals that run on a day, taken together. */
export interface RunningRent {
  readonly rentals: number;
  readonly agreements: number;
  /** Ten-thousandths of a m². */
  readonly area: number;
  /** A month, at the prices in force on that day. */
  readonly price: Kopecks;
}

const remembered = remembering<RunningRent>(100);

/** @param startedBefore leaves out rentals that start on that day or later */
export const runningRent = (
  { db }: QueryContext,
  scope: RoomScope,
  day: PlainDate,
  startedBefore: PlainDate = '9999-12-31',
): RunningRent =>
  remembered(db, [scope, day, startedBefore], () =>
    db.get<RunningRent>(sql`
    SELECT count(*) AS rentals, count(DISTINCT r.agreement_id) AS agreements,
      coalesce(sum(${areaUnits(sql`room.area`)}), 0) AS area, coalesce(sum(${priceInForce(sql`${day}`)}), 0) AS price
    FROM rentals r JOIN rooms room ON room.id = r.room_id
    WHERE r.start <= ${day} AND (r."end" IS NULL OR r."end" >= ${day}) AND ${roomFits(scope)}
      AND r.start < ${startedBefore}`),
  );

/** All rooms of the scope, and what is to be had from those in service. */
export interface Premises {
  readonly area: number;
  readonly offeredArea: number;
  /** A month at list prices for the short term. */
  readonly potential: Kopecks;
}

export const premises = ({ db }: QueryContext, scope: RoomScope): Premises =>
  db.get<Premises>(sql`
    SELECT coalesce(sum(${areaUnits(sql`room.area`)}), 0) AS area,
      coalesce(sum(CASE room.in_service WHEN 1 THEN ${areaUnits(sql`room.area`)} END), 0) AS "offeredArea",
      coalesce(sum(CASE room.in_service WHEN 1 THEN room.price END), 0) AS potential
    FROM rooms room WHERE ${roomFits(scope)}`);
