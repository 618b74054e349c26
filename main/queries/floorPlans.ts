import { sql } from 'drizzle-orm';
import type { Answer, Input } from '../../contract/endpoint.ts';
import type { floorPlans as endpoint, PlanShape, RoomPlace } from '../../contract/plan.ts';
import type { QueryContext } from './context.ts';
import { houseOf } from './parts/house.ts';

interface PlanRow {
  readonly floor: number;
  readonly width: number;
  readonly height: number;
  readonly shapes: string;
  readonly revision: string;
}

/** The drawings of a warehouse's floors; a floor that nobody has drawn isn't among them. */
export const floorPlans = (
  context: QueryContext,
  { warehouse_id, floor }: Input<typeof endpoint>,
): Answer<typeof endpoint> => {
  houseOf(context, warehouse_id);
  const { db } = context;
  const onFloor = floor === undefined ? sql`TRUE` : sql`floor = ${floor}`;
  const plans = db.all<PlanRow>(sql`
    SELECT floor, width, height, shapes, revision FROM floor_plans
    WHERE warehouse_id = ${warehouse_id} AND ${onFloor} ORDER BY floor`);
  const places = db.all<{ floor: number; roomId: number; polygon: string }>(sql`
    SELECT room.floor, room.id AS "roomId", shape.polygon
    FROM room_shapes shape JOIN rooms room ON room.id = shape.room_id
    WHERE room.warehouse_id = ${warehouse_id} AND ${onFloor} ORDER BY room.name_key, room.id`);
  const byFloor = Map.groupBy(places, (place) => place.floor);
  return {
    warehouse_id,
    floors: plans.map((plan) => ({
      ...plan,
      shapes: JSON.parse(plan.shapes) as PlanShape[],
      rooms: (byFloor.get(plan.floor) ?? []).map(({ roomId, polygon }) => ({
        room_id: roomId,
        polygon: JSON.parse(polygon) as RoomPlace['polygon'],
      })),
    })),
  };
};
