import { sql } from 'drizzle-orm';
import type { PlainDate } from '../../domain/dates.ts';
import type { Tenancy } from '../../domain/flows.ts';
import type { DayRange } from '../../domain/periods.ts';
import type { QueryContext } from '../context.ts';
import { areaUnits } from './roomStates.ts';
import { type RoomScope, roomFits } from './scope.ts';

/** A rental as the clients' dashboard counts it. */
export interface RoomTenancy extends Tenancy {
  readonly roomId: number;
  /** Ten-thousandths of a m². */
  readonly area: number;
}

/** Rentals that run on at least one day of a range, in a house. */
export const tenanciesIn = ({ db }: QueryContext, scope: RoomScope, range: DayRange): RoomTenancy[] =>
  db
    .values<[number, number, number, PlainDate, PlainDate | null]>(sql`
      SELECT a.client_id, r.room_id, ${areaUnits(sql`room.area`)}, r.start, r."end"
      FROM rentals r JOIN agreements a ON a.id = r.agreement_id JOIN rooms room ON room.id = r.room_id
      WHERE r.start <= ${range.end} AND (r."end" IS NULL OR r."end" >= ${range.start}) AND ${roomFits(scope)}`)
    .map(([clientId, roomId, area, start, end]) => ({ clientId, roomId, area, start, end }));
