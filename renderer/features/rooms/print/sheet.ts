/** How a floor comes onto paper true to scale: pure. Millimetres, unless said otherwise. */

export interface Sheet {
  /** «A3», or null for a size of its own. */
  readonly paper: string | null;
  readonly width: number;
  readonly height: number;
  /** Where the drawing's left upper corner lies, and how large it is. */
  readonly drawing: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}

/** Scales on offer, 1:N. */
export const SCALES = [50, 100, 150, 200, 250, 500] as const;
export type ScaleOf = (typeof SCALES)[number];

/** White around, more than any printer leaves. */
export const MARGIN = 10;
const HEADER = 14;
/** Two lines. */
const LEGEND = 18;

const PAPERS: readonly (readonly [name: string, short: number, long: number])[] = [
  ['A4', 210, 297],
  ['A3', 297, 420],
  ['A2', 420, 594],
  ['A1', 594, 841],
  ['A0', 841, 1189],
];

const whole = (mm: number) => Math.ceil(mm * 10) / 10;

/** The smallest paper, lying or standing, that holds the floor at 1:`scale` with its header; a sheet of its own size where none does. */
export const sheetFor = (floor: { width: number; height: number }, scale: number): Sheet => {
  const drawing = { width: (floor.width * 1000) / scale, height: (floor.height * 1000) / scale };
  const needs = {
    width: drawing.width + 2 * MARGIN,
    height: drawing.height + 2 * MARGIN + HEADER + LEGEND,
  };
  const place = { ...drawing, x: MARGIN, y: MARGIN + HEADER };
  for (const [paper, short, long] of PAPERS) {
    const lying = { width: long, height: short };
    const standing = { width: short, height: long };
    // Lying first: floors are wider than high.
    for (const size of [lying, standing]) {
      if (needs.width > size.width || needs.height > size.height) continue;
      return { paper, ...size, drawing: { ...place, x: (size.width - drawing.width) / 2 } };
    }
  }
  return { paper: null, width: whole(needs.width), height: whole(needs.height), drawing: place };
};

/** The largest scale at which the floor fits A4, or at least A0; the smallest on offer where none does. */
export const usualScale = (floor: { width: number; height: number }): ScaleOf =>
  SCALES.find((scale) => ['A4', 'A3'].includes(sheetFor(floor, scale).paper ?? '')) ??
  SCALES.find((scale) => sheetFor(floor, scale).paper !== null) ??
  500;

/** No browser makes a larger picture, px a side. */
const MOST_PX = 12_000;

/** Dots an inch: fine, unless the sheet is so large that no picture could hold it. */
export const densityFor = (sheet: Pick<Sheet, 'width' | 'height'>, wanted = 300): number =>
  Math.floor(Math.min(wanted, (MOST_PX * 25.4) / Math.max(sheet.width, sheet.height)));
