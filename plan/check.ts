import type { RoomPlace } from '../contract/plan.ts';
import { area, bounds, crossesItself, sharedArea } from './geometry.ts';
import type { RegisterRoom } from './matching.ts';

/** What is wrong with a plan, or only worth a look. */
export type Finding =
  /** Two rooms on the same floor space, `area` m² of it. */
  | { readonly kind: 'overlap'; readonly roomId: number; readonly otherId: number; readonly area: number }
  /** A room of the register that the plan lacks. */
  | { readonly kind: 'unplaced'; readonly roomId: number }
  /** The drawn area and the register's differ. */
  | { readonly kind: 'area'; readonly roomId: number; readonly drawn: number; readonly register: number }
  /** The outline crosses itself, or encloses nothing. */
  | { readonly kind: 'broken'; readonly roomId: number };

/** Less than this in common is a wall's thickness or rounding: m². */
const OVERLAP_FROM = 0.02;
/** The drawn area may differ by this share, for walls count in one and not in the other. */
const AREA_SHARE = 0.1;

export const isBroken = (place: RoomPlace): boolean =>
  area(place.polygon) < 0.01 || crossesItself(place.polygon);

/** Rooms that stand on one another, each pair once. Sorted by their left edge, so that far ones are never compared. */
export const overlaps = (rooms: readonly RoomPlace[]): Extract<Finding, { kind: 'overlap' }>[] => {
  const sorted = rooms
    .map((place) => ({ place, box: bounds(place.polygon) }))
    .sort((a, b) => a.box.x - b.box.x);
  return sorted.flatMap((one, at) => {
    const found: Extract<Finding, { kind: 'overlap' }>[] = [];
    for (const other of sorted.slice(at + 1)) {
      if (other.box.x >= one.box.x + one.box.width) break;
      const shared = sharedArea(one.place.polygon, other.place.polygon);
      if (shared < OVERLAP_FROM) continue;
      found.push({ kind: 'overlap', roomId: one.place.room_id, otherId: other.place.room_id, area: shared });
    }
    return found;
  });
};

/** Everything that the check finds, the gravest first. */
export const checkPlan = (rooms: readonly RoomPlace[], register: readonly RegisterRoom[]): Finding[] => {
  const placed = new Map(rooms.map((place) => [place.room_id, place]));
  const broken = rooms.filter(isBroken);
  const sound = rooms.filter((place) => !broken.includes(place));
  return [
    ...broken.map((place): Finding => ({ kind: 'broken', roomId: place.room_id })),
    ...overlaps(sound),
    ...register
      .filter((room) => !placed.has(room.id))
      .map((room): Finding => ({ kind: 'unplaced', roomId: room.id })),
    ...register.flatMap((room): Finding[] => {
      const place = placed.get(room.id);
      if (place === undefined || broken.includes(place)) return [];
      const drawn = area(place.polygon);
      if (Math.abs(drawn - room.area) <= room.area * AREA_SHARE) return [];
      return [{ kind: 'area', roomId: room.id, drawn, register: room.area }];
    }),
  ];
};
