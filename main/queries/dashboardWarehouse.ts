import type { dashboardWarehouse as endpoint } from '../../contract/dashboards.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { toRubles } from '../domain/money.ts';
import type { QueryContext } from './context.ts';
import { houseOf } from './parts/house.ts';
import { occupancyOf } from './parts/occupancy.ts';
import { standing } from './parts/roomBoard.ts';
import { type FloorScope, isOfState, linesIn, rentedCounts, stateCounts } from './parts/roomStates.ts';

/**
 * Rooms by state with shares and areas, and the rooms of the drawing (document L1508). The counts are of the floor and
 * the sizes asked for; `rented` filters the drawing alone (the document's example asks for 1 and counts all).
 */
export const dashboardWarehouse = (
  context: QueryContext,
  { warehouse_id, floor, rented, start_area, end_area }: Input<typeof endpoint>,
): Answer<typeof endpoint> => {
  const { warehouseId } = houseOf(context, warehouse_id);
  const scope = { warehouseId, floor, startArea: start_area, endArea: end_area };
  const counts = stateCounts(context, scope);
  return {
    plan_rooms: planRooms(context, scope, rented),
    rented_cnt: rentedCounts(counts),
    occupancy: occupancyOf(counts),
  };
};

const planRooms = (
  context: QueryContext,
  scope: FloorScope,
  rented: Input<typeof endpoint>['rented'],
): Answer<typeof endpoint>['plan_rooms'] => {
  const { statusOf, priceOf } = standing(context);
  return linesIn(context, scope).flatMap((line) => {
    const status = statusOf(line);
    if (!isOfState(status, rented)) return [];
    return [
      {
        room_id: line.id,
        room_name: line.name,
        warehouse_id: line.warehouseId,
        floor: line.floor,
        dimensions: line.dimensions,
        length: line.length,
        width: line.width,
        height: line.height,
        area: line.area,
        volume: line.volume,
        price: toRubles(priceOf(line)),
        price_6m: toRubles(line.price6m),
        price_11m: toRubles(line.price11m),
        rented: status,
      },
    ];
  });
};
