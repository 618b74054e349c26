import { type SQL, sql } from 'drizzle-orm';
import type { AgreementTerms } from '../ledger/lines.ts';

/** Which rooms a figure counts: of one warehouse (0: of all), of some sizes (m², both ends included). */
export interface RoomScope {
  readonly warehouseId: number;
  readonly startArea?: number | undefined;
  readonly endArea?: number | undefined;
}

/** Condition on the joined table `room`. */
export const roomFits = ({ warehouseId, startArea = 0, endArea }: RoomScope): SQL =>
  sql.join(
    [
      warehouseId > 0 ? sql`room.warehouse_id = ${warehouseId}` : sql`TRUE`,
      ...(startArea > 0 ? [sql`room.area >= ${startArea}`] : []),
      ...(endArea === undefined ? [] : [sql`room.area <= ${endArea}`]),
    ],
    sql` AND `,
  );

/**
 * Whether an agreement counts. Money belongs to agreements, so each has one place: the warehouse that the totals name,
 * that of its room with the least number, and the area of its largest room. So the figures of the warehouses, and those
 * of sizes side by side, add up to the chain's.
 */
export const agreementFits =
  ({ warehouseId, startArea = 0, endArea = Number.POSITIVE_INFINITY }: RoomScope) =>
  (line: Pick<AgreementTerms, 'warehouseId' | 'largestRoom'>): boolean =>
    (warehouseId === 0 || line.warehouseId === warehouseId) &&
    line.largestRoom >= startArea &&
    line.largestRoom <= endArea;

/**
 * Table expression, to stand after WITH: the warehouses as `zone`, each with its «today». A join with it asks for the day
 * once a warehouse; `local_today` in a row's column would be called for every row.
 */
export const zoneTable = (now: number): SQL => sql`
  zone AS MATERIALIZED (SELECT id, time_zone, local_today(${now}, time_zone) AS today FROM warehouses)`;
