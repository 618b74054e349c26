import { compareNames } from '../model.ts';

/**
 * A floor drawn from nothing but numbers and sizes: rows of rooms back to back with aisles between, a main corridor from
 * the entrance through all of them. Metres; deterministic; every room true to scale, in natural order of its number.
 */

export interface RoomSize {
  readonly id: number;
  readonly name: string;
  /** Metres. */
  readonly length: number;
  readonly width: number;
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** `front` is the side of the door, on an aisle. */
export interface PlacedRoom extends Rect {
  readonly id: number;
  readonly front: 'up' | 'down';
}

export interface FloorLayout {
  /** Outer size, walls included. */
  readonly width: number;
  readonly height: number;
  readonly rooms: readonly PlacedRoom[];
  /** Where people walk: the aisles between rows, and the main corridor. */
  readonly aisles: readonly Rect[];
  readonly corridor: Rect;
  /** In the bottom wall. */
  readonly entrance: { readonly x: number; readonly width: number };
}

export const AISLE = 1.7;
export const CORRIDOR = 2.4;
export const WALL = 0.3;
/** Width to height, as the plan's place on a 1366×768 screen. */
const RATIO = 1.42;
/** Rows shorter than this have the corridor at their left end, longer ones in the middle. */
const SPLIT_FROM = 26;
/** A room without a usable size is drawn as this many metres square, so that it is seen and can be opened. */
const UNKNOWN = 1;
const STEPS = 48;

interface Box {
  readonly id: number;
  /** Along the aisle. */
  readonly front: number;
  readonly depth: number;
}

interface Row {
  readonly left: readonly Box[];
  readonly right: readonly Box[];
}

const usable = (metres: number) => (Number.isFinite(metres) && metres > 0 ? metres : UNKNOWN);

/** Narrow side to the aisle, as rooms are built, unless that makes the room much deeper than its neighbours. */
const boxes = (rooms: readonly RoomSize[]): Box[] => {
  const sorted = [...rooms].sort((a, b) => compareNames(a.name, b.name) || a.id - b.id);
  const sides = sorted.map((room) => {
    const sizes = [usable(room.length), usable(room.width)] as const;
    return { id: room.id, short: Math.min(...sizes), long: Math.max(...sizes) };
  });
  const depths = sides.map((side) => side.long).sort((a, b) => a - b);
  const usual = depths[Math.floor(depths.length / 2)] ?? UNKNOWN;
  return sides.map(({ id, short, long }) =>
    long <= usual * 1.35 ? { id, front: short, depth: long } : { id, front: long, depth: short },
  );
};

/** Takes boxes from `at` on while they fit into `length`. */
const take = (all: readonly Box[], at: number, length: number): Box[] => {
  const taken: Box[] = [];
  let left = length;
  for (let index = at; index < all.length; index += 1) {
    const box = all[index];
    if (box === undefined || box.front > left + 1e-9) break;
    taken.push(box);
    left -= box.front;
  }
  return taken;
};

const splitAt = (length: number) => (length >= SPLIT_FROM ? length / 2 : 0);

/** Rows of `length` metres of frontage, filled one after another, left of the corridor and then right of it. */
const fillRows = (all: readonly Box[], length: number): Row[] => {
  const leftLength = splitAt(length);
  const rows: Row[] = [];
  for (let at = 0; at < all.length; ) {
    const left = take(all, at, leftLength);
    const right = take(all, at + left.length, length - leftLength);
    rows.push({ left, right });
    at += left.length + right.length;
  }
  return rows;
};

interface Placed {
  readonly box: Box;
  readonly x: number;
}

/** Left of the corridor rooms end at it, right of it they begin at it: no gap where people turn in. */
const placeAlong = (row: Row, length: number): Placed[] => {
  const split = splitAt(length);
  const placed: Placed[] = [];
  let x = WALL + split - row.left.reduce((sum, box) => sum + box.front, 0);
  for (const box of row.left) {
    placed.push({ box, x });
    x += box.front;
  }
  x = WALL + split + CORRIDOR;
  for (const box of row.right) {
    placed.push({ box, x });
    x += box.front;
  }
  return placed;
};

const deepest = (placed: readonly Placed[]) => placed.reduce((most, { box }) => Math.max(most, box.depth), 0);

/** How thick two rows back to back must be so that no two rooms meet. */
const thickness = (upper: readonly Placed[], lower: readonly Placed[]): number => {
  let most = Math.max(deepest(upper), deepest(lower));
  for (const a of upper) {
    for (const b of lower) {
      const meet = a.x < b.x + b.box.front - 1e-9 && b.x < a.x + a.box.front - 1e-9;
      if (meet) most = Math.max(most, a.box.depth + b.box.depth);
    }
  }
  return most;
};

const facingUp = (placed: readonly Placed[], y: number): PlacedRoom[] =>
  placed.map(({ box, x }) => ({ id: box.id, x, y, width: box.front, height: box.depth, front: 'up' }));

const facingDown = (placed: readonly Placed[], y: number): PlacedRoom[] =>
  placed.map(({ box, x }) => ({
    id: box.id,
    x,
    y: y - box.depth,
    width: box.front,
    height: box.depth,
    front: 'down',
  }));

const arrange = (rows: readonly Row[], length: number): FloorLayout => {
  const inner = length + CORRIDOR;
  const rooms: PlacedRoom[] = [];
  const aisles: Rect[] = [];
  const placed = rows.map((row) => placeAlong(row, length));
  let y = WALL;
  // The first row has its back to the wall; then an aisle and two rows back to back, again and again.
  const first = placed[0] ?? [];
  y += deepest(first);
  rooms.push(...facingDown(first, y));
  for (let index = 1; ; index += 2) {
    aisles.push({ x: WALL, y, width: inner, height: AISLE });
    y += AISLE;
    const upper = placed[index];
    if (upper === undefined) break;
    rooms.push(...facingUp(upper, y));
    const lower = placed[index + 1];
    y += lower === undefined ? deepest(upper) : thickness(upper, lower);
    if (lower === undefined) break;
    rooms.push(...facingDown(lower, y));
  }
  const x = WALL + splitAt(length);
  return {
    width: inner + 2 * WALL,
    height: y + WALL,
    rooms,
    aisles,
    corridor: { x, y: WALL, width: CORRIDOR, height: y - WALL },
    entrance: { x: x + (CORRIDOR - 1.6) / 2, width: 1.6 },
  };
};

/** Row lengths worth trying, from the shortest that holds every room to one row for all. */
const lengths = (all: readonly Box[]): number[] => {
  const total = all.reduce((sum, box) => sum + box.front, 0);
  const widest = all.reduce((most, box) => Math.max(most, box.front), 0);
  // Half a split row must still hold the widest room.
  const shortest = widest > SPLIT_FROM / 2 ? widest * 2 : widest;
  const factor = (Math.max(total, shortest) / shortest) ** (1 / STEPS);
  return Array.from({ length: STEPS + 1 }, (_, step) => shortest * factor ** step);
};

const filled = (rows: readonly Row[], length: number) => {
  const last = rows.at(-1);
  return last === undefined
    ? 1
    : [...last.left, ...last.right].reduce((sum, box) => sum + box.front, 0) / length;
};

/**
 * Lays one floor out. Among row lengths it takes the one whose building fits the screen best, and a well filled last row over a
 * stump.
 */
export const layOut = (rooms: readonly RoomSize[], ratio: number = RATIO): FloorLayout => {
  const all = boxes(rooms);
  if (all.length === 0) return arrange([], UNKNOWN * 4);
  let best: FloorLayout | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const length of lengths(all)) {
    const rows = fillRows(all, length);
    const layout = arrange(rows, length);
    const cost = Math.abs(Math.log(layout.width / layout.height / ratio)) + 0.15 * (1 - filled(rows, length));
    if (cost < bestCost - 1e-9) {
      best = layout;
      bestCost = cost;
    }
  }
  return best ?? arrange([], UNKNOWN * 4);
};
