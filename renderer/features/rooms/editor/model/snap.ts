import { type Box, millimetre, type Point } from '../../../../../plan/geometry.ts';

/** Drawing things to the grid and to their neighbours. Metres. */

export interface SnapOptions {
  /** Distance of the grid's lines; 0: no grid. */
  readonly grid: number;
  /** Edges and middles of neighbours draw from this near; 0: they don't. */
  readonly reach: number;
}

/** Lines that the eye is shown while something sticks to them. */
export interface Guides {
  readonly x: number | null;
  readonly y: number | null;
}

/** Upright and level lines of what stands around. */
export interface Lines {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

const edges = (start: number, length: number): number[] => [start, start + length / 2, start + length];

export const linesOf = (boxes: readonly Box[]): Lines => ({
  xs: boxes.flatMap((box) => edges(box.x, box.width)),
  ys: boxes.flatMap((box) => edges(box.y, box.height)),
});

/** How far to go so that one of `own` comes to lie on the nearest of `lines`; null: none is near. */
const toLine = (
  own: readonly number[],
  lines: readonly number[],
  reach: number,
): { by: number; line: number } | null => {
  let best: { by: number; line: number } | null = null;
  for (const value of own) {
    for (const line of lines) {
      const by = line - value;
      if (Math.abs(by) <= reach && (best === null || Math.abs(by) < Math.abs(best.by))) best = { by, line };
    }
  }
  return best;
};

const toGrid = (value: number, grid: number): number =>
  grid > 0 ? Math.round(value / grid) * grid - value : 0;

/** A point drawn to the nearest lines, else to the grid. */
export const snapPoint = (
  [x, y]: Point,
  lines: Lines,
  { grid, reach }: SnapOptions,
): { point: Point; guides: Guides } => {
  const onX = toLine([x], lines.xs, reach);
  const onY = toLine([y], lines.ys, reach);
  return {
    point: [millimetre(x + (onX?.by ?? toGrid(x, grid))), millimetre(y + (onY?.by ?? toGrid(y, grid)))],
    guides: { x: onX?.line ?? null, y: onY?.line ?? null },
  };
};

/** How far a box that is moved by `dx`, `dy` really goes: its edges and middle are drawn to neighbours, else its corner to the grid. */
export const snapMove = (
  box: Box,
  dx: number,
  dy: number,
  lines: Lines,
  { grid, reach }: SnapOptions,
): { dx: number; dy: number; guides: Guides } => {
  const onX = toLine(edges(box.x + dx, box.width), lines.xs, reach);
  const onY = toLine(edges(box.y + dy, box.height), lines.ys, reach);
  return {
    dx: millimetre(dx + (onX?.by ?? toGrid(box.x + dx, grid))),
    dy: millimetre(dy + (onY?.by ?? toGrid(box.y + dy, grid))),
    guides: { x: onX?.line ?? null, y: onY?.line ?? null },
  };
};

/** A second point level, upright or at 45° with the first, as walls are. */
export const squared = (from: Point, to: Point): Point => {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  if (Math.abs(dx) > 2 * Math.abs(dy)) return [to[0], from[1]];
  if (Math.abs(dy) > 2 * Math.abs(dx)) return [from[0], to[1]];
  const side = Math.max(Math.abs(dx), Math.abs(dy));
  return [from[0] + Math.sign(dx) * side, from[1] + Math.sign(dy) * side];
};
