import type { FloorPlan, PlanShape, RoomPlace } from '../../../../contract/plan.ts';
import { bounds, isRectangle, largestWithin, type Polygon } from '../../../../plan/geometry.ts';
import { type FloorLayout, layOut, type Rect, type RoomSize } from './layout.ts';

/** A room where it stands: its box, its outline, and where its number is written. Metres. */
export interface DrawnRoom extends Rect {
  readonly id: number;
  /** Null: the box itself. */
  readonly polygon: Polygon | null;
  readonly label: Rect;
  /** The side of the door; null: the drawing doesn't tell. */
  readonly front: 'up' | 'down' | null;
}

/** A floor as it is painted, whoever drew it. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly rooms: readonly DrawnRoom[];
  /** Where people walk: everything within the walls, or the aisles of a floor that laid itself out. */
  readonly floors: readonly Rect[];
  readonly shapes: readonly PlanShape[];
  /** A floor that laid itself out has walls around it and an entrance. */
  readonly entrance: FloorLayout['entrance'] | null;
  /** Rooms without a place, laid out in rows below the drawing. */
  readonly unplaced: { readonly count: number; readonly y: number } | null;
}

/** From a floor that laid itself out. */
export const selfMade = (layout: FloorLayout): Drawing => ({
  width: layout.width,
  height: layout.height,
  rooms: layout.rooms.map((room) => ({ ...room, polygon: null, label: room })),
  floors: [...layout.aisles, layout.corridor],
  shapes: [],
  entrance: layout.entrance,
  unplaced: null,
});

/** Between a drawing and the rooms that it lacks, metres. */
const GAP = 2.5;

const known = new WeakMap<RoomPlace, DrawnRoom>();

/** A room of a plan as it is drawn; made once a place, since places never change but are replaced. */
export const drawnRoom = (place: RoomPlace): DrawnRoom => {
  const made = known.get(place) ?? makeRoom(place.room_id, place.polygon);
  known.set(place, made);
  return made;
};

const makeRoom = (id: number, polygon: Polygon): DrawnRoom => {
  const box = bounds(polygon);
  const plain = isRectangle(polygon);
  return {
    ...box,
    id,
    polygon: plain ? null : polygon,
    label: plain ? box : largestWithin(polygon),
    front: null,
  };
};

/** From a stored plan; rooms that it lacks stand below it, so that the plan never shows fewer rooms than the list. */
export const drawn = (plan: FloorPlan, rooms: readonly RoomSize[]): Drawing => {
  const listed = new Set(rooms.map((room) => room.id));
  const places = plan.rooms.filter((place) => listed.has(place.room_id));
  const placed = new Set(places.map((place) => place.room_id));
  const lacking = rooms.filter((room) => !placed.has(room.id));
  const own = places.map(drawnRoom);
  const base = { shapes: plan.shapes, entrance: null };
  const ground: Rect = { x: 0, y: 0, width: plan.width, height: plan.height };
  if (lacking.length === 0)
    return { ...base, width: plan.width, height: plan.height, rooms: own, floors: [ground], unplaced: null };
  const below = layOut(lacking, Math.max(3, plan.width / 6));
  const y = plan.height + GAP;
  return {
    ...base,
    width: Math.max(plan.width, below.width),
    height: y + below.height,
    rooms: [
      ...own,
      ...below.rooms.map((room) => {
        const moved = { ...room, y: room.y + y };
        return { ...moved, polygon: null, label: moved };
      }),
    ],
    floors: [ground, ...below.aisles.map((aisle) => ({ ...aisle, y: aisle.y + y }))],
    unplaced: { count: lacking.length, y },
  };
};
