import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Point, rectangle } from '../../../plan/geometry.ts';
import { scaledByPoints } from '../../../renderer/features/rooms/editor/model/background.ts';
import { type PlanDocument, roomKey } from '../../../renderer/features/rooms/editor/model/document.ts';
import * as ops from '../../../renderer/features/rooms/editor/model/operations.ts';
import { nextUnplaced, repeatRow, roomFurther } from '../../../renderer/features/rooms/editor/model/rows.ts';
import { linesOf, snapMove, snapPoint, squared } from '../../../renderer/features/rooms/editor/model/snap.ts';
import { metre, REGISTER, RUNS } from '../../support/planDeeds.ts';

describe('rows with running numbers', () => {
  const row: PlanDocument = {
    width: 30,
    height: 30,
    shapes: [],
    rooms: [0, 1, 2].map((at) => ({
      room_id: 100 + at,
      polygon: rectangle({ x: at * 2, y: 0, width: 2, height: 3 }).map(([x, y]): [number, number] => [x, y]),
    })),
  };
  const keys = new Set(row.rooms.map((room) => roomKey(room.room_id)));

  it('repeats a row with the next numbers, side by side', () => {
    const made = repeatRow(row, keys, REGISTER, { times: 2, direction: 'down', gap: 1 });
    expect(made.doc.rooms.map((room) => room.room_id)).toEqual([100, 101, 102, 103, 104, 105, 106, 107, 108]);
    expect(made.doc.rooms[3]?.polygon[0]).toEqual([0, 4]);
    expect(made.doc.rooms[6]?.polygon[0]).toEqual([0, 8]);
    expect(made.skipped).toEqual([]);
  });

  it('leaves out numbers that the register lacks or that stand elsewhere, and tells them', () => {
    const placed = ops.placeRoom(row, 104, rectangle({ x: 20, y: 20, width: 1, height: 1 }));
    const made = repeatRow(placed, keys, REGISTER.slice(0, 5), { times: 1, direction: 'right', gap: 0 });
    expect(made.doc.rooms.map((room) => room.room_id)).toEqual([100, 101, 102, 104, 103]);
    expect(made.skipped).toEqual(['Ячейка 5', '+3']);
    expect(made.doc.rooms.find((room) => room.room_id === 104)?.polygon[0]).toEqual([20, 20]);
  });

  it('knows which room comes next', () => {
    expect(roomFurther(REGISTER, 'Ячейка 7', 1)?.id).toBe(107);
    expect(roomFurther([{ id: 1, name: 'А8б', area: 1 }], 'А7б', 1)?.id).toBe(1);
    expect(roomFurther(REGISTER, 'Ячейка 40', 1)).toBeUndefined();
    expect(nextUnplaced(row, REGISTER, 102)?.id).toBe(103);
    expect(nextUnplaced(row, REGISTER, 139)?.id).toBe(103);
    expect(nextUnplaced(row, REGISTER.slice(0, 3), null)).toBeUndefined();
  });
});

describe('snapping', () => {
  it('goes to a neighbour’s edge that is near, else to the grid, else stays', () => {
    const lines = linesOf([{ x: 10, y: 10, width: 2, height: 2 }]);
    expect(snapPoint([10.05, 3.13], lines, { grid: 0.25, reach: 0.2 })).toEqual({
      point: [10, 3.25],
      guides: { x: 10, y: null },
    });
    expect(snapPoint([1.234, 2.345], lines, { grid: 0, reach: 0 }).point).toEqual([1.234, 2.345]);
    const moved = snapMove({ x: 0, y: 0, width: 3, height: 1 }, 6.9, 9.95, lines, { grid: 0.5, reach: 0.2 });
    expect(moved).toEqual({ dx: 7, dy: 10, guides: { x: 10, y: 10 } });
  });

  it('never goes farther than its reach or half the grid', () => {
    fc.assert(
      fc.property(metre, metre, metre, metre, (x, y, lx, ly) => {
        const { point } = snapPoint([x, y], { xs: [lx], ys: [ly] }, { grid: 0.5, reach: 0.3 });
        expect(Math.abs(point[0] - x)).toBeLessThanOrEqual(0.301);
        expect(Math.abs(point[1] - y)).toBeLessThanOrEqual(0.301);
      }),
      RUNS,
    );
  });

  it('squares a wall', () => {
    expect(squared([0, 0], [5, 1])).toEqual([5, 0]);
    expect(squared([0, 0], [1, -5])).toEqual([0, -5]);
    expect(squared([0, 0], [5, 4])).toEqual([5, 5]);
  });
});

describe('the picture below', () => {
  it('is scaled by two points: then they lie as far apart as was said, and the first stays', () => {
    const made = scaledByPoints({ x: 2, y: 3, scale: 0.05 }, [4, 4], [8, 7], 10);
    expect(made).not.toBeNull();
    const pixel = ([x, y]: Point): Point => [(x - 2) / 0.05, (y - 3) / 0.05];
    const place = ([px, py]: Point): Point => [
      (made?.x ?? 0) + px * (made?.scale ?? 0),
      (made?.y ?? 0) + py * (made?.scale ?? 0),
    ];
    const [a, b] = [place(pixel([4, 4])), place(pixel([8, 7]))];
    expect(a[0]).toBeCloseTo(4);
    expect(a[1]).toBeCloseTo(4);
    expect(Math.hypot(b[0] - a[0], b[1] - a[1])).toBeCloseTo(10);
    expect(scaledByPoints({ x: 0, y: 0, scale: 1 }, [1, 1], [1, 1], 5)).toBeNull();
    expect(scaledByPoints({ x: 0, y: 0, scale: 1 }, [1, 1], [2, 1], 0)).toBeNull();
  });
});
