import { intersection } from 'polyclip-ts';

/** Points and polygons in metres, y downwards. A polygon is a ring of corners without the first one repeated. */

export type Point = readonly [x: number, y: number];
export type Polygon = readonly Point[];

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** To the millimetre. */
export const millimetre = (metres: number): number => Math.round(metres * 1000) / 1000 + 0;

export const rectangle = ({ x, y, width, height }: Box): Point[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];

const ringSum = (polygon: Polygon): number =>
  polygon.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = polygon[(at + 1) % polygon.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);

/** m², whichever way the corners run. */
export const area = (polygon: Polygon): number => Math.abs(ringSum(polygon)) / 2;

/** The upright rectangle around; a box of nothing for no points. */
export const bounds = (points: readonly Point[]): Box => {
  if (points.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
};

export const boxesMeet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

export const shifted = (polygon: Polygon, dx: number, dy: number): Point[] =>
  polygon.map(([x, y]) => [millimetre(x + dx), millimetre(y + dy)]);

/** Whether a point lies inside; on the edge either answer may come. */
export const inside = ([x, y]: Point, polygon: Polygon): boolean => {
  let odd = false;
  for (let at = 0, before = polygon.length - 1; at < polygon.length; before = at, at += 1) {
    const [ax, ay] = polygon[at] ?? [0, 0];
    const [bx, by] = polygon[before] ?? [0, 0];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
  }
  return odd;
};

/** Whether it is an upright rectangle of four corners. */
export const isRectangle = (polygon: Polygon): boolean => {
  if (polygon.length !== 4) return false;
  const { width, height } = bounds(polygon);
  return Math.abs(area(polygon) - width * height) < 1e-4 * Math.max(width * height, 1e-6);
};

const turn = ([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);

/** Nearer than this to a straight line, metres, a corner is none: drawings are full of such. */
const STRAIGHT = 0.004;

const isCorner = (before: Point, at: Point, after: Point): boolean => {
  const base = Math.hypot(after[0] - before[0], after[1] - before[1]);
  if (base < STRAIGHT) return Math.hypot(at[0] - before[0], at[1] - before[1]) >= STRAIGHT;
  return Math.abs(turn(before, at, after)) / base > STRAIGHT;
};

/** Without corners that repeat or lie on a straight line. */
export const tidy = (polygon: Polygon): Point[] => {
  let ring: Point[] = polygon.map(([x, y]) => [millimetre(x), millimetre(y)]);
  for (;;) {
    const at = ring.findIndex((point, index) => {
      const before = ring[(index + ring.length - 1) % ring.length] ?? point;
      const after = ring[(index + 1) % ring.length] ?? point;
      return !isCorner(before, point, after);
    });
    if (at < 0 || ring.length <= 3) return ring;
    ring = ring.toSpliced(at, 1);
  }
};

const cross = (a: Point, b: Point, c: Point, d: Point): boolean =>
  turn(a, b, c) * turn(a, b, d) < -1e-12 && turn(c, d, a) * turn(c, d, b) < -1e-12;

/** Whether two of its sides cross. */
export const crossesItself = (polygon: Polygon): boolean => {
  const sides = polygon.map((from, at): [Point, Point] => [from, polygon[(at + 1) % polygon.length] ?? from]);
  return sides.some(([a, b], at) => sides.slice(at + 1).some(([c, d]) => cross(a, b, c, d)));
};

/** m² that two polygons share. */
export const sharedArea = (a: Polygon, b: Polygon): number => {
  if (!boxesMeet(bounds(a), bounds(b))) return 0;
  const ring = (polygon: Polygon) => polygon.map(([x, y]): [number, number] => [x, y]);
  return intersection([ring(a)], [ring(b)]).reduce(
    (sum, [outer = [], ...holes]) => sum + area(outer) - holes.reduce((taken, hole) => taken + area(hole), 0),
    0,
  );
};

const distinct = (values: readonly number[]): number[] =>
  [...new Set(values.map(millimetre))].sort((a, b) => a - b);

/**
 * The largest upright rectangle within, whose sides lie on lines through its corners: where a room's number is written. Exact
 * for right-angled rooms; the box around where nothing fits (a triangle's number then stands in its middle).
 */
export const largestWithin = (polygon: Polygon): Box => {
  if (isRectangle(polygon)) return bounds(polygon);
  const xs = distinct(polygon.map(([x]) => x));
  const ys = distinct(polygon.map(([, y]) => y));
  const fits = (left: number, right: number, top: number, bottom: number): boolean => {
    const box: Box = { x: left, y: top, width: right - left, height: bottom - top };
    return box.width * box.height - sharedArea(rectangle(box), polygon) < 1e-4;
  };
  let best = bounds(polygon);
  let most = 0;
  for (const [i, left] of xs.entries()) {
    for (const right of xs.slice(i + 1)) {
      for (const [j, top] of ys.entries()) {
        for (const bottom of ys.slice(j + 1)) {
          const size = (right - left) * (bottom - top);
          if (size <= most + 1e-9 || !fits(left, right, top, bottom)) continue;
          most = size;
          best = { x: left, y: top, width: right - left, height: bottom - top };
        }
      }
    }
  }
  return best;
};
