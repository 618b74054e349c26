import type { PlanShape } from '../../../../../contract/plan.ts';
import { bounds, millimetre, type Point } from '../../../../../plan/geometry.ts';
import { numberOf, type RegisterRoom } from '../../../../../plan/matching.ts';
import {
  boxAround,
  type ItemKey,
  itemsOf,
  movedRing,
  movedShape,
  nextShapeId,
  type PlanDocument,
  roomKey,
  shapeKey,
} from './document.ts';
import { addShape, placeRoom } from './operations.ts';

/** A row drawn once and repeated, with numbers that run on. */

/** The number in a room's name, and what stands around it: «А15б» is 15 with А and б. */
const parts = (name: string): { head: string; number: number; tail: string } | null => {
  const found = /^(.*?)(\d+)(\D*)$/.exec(numberOf(name));
  return found === null ? null : { head: found[1] ?? '', number: Number(found[2]), tail: found[3] ?? '' };
};

/** The room whose number is `by` further; undefined: the register has none. */
export const roomFurther = (
  register: readonly RegisterRoom[],
  name: string,
  by: number,
): RegisterRoom | undefined => {
  const at = parts(name);
  if (at === null) return undefined;
  const wanted = `${at.head}${at.number + by}${at.tail}`;
  return register.find((room) => numberOf(room.name) === wanted);
};

export interface RowOptions {
  /** How many copies. */
  readonly times: number;
  readonly direction: 'right' | 'left' | 'down' | 'up';
  /** Between one copy and the next, metres. */
  readonly gap: number;
}

export interface RowMade {
  readonly doc: PlanDocument;
  /** The copies, for the choice. */
  readonly keys: ReadonlySet<ItemKey>;
  /** Numbers that would have come next but are not in the register, or have a place already. */
  readonly skipped: readonly string[];
}

/** By how much the numbers of one copy are further than those before: as many as there are rooms in it. */
const stepOf = (names: readonly string[]): number => {
  const numbers = names.flatMap((name) => parts(name)?.number ?? []);
  return numbers.length === 0 ? 1 : Math.max(...numbers) - Math.min(...numbers) + 1;
};

/**
 * Repeats what is chosen `times` times: shapes as they are, rooms as the rooms whose numbers run on. A number that the
 * register lacks or that stands elsewhere leaves its place free, and is told.
 */
export const repeatRow = (
  doc: PlanDocument,
  keys: ReadonlySet<ItemKey>,
  register: readonly RegisterRoom[],
  { times, direction, gap }: RowOptions,
): RowMade => {
  const items = itemsOf(doc).filter((item) => keys.has(item.key));
  const box = boxAround(items);
  const names = new Map(register.map((room) => [room.id, room.name]));
  const roomNames = items.flatMap((item) =>
    item.kind === 'room' ? [names.get(item.room.room_id) ?? ''] : [],
  );
  const step = stepOf(roomNames);
  const along: Point =
    direction === 'right' || direction === 'left' ? [box.width + gap, 0] : [0, box.height + gap];
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  let made = doc;
  const copies = new Set<ItemKey>();
  const skipped: string[] = [];
  for (let time = 1; time <= times; time += 1) {
    const [dx, dy] = along.map((way) => millimetre(sign * time * way)) as [number, number];
    for (const item of items) {
      if (item.kind === 'shape') {
        const shape: PlanShape = {
          ...movedShape(item.shape, dx, dy),
          id: nextShapeId(made, item.shape.kind),
        };
        made = addShape(made, shape);
        copies.add(shapeKey(shape.id));
        continue;
      }
      const next = roomFurther(register, names.get(item.room.room_id) ?? '', step * time);
      const placed = made.rooms.some((room) => room.room_id === next?.id);
      if (next === undefined || placed) {
        skipped.push(next?.name ?? `+${step * time}`);
        continue;
      }
      made = placeRoom(made, next.id, movedRing(item.room.polygon, dx, dy));
      copies.add(roomKey(next.id));
    }
  }
  return { doc: made, keys: copies, skipped };
};

/** The next room to place: the one whose number runs on from the last, else the first without a place. */
export const nextUnplaced = (
  doc: PlanDocument,
  register: readonly RegisterRoom[],
  last: number | null,
): RegisterRoom | undefined => {
  const placed = new Set(doc.rooms.map((room) => room.room_id));
  const free = register.filter((room) => !placed.has(room.id));
  const name = register.find((room) => room.id === last)?.name;
  const further = name === undefined ? undefined : roomFurther(register, name, 1);
  return (further && free.find((room) => room.id === further.id)) ?? free[0];
};

/** A room's polygon for a pulled frame: no smaller than a hand's breadth. */
export const isDrawable = (polygon: readonly Point[]): boolean => {
  const { width, height } = bounds(polygon);
  return width >= 0.1 && height >= 0.1;
};
