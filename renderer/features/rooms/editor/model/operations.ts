import type { PlanShape, RoomPlace } from '../../../../../contract/plan.ts';
import { type Box, bounds, millimetre, type Point } from '../../../../../plan/geometry.ts';
import {
  boxAround,
  boxOf,
  type Item,
  type ItemKey,
  itemsOf,
  movedRing,
  movedShape,
  type PlanDocument,
  roomKey,
  shapeKey,
} from './document.ts';

/** What the editor can do to a drawing: each takes a document and gives another one. Metres, degrees clockwise. */

type Keys = ReadonlySet<ItemKey>;

/** Changes the things named, leaves the rest as they are. */
const changed = (
  doc: PlanDocument,
  keys: Keys,
  onRoom: (room: RoomPlace) => RoomPlace,
  onShape: (shape: PlanShape) => PlanShape,
): PlanDocument => ({
  ...doc,
  rooms: doc.rooms.map((room) => (keys.has(roomKey(room.room_id)) ? onRoom(room) : room)),
  shapes: doc.shapes.map((shape) => (keys.has(shapeKey(shape.id)) ? onShape(shape) : shape)),
});

const chosen = (doc: PlanDocument, keys: Keys): Item[] => itemsOf(doc).filter((item) => keys.has(item.key));

export const move = (doc: PlanDocument, keys: Keys, dx: number, dy: number): PlanDocument =>
  changed(
    doc,
    keys,
    (room) => ({ ...room, polygon: movedRing(room.polygon, dx, dy) }),
    (shape) => movedShape(shape, dx, dy),
  );

/** Moves each thing by a way of its own. */
const moveEach = (doc: PlanDocument, ways: ReadonlyMap<ItemKey, Point>): PlanDocument =>
  [...ways].reduce((made, [key, [dx, dy]]) => move(made, new Set([key]), dx, dy), doc);

/** A quarter turn clockwise about the middle of all that is chosen. */
export const turn = (doc: PlanDocument, keys: Keys): PlanDocument => {
  const box = boxAround(chosen(doc, keys));
  const [cx, cy] = [box.x + box.width / 2, box.y + box.height / 2];
  const about = ([x, y]: Point): [number, number] => [millimetre(cx - (y - cy)), millimetre(cy + (x - cx))];
  return changed(
    doc,
    keys,
    (room) => ({ ...room, polygon: room.polygon.map(about) }),
    (shape) => {
      if (shape.kind === 'wall') return { ...shape, points: shape.points.map(about) };
      if (shape.kind === 'door' || shape.kind === 'label') {
        const [x, y] = about([shape.x, shape.y]);
        return { ...shape, x, y, angle: (shape.angle + 90) % 360 };
      }
      const [right, top] = about([shape.x, shape.y]);
      return {
        ...shape,
        x: millimetre(right - shape.height),
        y: top,
        width: shape.height,
        height: shape.width,
      };
    },
  );
};

/** Gives a room, lift or stairs another box; a room's corners keep their shares of it. */
export const setBox = (doc: PlanDocument, key: ItemKey, box: Box): PlanDocument => {
  const round = {
    x: millimetre(box.x),
    y: millimetre(box.y),
    width: Math.max(0.05, millimetre(box.width)),
    height: Math.max(0.05, millimetre(box.height)),
  };
  return changed(
    doc,
    new Set([key]),
    (room) => {
      const old = bounds(room.polygon);
      return {
        ...room,
        polygon: room.polygon.map(([x, y]) => [
          millimetre(round.x + ((x - old.x) / (old.width || 1)) * round.width),
          millimetre(round.y + ((y - old.y) / (old.height || 1)) * round.height),
        ]),
      };
    },
    (shape) => (shape.kind === 'lift' || shape.kind === 'stairs' ? { ...shape, ...round } : shape),
  );
};

const ringOf = (doc: PlanDocument, key: ItemKey): readonly Point[] | null => {
  const item = itemsOf(doc).find((one) => one.key === key);
  if (item?.kind === 'room') return item.room.polygon;
  return item?.kind === 'shape' && item.shape.kind === 'wall' ? item.shape.points : null;
};

const withRing = (doc: PlanDocument, key: ItemKey, ring: readonly Point[]): PlanDocument => {
  const points = ring.map(([x, y]): [number, number] => [millimetre(x), millimetre(y)]);
  return changed(
    doc,
    new Set([key]),
    (room) => ({ ...room, polygon: points }),
    (shape) => (shape.kind === 'wall' ? { ...shape, points } : shape),
  );
};

