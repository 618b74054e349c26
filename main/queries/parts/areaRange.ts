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

/**
 * Condition on an agreement's id. Money belongs to agreements, so each has one place: the warehouse of its room with the
 * least number (as its «today», parts/rent.ts), and the area of its largest room. So the figures of the warehouses, and
 * those of sizes side by side, add up to the chain's.
 */
export const agreementFits = (id: SQL, { warehouseId, startArea = 0, endArea }: RoomScope): SQL => {
  const having = (more: SQL) =>
    sql`SELECT r.agreement_id FROM rooms room JOIN rentals r ON r.room_id = room.id WHERE ${more}`;
  return sql.join(
    [
      sql`TRUE`,
      ...(warehouseId > 0
        ? [
            sql`${id} IN (${having(sql`room.warehouse_id = ${warehouseId}
              AND r.room_id = (SELECT min(q.room_id) FROM rentals q WHERE q.agreement_id = r.agreement_id)`)})`,
          ]
        : []),
      ...(startArea > 0 ? [sql`${id} IN (${having(sql`room.area >= ${startArea}`)})`] : []),
      ...(endArea === undefined ? [] : [sql`${id} NOT IN (${having(sql`room.area > ${endArea}`)})`]),
    ],
    sql` AND `,
  );
};
