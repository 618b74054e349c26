import { sql } from 'drizzle-orm';
import type { Answer, Input } from '../../contract/endpoint.ts';
import type { warehouses as endpoint } from '../../contract/session.ts';
import { toRubles } from '../domain/money.ts';
import { ROOM_STATUS } from '../domain/roomStatus.ts';
import type { QueryContext } from './context.ts';
import { roomLines } from './ledger/rooms.ts';
import { standing } from './parts/roomBoard.ts';

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
}

/** All warehouses with how many rooms they have, how many are free, and the cheapest free one (document L90). */
export const warehouses = (
  context: QueryContext,
  _input: Input<typeof endpoint>,
): Answer<typeof endpoint> => {
  const { statusOf } = standing(context);
  const rooms = Map.groupBy(roomLines(context), (line) => line.warehouseId);
  const rows = context.db.all<Row>(sql`
    SELECT w.id, w.name, w.short_name AS "shortName", w.address, w.short_address AS "shortAddress",
      w.mail_index AS "mailIndex", w.metro, w.latitude, w.longitude, w.floors, w.time_zone AS "timeZone"
    FROM warehouses w ORDER BY w.id`);
  return {
    warehouses: rows.map((row) => {
      const own = rooms.get(row.id) ?? [];
      const free = own.filter((line) => statusOf(line) === ROOM_STATUS.free);
      return {
        warehouse_id: row.id,
        warehouse_name: row.name,
        warehouse_short_name: row.shortName,
        warehouse_address: row.address,
        warehouse_address_short: row.shortAddress,
        mail_index: row.mailIndex,
        warehouse_metro: row.metro,
        num_of_floors: row.floors,
        cnt_all: own.length,
        cnt_free: free.length,
        min_price: toRubles(free.length === 0 ? 0 : Math.min(...free.map((line) => line.listPrice))),
        x: row.latitude,
        y: row.longitude,
        time_zone: row.timeZone,
      };
    }),
  };
};
