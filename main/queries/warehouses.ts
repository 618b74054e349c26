import { sql } from 'drizzle-orm';
import type { Answer, Input } from '../../contract/endpoint.ts';
import type { warehouses as endpoint } from '../../contract/session.ts';
import { type Kopecks, toRubles } from '../domain/money.ts';
import type { QueryContext } from './context.ts';
import { isFree } from './parts/freeRooms.ts';

interface Row {
  readonly id: number;
  readonly name: string;
  readonly shortName: string;
  readonly address: string;
  readonly shortAddress: string;
  readonly mailIndex: string;
  readonly metro: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly floors: number;
  readonly timeZone: string;
  readonly all: number;
  readonly free: number;
  readonly minPrice: Kopecks;
}

/** All warehouses with how many rooms they have, how many are free, and the cheapest free one (document L90). */
export const warehouses = (
  { db, now }: QueryContext,
  _input: Input<typeof endpoint>,
): Answer<typeof endpoint> => ({
  warehouses: db
    .all<Row>(sql`
      SELECT w.id, w.name, w.short_name AS "shortName", w.address, w.short_address AS "shortAddress",
        w.mail_index AS "mailIndex", w.metro, w.latitude, w.longitude, w.floors, w.time_zone AS "timeZone",
        count(room.id) AS "all", coalesce(sum(room.free), 0) AS "free",
        coalesce(min(CASE WHEN room.free THEN room.price END), 0) AS "minPrice"
      FROM warehouses w
      LEFT JOIN (SELECT room.id, room.warehouse_id, room.price, ${isFree(now)} AS free FROM rooms room) room
        ON room.warehouse_id = w.id
      GROUP BY w.id ORDER BY w.id`)
    .map((row) => ({
      warehouse_id: row.id,
      warehouse_name: row.name,
      warehouse_short_name: row.shortName,
      warehouse_address: row.address,
      warehouse_address_short: row.shortAddress,
      mail_index: row.mailIndex,
      warehouse_metro: row.metro,
      num_of_floors: row.floors,
      cnt_all: row.all,
      cnt_free: row.free,
      min_price: toRubles(row.minPrice),
      x: row.latitude,
      y: row.longitude,
      time_zone: row.timeZone,
    })),
});
