import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNames } from '../../../renderer/features/rooms/model.ts';
import {
  AISLE,
  type FloorLayout,
  layOut,
  type Rect,
  type RoomSize,
  WALL,
} from '../../../renderer/features/rooms/plan/layout.ts';
import { type Direction, neighbour, roomAt } from '../../../renderer/features/rooms/plan/walk.ts';

const RUNS = { seed: 20261123, numRuns: 150 };
const EPS = 1e-6;

const metres = fc.integer({ min: 10, max: 900 }).map((cm) => cm / 100);
const room = fc.record({
  length: metres,
  width: metres,
  name: fc.integer({ min: 1, max: 2000 }).map(String),
});
/** Floors of 1 to 160 rooms; names may repeat, as they do in reality. */
const floor: fc.Arbitrary<RoomSize[]> = fc
  .array(room, { minLength: 1, maxLength: 160 })
  .map((rooms) => rooms.map((one, index) => ({ ...one, id: index + 1 })));

const overlap = (a: Rect, b: Rect) =>
  Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > EPS &&
  Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > EPS;

const overlaps = (layout: FloorLayout) =>
  layout.rooms.flatMap((a, at) =>
    layout.rooms
      .slice(at + 1)
      .filter((b) => overlap(a, b))
      .map((b) => [a.id, b.id]),
  );

describe('layOut', () => {
  it('places every room once', () => {
    fc.assert(
      fc.property(floor, (rooms) => {
        const ids = layOut(rooms).rooms.map((one) => one.id);
        expect([...ids].sort((a, b) => a - b)).toEqual(rooms.map((one) => one.id));
      }),
      RUNS,
    );
  });

  it('lets no two rooms overlap', () => {
    fc.assert(
      fc.property(floor, (rooms) => {
        expect(overlaps(layOut(rooms))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('keeps every room inside the walls, off the aisles and the corridor', () => {
    fc.assert(
      fc.property(floor, (rooms) => {
        const { width, height, rooms: placed, aisles, corridor } = layOut(rooms);
        for (const one of placed) {
          expect(one.x).toBeGreaterThanOrEqual(WALL - EPS);
          expect(one.y).toBeGreaterThanOrEqual(WALL - EPS);
          expect(one.x + one.width).toBeLessThanOrEqual(width - WALL + EPS);
          expect(one.y + one.height).toBeLessThanOrEqual(height - WALL + EPS);
          expect([...aisles, corridor].filter((way) => overlap(one, way))).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it('draws every room true to scale', () => {
    fc.assert(
      fc.property(floor, (rooms) => {
        const placed = new Map(layOut(rooms).rooms.map((one) => [one.id, one]));
        for (const { id, length, width } of rooms) {
          const sides = [placed.get(id)?.width ?? 0, placed.get(id)?.height ?? 0].sort((a, b) => a - b);
          expect(sides).toEqual([length, width].sort((a, b) => a - b));
        }
      }),
      RUNS,
    );
  });

  it('opens every room onto an aisle', () => {
    fc.assert(
      fc.property(floor, (rooms) => {
        const { rooms: placed, aisles } = layOut(rooms);
        for (const one of placed) {
          const door = one.front === 'up' ? one.y : one.y + one.height;
          const meets = (way: Rect) => (one.front === 'up' ? way.y + way.height : way.y);
          expect(aisles.some((way) => Math.abs(meets(way) - door) < EPS)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('goes in natural order of numbers, whatever order the rooms come in', () => {
    fc.assert(
      fc.property(floor, fc.infiniteStream(fc.nat()), (rooms, dice) => {
        const layout = layOut(rooms);
        const names = new Map(rooms.map((one) => [one.id, one.name]));
        const order = layout.rooms.map((one) => names.get(one.id) ?? '');
        expect(order).toEqual([...order].sort(compareNames));
        const shuffled = rooms
          .map((one) => ({ one, key: dice.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(layOut(shuffled)).toEqual(layout);
      }),
      RUNS,
    );
  });

  it('fits the screen: a usual floor is wider than high, but no ribbon', () => {
    const usual = Array.from({ length: 240 }, (_, index) => ({
      id: index + 1,
      name: `Ячейка ${index + 1}`,
      length: [1.6, 2.1, 2.5, 3][index % 4] ?? 2,
      width: [1.2, 1.6, 2.1, 2.5][index % 4] ?? 2,
    }));
    const { width, height, aisles } = layOut(usual);
    expect(width / height).toBeGreaterThan(1.2);
    expect(width / height).toBeLessThan(1.75);
    expect(aisles.every((way) => way.height === AISLE)).toBe(true);
  });

  it('stands rooms without a usable size somewhere too, and an empty floor up', () => {
    const odd = [0, -2, Number.NaN, Number.POSITIVE_INFINITY].map((length, id) => ({
      id,
      name: String(id),
      length,
      width: 0,
    }));
    const layout = layOut(odd);
    expect(layout.rooms).toHaveLength(4);
    expect(overlaps(layout)).toEqual([]);
    expect(layOut([]).rooms).toEqual([]);
    expect(layOut([]).height).toBeGreaterThan(0);
  });
});

describe('walking the plan', () => {
  it('finds each room by a point inside it, and none in an aisle', () => {
    fc.assert(
      fc.property(floor, (rooms) => {
        const layout = layOut(rooms);
        for (const one of layout.rooms) {
          expect(roomAt(layout, one.x + one.width / 2, one.y + one.height / 2)?.id).toBe(one.id);
        }
        const way = layout.aisles[0];
        expect(way && roomAt(layout, way.x + way.width / 2, way.y + way.height / 2)).toBeUndefined();
      }),
      RUNS,
    );
  });

  it('steps in the direction asked for', () => {
    fc.assert(
      fc.property(floor, fc.constantFrom<Direction>('left', 'right', 'up', 'down'), (rooms, direction) => {
        const layout = layOut(rooms);
        for (const one of layout.rooms) {
          const next = neighbour(layout, one.id, direction);
          if (next === undefined) continue;
          const dx = next.x + next.width / 2 - (one.x + one.width / 2);
          const dy = next.y + next.height / 2 - (one.y + one.height / 2);
          const ahead = { left: -dx, right: dx, up: -dy, down: dy }[direction];
          expect(ahead).toBeGreaterThan(0);
        }
      }),
      { ...RUNS, numRuns: 60 },
    );
  });

  it('reaches every room of a usual floor by arrows alone', () => {
    const rooms = Array.from({ length: 90 }, (_, index) => ({
      id: index,
      name: String(index + 1),
      length: 2 + (index % 3) * 0.7,
      width: 1.5,
    }));
    const layout = layOut(rooms);
    const seen = new Set([0]);
    const queue = [0];
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      for (const direction of ['left', 'right', 'up', 'down'] as const) {
        const next = neighbour(layout, id, direction);
        if (next === undefined || seen.has(next.id)) continue;
        seen.add(next.id);
        queue.push(next.id);
      }
    }
    expect(seen.size).toBe(rooms.length);
  });
});
