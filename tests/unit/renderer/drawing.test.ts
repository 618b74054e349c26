import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  area,
  bounds,
  inside,
  isRectangle,
  largestWithin,
  millimetre,
  type Point,
} from '../../../plan/geometry.ts';
import { importSvg } from '../../../plan/svgImport.ts';
import { drawn, selfMade } from '../../../renderer/features/rooms/plan/drawing.ts';
import { layOut, type RoomSize } from '../../../renderer/features/rooms/plan/layout.ts';
import {
  type Direction,
  neighbour,
  roomAt,
  roomsWithin,
} from '../../../renderer/features/rooms/plan/walk.ts';
import { haveRealFloors, REAL_FLOORS, readFloor, registerOf } from '../../support/realFloors.ts';

const RUNS = { seed: 20261125, numRuns: 100 };
const side = fc.integer({ min: 20, max: 400 }).map((cm) => cm / 100);
/** An L: a rectangle of `w` by `h` without its lower right corner of `cw` by `ch`. */
const corner = fc
  .record({
    w: side,
    h: side,
    cw: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
    ch: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
  })
  .map(({ w, h, cw, ch }): Point[] => [
    [0, 0],
    [w, 0],
    [w, h * (1 - ch)],
    [w * (1 - cw), h * (1 - ch)],
    [w * (1 - cw), h],
    [0, h],
  ])
  .map((polygon) => polygon.map(([x, y]): Point => [millimetre(x), millimetre(y)]));

describe('geometry', () => {
  it('finds the widest rectangle within an L: inside it, and no smaller than either leg', () => {
    fc.assert(
      fc.property(corner, (polygon) => {
        const box = largestWithin(polygon);
        const [, [w = 0] = [], [, upper = 0] = [], [leg = 0] = [], [, h = 0] = []] = polygon;
        const size = box.width * box.height;
        expect(size).toBeGreaterThanOrEqual(Math.max(w * upper, leg * h) - 0.01);
        expect(size).toBeLessThanOrEqual(area(polygon) + 0.01);
        expect(inside([box.x + box.width / 2, box.y + box.height / 2], polygon)).toBe(true);
      }),
      RUNS,
    );
  });

  it('knows a rectangle from an L', () => {
    expect(
      isRectangle([
        [0, 0],
        [2, 0],
        [2, 3],
        [0, 3],
      ]),
    ).toBe(true);
    expect(
      isRectangle([
        [0, 0],
        [2, 1],
        [2, 3],
        [0, 3],
      ]),
    ).toBe(false);
    fc.assert(
      fc.property(corner, (polygon) => !isRectangle(polygon)),
      RUNS,
    );
  });
});

describe('a stored plan', () => {
  const rooms: RoomSize[] = [1, 2, 3, 4].map((id) => ({ id, name: String(id), length: 2, width: 3 }));
  const plan = {
    floor: 1,
    revision: 'r',
    width: 20,
    height: 10,
    shapes: [],
    rooms: [
      {
        room_id: 1,
        polygon: [
          [1, 1],
          [5, 1],
          [5, 2],
          [3, 2],
          [3, 5],
          [1, 5],
        ] as [number, number][],
      },
      {
        room_id: 99,
        polygon: [
          [8, 8],
          [9, 8],
          [9, 9],
        ] as [number, number][],
      },
    ],
  };

  it('shows every room of the list once: those without a place stand below, apart from the drawing', () => {
    const drawing = drawn(plan, rooms);
    expect(drawing.rooms.map((room) => room.id).sort()).toEqual([1, 2, 3, 4]);
    expect(drawing.unplaced?.count).toBe(3);
    for (const room of drawing.rooms.filter((one) => one.id !== 1)) {
      expect(room.y).toBeGreaterThan(plan.height);
      expect(room.y + room.height).toBeLessThanOrEqual(drawing.height);
      expect(room.x + room.width).toBeLessThanOrEqual(drawing.width);
    }
  });

  it('tells the room under the pointer by its outline, not by its box', () => {
    const drawing = drawn(plan, rooms.slice(0, 1));
    expect(roomAt(drawing, 2, 4)?.id).toBe(1);
    expect(roomAt(drawing, 4, 4)).toBeUndefined();
    expect(roomsWithin(drawing, { x: 0, y: 0, width: 20, height: 10 }).map((room) => room.id)).toEqual([1]);
  });

  it('of a floor without one is what it lays out itself', () => {
    const layout = layOut(rooms);
    expect(selfMade(layout)).toMatchObject({ width: layout.width, height: layout.height, shapes: [] });
  });
});

describe.skipIf(!haveRealFloors)('real floors, drawn', () => {
  it.each(REAL_FLOORS)(
    '$file: each room is found at its number, and reached by arrow keys',
    ({ file, rooms }) => {
      const text = readFloor(file);
      const register = registerOf(text);
      const plan = { ...importSvg(text, register), floor: 1, revision: 'r' };
      const drawing = drawn({ ...plan, shapes: [], rooms: [...plan.rooms] }, register);
      expect(drawing.rooms).toHaveLength(rooms);
      const found = drawing.rooms.filter(({ id, label }) => {
        const at = roomAt(drawing, label.x + label.width / 2, label.y + label.height / 2);
        return at?.id === id;
      });
      // A few rooms of the drawings share a sliver with their neighbour; a number in it may be either's.
      expect(found.length).toBeGreaterThanOrEqual(rooms - 2);
      const reached = new Set<number>([drawing.rooms[0]?.id ?? 0]);
      const queue = [...reached];
      for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
        for (const way of ['left', 'right', 'up', 'down'] as Direction[]) {
          const next = neighbour(drawing, id, way);
          if (next === undefined || reached.has(next.id)) continue;
          reached.add(next.id);
          queue.push(next.id);
        }
      }
      expect(reached.size).toBe(rooms);
      const frame = bounds(
        drawing.rooms.flatMap((room) => [
          [room.x, room.y] as const,
          [room.x + room.width, room.y + room.height] as const,
        ]),
      );
      expect(frame.x + frame.width).toBeLessThanOrEqual(drawing.width);
    },
  );
});
