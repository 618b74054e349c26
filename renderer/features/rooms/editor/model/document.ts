import type { FloorPlan, PlanShape, RoomPlace } from '../../../../../contract/plan.ts';
import { type Box, bounds, inside, millimetre, type Point, rectangle } from '../../../../../plan/geometry.ts';

/** A floor's drawing as the editor holds it: immutable, metres. Every change makes another document. */
export interface PlanDocument {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly PlanShape[];
  readonly rooms: readonly RoomPlace[];
  /** How far all was moved by a sheet that grew to the left or up: a picture below goes with it. Absent: not at all. */
  readonly moved?: Point;
}

/** Names one thing of the drawing: `room:15` or `shape:w3`. */
export type ItemKey = `room:${number}` | `shape:${string}`;

export type Item =
  | { readonly key: ItemKey; readonly kind: 'room'; readonly room: RoomPlace }
  | { readonly key: ItemKey; readonly kind: 'shape'; readonly shape: PlanShape };

export const EMPTY: PlanDocument = { width: 30, height: 20, shapes: [], rooms: [] };

export const documentOf = ({ width, height, shapes, rooms }: FloorPlan): PlanDocument => ({
  width,
  height,
  shapes,
  rooms,
});

export const roomKey = (roomId: number): ItemKey => `room:${roomId}`;
export const shapeKey = (id: string): ItemKey => `shape:${id}`;

/** Everything drawn; rooms first, as they are painted. */
export const itemsOf = (doc: PlanDocument): Item[] => [
  ...doc.rooms.map((room): Item => ({ key: roomKey(room.room_id), kind: 'room', room })),
  ...doc.shapes.map((shape): Item => ({ key: shapeKey(shape.id), kind: 'shape', shape })),
];

export const itemOf = (doc: PlanDocument, key: ItemKey): Item | undefined =>
  itemsOf(doc).find((item) => item.key === key);

const turnedBox = (x: number, y: number, width: number, height: number, angle: number): Point[] => {
  const turn = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return rectangle({ x: -width / 2, y: -height / 2, width, height }).map(([px, py]) => [
    x + px * cos - py * sin,
    y + px * sin + py * cos,
  ]);
};

/** Letters are about this wide for their height. */
const LETTER = 0.6;
/** A door is taken by a strip this thick, metres. */
const DOOR = 0.4;

/** The outline by which a thing is seen and taken. */
export const outlineOf = (item: Item): readonly Point[] => {
  if (item.kind === 'room') return item.room.polygon;
  const { shape } = item;
  switch (shape.kind) {
    case 'wall':
      return shape.points;
    case 'door':
      return turnedBox(shape.x, shape.y, shape.width, DOOR, shape.angle);
    case 'label':
      return turnedBox(
        shape.x,
        shape.y,
        Math.max(1, shape.text.length) * shape.size * LETTER,
        shape.size * 1.2,
        shape.angle,
      );
    default:
      return rectangle(shape);
  }
};

/** The upright box around a thing; a wall's thickness is not counted, its line is what snaps. */
export const boxOf = (item: Item): Box => bounds(outlineOf(item));

export const boxAround = (items: readonly Item[]): Box =>
  bounds(items.flatMap((item) => [...outlineOf(item)]));

const nearSegment = ([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number => {
  const [dx, dy] = [bx - ax, by - ay];
  const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
};

const touches = (item: Item, point: Point, reach: number): boolean => {
  const outline = outlineOf(item);
  if (item.kind === 'shape' && item.shape.kind === 'wall') {
    const most = Math.max(reach, item.shape.thickness / 2);
    return outline.slice(1).some((to, at) => nearSegment(point, outline[at] ?? to, to) <= most);
  }
  return inside(point, outline);
};

/** What lies under a point: shapes before rooms, the last drawn first. `reach` helps to hit a thin wall, metres. */
export const itemAt = (doc: PlanDocument, point: Point, reach: number): Item | undefined =>
  itemsOf(doc)
    .toReversed()
    .sort((a, b) => Number(a.kind === 'room') - Number(b.kind === 'room'))
    .find((item) => touches(item, point, reach));

/** Things that lie wholly within a frame. */
export const itemsWithin = (doc: PlanDocument, frame: Box): Item[] =>
  itemsOf(doc).filter((item) => {
    const box = boxOf(item);
    return (
      box.x >= frame.x &&
      box.y >= frame.y &&
      box.x + box.width <= frame.x + frame.width &&
      box.y + box.height <= frame.y + frame.height
    );
  });

/** An id that no shape has: the kind's letter and the next number, the same each time from the same drawing. */
export const nextShapeId = (doc: PlanDocument, kind: PlanShape['kind']): string => {
  const letter = kind.slice(0, 1);
  const taken = new Set(doc.shapes.map((shape) => shape.id));
  let at = doc.shapes.length + 1;
  while (taken.has(`${letter}${at}`)) at += 1;
  return `${letter}${at}`;
};

export const movedOf = ({ moved = [0, 0] }: PlanDocument): Point => moved;

const EDGE = 0.6;

/** The sheet grown to hold all that is drawn, and moved so that nothing stands left of it or above. Kept where it fits. */
export const fitted = (doc: PlanDocument): PlanDocument => {
  const items = itemsOf(doc);
  if (items.length === 0) return doc;
  const box = boxAround(items);
  const dx = box.x < 0 ? millimetre(EDGE - box.x) : 0;
  const dy = box.y < 0 ? millimetre(EDGE - box.y) : 0;
  const width = millimetre(
    Math.max(doc.width + dx, box.x + box.width + dx + EDGE * Number(box.x + box.width > doc.width)),
  );
  const height = millimetre(
    Math.max(doc.height + dy, box.y + box.height + dy + EDGE * Number(box.y + box.height > doc.height)),
  );
  if (dx === 0 && dy === 0) return { ...doc, width, height };
  const [mx, my] = movedOf(doc);
  return {
    width,
    height,
    moved: [mx + dx, my + dy],
    rooms: doc.rooms.map((room) => ({ ...room, polygon: movedRing(room.polygon, dx, dy) })),
    shapes: doc.shapes.map((shape) => movedShape(shape, dx, dy)),
  };
};

export const movedRing = (points: readonly Point[], dx: number, dy: number): [number, number][] =>
  points.map(([x, y]) => [millimetre(x + dx), millimetre(y + dy)]);

export const movedShape = (shape: PlanShape, dx: number, dy: number): PlanShape =>
  shape.kind === 'wall'
    ? { ...shape, points: movedRing(shape.points, dx, dy) }
    : { ...shape, x: millimetre(shape.x + dx), y: millimetre(shape.y + dy) };