/** Moves one corner of a room or a wall. */
export const moveCorner = (doc: PlanDocument, key: ItemKey, at: number, to: Point): PlanDocument => {
  const ring = ringOf(doc, key);
  return ring === null ? doc : withRing(doc, key, ring.with(at, to));
};

/** Puts a corner behind the one numbered `after`. */
export const addCorner = (doc: PlanDocument, key: ItemKey, after: number, point: Point): PlanDocument => {
  const ring = ringOf(doc, key);
  return ring === null ? doc : withRing(doc, key, ring.toSpliced(after + 1, 0, point));
};

/** Takes a corner away, as long as a room keeps three and a wall two. */
export const removeCorner = (doc: PlanDocument, key: ItemKey, at: number): PlanDocument => {
  const ring = ringOf(doc, key);
  const least = key.startsWith('room:') ? 3 : 2;
  return ring === null || ring.length <= least ? doc : withRing(doc, key, ring.toSpliced(at, 1));
};

export const addShape = (doc: PlanDocument, shape: PlanShape): PlanDocument => ({
  ...doc,
  shapes: [...doc.shapes.filter((one) => one.id !== shape.id), shape],
});

/** Puts a room in its place; one that had another leaves it. */
export const placeRoom = (doc: PlanDocument, roomId: number, polygon: readonly Point[]): PlanDocument => ({
  ...doc,
  rooms: [
    ...doc.rooms.filter((room) => room.room_id !== roomId),
    { room_id: roomId, polygon: movedRing(polygon, 0, 0) },
  ],
});

/** The place of one room becomes another's; two placed rooms change places. */
export const renameRoom = (doc: PlanDocument, from: number, to: number): PlanDocument => ({
  ...doc,
  rooms: doc.rooms.map((room) => {
    if (room.room_id === from) return { ...room, room_id: to };
    return room.room_id === to ? { ...room, room_id: from } : room;
  }),
});

export const setShape = (doc: PlanDocument, shape: PlanShape): PlanDocument =>
  changed(
    doc,
    new Set([shapeKey(shape.id)]),
    (room) => room,
    () => shape,
  );

export const remove = (doc: PlanDocument, keys: Keys): PlanDocument => ({
  ...doc,
  rooms: doc.rooms.filter((room) => !keys.has(roomKey(room.room_id))),
  shapes: doc.shapes.filter((shape) => !keys.has(shapeKey(shape.id))),
});

export const ALIGNMENTS = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

/** Puts the things on one line: an edge of all of them, or the middle. */
export const align = (doc: PlanDocument, keys: Keys, how: Alignment): PlanDocument => {
  const items = chosen(doc, keys);
  const all = boxAround(items);
  const wayOf = (box: Box): Point => {
    switch (how) {
      case 'left':
        return [all.x - box.x, 0];
      case 'right':
        return [all.x + all.width - box.x - box.width, 0];
      case 'centre':
        return [all.x + all.width / 2 - box.x - box.width / 2, 0];
      case 'top':
        return [0, all.y - box.y];
      case 'bottom':
        return [0, all.y + all.height - box.y - box.height];
      case 'middle':
        return [0, all.y + all.height / 2 - box.y - box.height / 2];
    }
  };
  return moveEach(doc, new Map(items.map((item) => [item.key, wayOf(boxOf(item))])));
};

/** Equal gaps between the things along an axis; the outer two stay. */
export const distribute = (doc: PlanDocument, keys: Keys, axis: 'x' | 'y'): PlanDocument => {
  const size = axis === 'x' ? 'width' : 'height';
  const items = chosen(doc, keys)
    .map((item) => ({ key: item.key, box: boxOf(item) }))
    .sort((a, b) => a.box[axis] - b.box[axis]);
  const [first, last] = [items[0], items.at(-1)];
  if (first === undefined || last === undefined || items.length < 3) return doc;
  const taken = items.reduce((sum, { box }) => sum + box[size], 0);
  const gap = (last.box[axis] + last.box[size] - first.box[axis] - taken) / (items.length - 1);
  const ways = new Map<ItemKey, Point>();
  let next = first.box[axis];
  for (const { key, box } of items) {
    const way = millimetre(next - box[axis]);
    ways.set(key, axis === 'x' ? [way, 0] : [0, way]);
    next += box[size] + gap;
  }
  return moveEach(doc, ways);
};
