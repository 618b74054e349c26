import { type SQL, sql } from 'drizzle-orm';

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

/** Whether a scope leaves anything out. */
export const isWhole = ({ warehouseId, startArea = 0, endArea }: RoomScope): boolean =>
  warehouseId === 0 && startArea <= 0 && endArea === undefined;

/**
 * Condition on a row `a` of `agreement_totals`. Money belongs to agreements, so each has one place: the warehouse that
 * the totals name, that of its room with the least number, and the area of its largest room. So the figures of the
 * warehouses, and those of sizes side by side, add up to the chain's.
 */
export const agreementFits = ({ warehouseId, startArea = 0, endArea }: RoomScope): SQL => {
  const having = (more: SQL) =>
    sql`SELECT r.agreement_id FROM rooms room JOIN rentals r ON r.room_id = room.id WHERE ${more}`;
  return sql.join(
    [
      warehouseId > 0 ? sql`a.warehouse_id = ${warehouseId}` : sql`TRUE`,
      ...(startArea > 0 ? [sql`a.id IN (${having(sql`room.area >= ${startArea}`)})`] : []),
      ...(endArea === undefined ? [] : [sql`a.id NOT IN (${having(sql`room.area > ${endArea}`)})`]),
    ],
    sql` AND `,
  );
};

/**
 * Table expression, to stand after WITH: the warehouses as `zone`, each with its «today». A join with it asks for the day
 * once a warehouse; `local_today` in a row's column would be called for every row.
 */
export const zoneTable = (now: number): SQL => sql`
  zone AS MATERIALIZED (SELECT id, time_zone, local_today(${now}, time_zone) AS today FROM warehouses)`;
