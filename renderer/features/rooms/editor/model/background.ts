import type { Point } from '../../../../../plan/geometry.ts';

/** A picture under the drawing, to be drawn after: where its corner lies and how many metres a pixel has. */
export interface Placement {
  readonly x: number;
  readonly y: number;
  /** Metres a pixel. */
  readonly scale: number;
}

/**
 * Scales the picture by two points whose distance is known; the first point stays where it is.
 * @returns null where the points are the same or the distance is none
 */
export const scaledByPoints = (
  placement: Placement,
  a: Point,
  b: Point,
  metres: number,
): Placement | null => {
  const now = Math.hypot(b[0] - a[0], b[1] - a[1]);
  if (now < 0.001 || !(metres > 0)) return null;
  const factor = metres / now;
  return {
    scale: placement.scale * factor,
    x: a[0] - (a[0] - placement.x) * factor,
    y: a[1] - (a[1] - placement.y) * factor,
  };
};
