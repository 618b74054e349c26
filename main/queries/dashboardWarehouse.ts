import { sql } from 'drizzle-orm';
import type { dashboardWarehouse as endpoint } from '../../contract/dashboards.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { type Kopecks, toRubles } from '../domain/money.ts';
import type { QueryContext } from './context.ts';
import { houseOf } from './parts/house.ts';
import { occupancyOf } from './parts/occupancy.ts';
import { priceInForce } from './parts/rent.ts';
import {
  type FloorScope,
  floorFits,
  rentedCounts,
  type StateColumns,
  stateColumns,
  stateCounts,
  stateJoins,
  stateOf,
  waitingRooms,
} from './parts/roomStates.ts';
import { zoneTable } from './parts/scope.ts';
import { dimensions } from './parts/wire.ts';

/**
 * Rooms by state with shares and areas, and the rooms of the drawing (document L1508). The counts are of the floor and
 * the sizes asked for; `rented` filters the drawing alone (the document's example asks for 1 and counts all).
 */
export const dashboardWarehouse = (
  context: QueryContext,
  { warehouse_id, floor, rented = -1, start_area, end_area }: Input<typeof endpoint>,
): Answer<typeof endpoint> => {
  const { warehouseId } = houseOf(context, warehouse_id);
  const scope = { warehouseId, floor, startArea: start_area, endArea: end_area };
  const counts = stateCounts(context, scope);
  return {
    plan_rooms: planRooms(context, scope).filter((room) => rented === -1 || room.rented === rented),
    rented_cnt: rentedCounts(counts),
    occupancy: occupancyOf(counts),
  };
};

interface Row extends StateColumns {
  readonly id: number;
  readonly name: string;
  readonly warehouseId: number;
  readonly floor: number;
  readonly length: number;
  readonly width: number;
  readonly height: number;
  readonly area: number;
  readonly volume: number;
  readonly price: Kopecks;
  readonly price6m: Kopecks;
  readonly price11m: Kopecks;
}

const planRooms = (context: QueryContext, scope: FloorScope): Answer<typeof endpoint>['plan_rooms'] => {
  const { db, now } = context;
  const waiting = waitingRooms(context, scope);
  const rows = db.all<Row>(sql`
    WITH ${zoneTable(now)}
    SELECT room.id, room.name, room.warehouse_id AS "warehouseId", room.floor, room.length, room.width, room.height,
      room.area, room.volume, room.price_6m AS "price6m", room.price_11m AS "price11m", ${stateColumns(now)},
      CASE WHEN r.room_id IS NULL THEN room.price ELSE ${priceInForce(sql`zone.today`)} END AS price
    FROM ${stateJoins} WHERE ${floorFits(scope)}
    ORDER BY room.warehouse_id, room.floor, room.name_key, room.id`);
  return rows.map((row) => ({
    room_id: row.id,
    room_name: row.name,
    warehouse_id: row.warehouseId,
    floor: row.floor,
    dimensions: dimensions(row),
    length: row.length,
    width: row.width,
    height: row.height,
    area: row.area,
    volume: row.volume,
    price: toRubles(row.price),
    price_6m: toRubles(row.price6m),
    price_11m: toRubles(row.price11m),
    rented: stateOf(row, waiting.get(row.id)),
  }));
};
