import { type Box, bounds, isRectangle, type Point, rectangle } from '../../../../plan/geometry.ts';
import {
  type Item,
  type ItemKey,
  nextShapeId,
  outlineOf,
  type PlanDocument,
  roomKey,
  shapeKey,
} from './model/document.ts';
import { addShape, moveCorner, placeRoom, setBox } from './model/operations.ts';
import { isDrawable } from './model/rows.ts';
import type { EditorRoom } from './useEditor.ts';

/** What comes of a finished movement of the hand: pure, so that the stage only follows the mouse. */

export interface Made {
  readonly doc: PlanDocument;
  readonly keys: ReadonlySet<ItemKey>;
}

export const frameOf = (a: Point, b: Point): Box => ({
  x: Math.min(a[0], b[0]),
  y: Math.min(a[1], b[1]),
  width: Math.abs(a[0] - b[0]),
  height: Math.abs(a[1] - b[1]),
});

/** A smaller pull than this is a click, metres. */
const LEAST = 0.1;

/** A room by a pulled frame; by a click in its size of the register, narrow side to the right. */
export const roomBy = (doc: PlanDocument, room: EditorRoom, from: Point, to: Point): Made | null => {
  const pulled = frameOf(from, to);
  const box: Box =
    pulled.width < LEAST && pulled.height < LEAST
      ? {
          x: from[0],
          y: from[1],
          width: Math.min(room.length, room.width),
          height: Math.max(room.length, room.width),
        }
      : pulled;
  const polygon = rectangle(box);
  if (!isDrawable(polygon)) return null;
  return { doc: placeRoom(doc, room.id, polygon), keys: new Set([roomKey(room.id)]) };
};

export const polygonBy = (doc: PlanDocument, room: EditorRoom, points: readonly Point[]): Made | null =>
  points.length < 3 || !isDrawable(points)
    ? null
    : { doc: placeRoom(doc, room.id, points), keys: new Set([roomKey(room.id)]) };

export const wallBy = (doc: PlanDocument, points: readonly Point[]): Made | null => {
  if (points.length < 2) return null;
  const id = nextShapeId(doc, 'wall');
  const made = points.map(([x, y]): [number, number] => [x, y]);
  return {
    doc: addShape(doc, { kind: 'wall', id, points: made, thickness: 0.2 }),
    keys: new Set([shapeKey(id)]),
  };
};

const BOX_SIDE = 2;

/** A lift or stairs by a pulled frame, two metres square by a click. */
export const boxBy = (doc: PlanDocument, kind: 'lift' | 'stairs', from: Point, to: Point): Made => {
  const pulled = frameOf(from, to);
  const box =
    pulled.width < LEAST || pulled.height < LEAST
      ? { x: from[0], y: from[1], width: BOX_SIDE, height: BOX_SIDE }
      : pulled;
  const id = nextShapeId(doc, kind);
  return { doc: addShape(doc, { kind, id, ...box }), keys: new Set([shapeKey(id)]) };
};

/** How far a door may be from the wall that it is put into, metres. */
const WALL_REACH = 0.6;

/** A door where it was pressed: into the nearest wall, along it; free where there is none. */
export const doorAt = (doc: PlanDocument, [x, y]: Point): Made => {
  const id = nextShapeId(doc, 'door');
  let best: { x: number; y: number; angle: number; away: number } | null = null;
  for (const shape of doc.shapes) {
    if (shape.kind !== 'wall') continue;
    for (const [at, to] of shape.points.slice(1).entries()) {
      const from = shape.points[at] ?? to;
      const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
      const along = ((x - from[0]) * dx + (y - from[1]) * dy) / (dx * dx + dy * dy || 1);
      const t = Math.max(0, Math.min(1, along));
      const on = { x: from[0] + t * dx, y: from[1] + t * dy };
      const away = Math.hypot(x - on.x, y - on.y);
      const angle = Math.round((Math.atan2(dy, dx) * 180) / Math.PI);
      if (away <= WALL_REACH && (best === null || away < best.away)) best = { ...on, angle, away };
    }
  }
  const place = best ?? { x, y, angle: 0 };
  return {
    doc: addShape(doc, { kind: 'door', id, x: place.x, y: place.y, width: 1, angle: place.angle }),
    keys: new Set([shapeKey(id)]),
  };
};

export const labelAt = (doc: PlanDocument, [x, y]: Point, text: string): Made => {
  const id = nextShapeId(doc, 'label');
  return {
    doc: addShape(doc, { kind: 'label', id, x, y, text, size: 0.6, angle: 0 }),
    keys: new Set([shapeKey(id)]),
  };
};

/** Points of a thing that can be taken by hand. */
export const handlesOf = (item: Item): readonly Point[] => {
  if (item.kind === 'room') return item.room.polygon;
  const { shape } = item;
  if (shape.kind === 'wall') return shape.points;
  return shape.kind === 'lift' || shape.kind === 'stairs' ? outlineOf(item) : [];
};

/**
 * A thing with one of its points taken elsewhere. A rectangle stays one and keeps its opposite corner, unless `free`.
 */
export const pullHandle = (
  doc: PlanDocument,
  item: Item,
  at: number,
  to: Point,
  free: boolean,
): PlanDocument => {
  const outline = outlineOf(item);
  const squareRoom = item.kind === 'room' && isRectangle(item.room.polygon) && !free;
  const box = item.kind === 'shape' && (item.shape.kind === 'lift' || item.shape.kind === 'stairs');
  if (!squareRoom && !box) return moveCorner(doc, item.key, at, to);
  const [x, y] = outline[at] ?? to;
  const whole = bounds(outline);
  const opposite: Point = [
    Math.abs(x - whole.x) < 1e-6 ? whole.x + whole.width : whole.x,
    Math.abs(y - whole.y) < 1e-6 ? whole.y + whole.height : whole.y,
  ];
  return setBox(doc, item.key, frameOf(opposite, to));
};
