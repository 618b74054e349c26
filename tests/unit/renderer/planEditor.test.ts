import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanShape } from '../../../contract/plan.ts';
import { area, type Point, rectangle } from '../../../plan/geometry.ts';
import { scaledByPoints } from '../../../renderer/features/rooms/editor/model/background.ts';
import {
  boxOf,
  fitted,
  type ItemKey,
  itemAt,
  itemOf,
  itemsOf,
  movedOf,
  nextShapeId,
  type PlanDocument,
  roomKey,
} from '../../../renderer/features/rooms/editor/model/document.ts';
import {
  begin,
  commit,
  type History,
  redo,
  UNDO_STEPS,
  undo,
} from '../../../renderer/features/rooms/editor/model/history.ts';
import * as ops from '../../../renderer/features/rooms/editor/model/operations.ts';
import { nextUnplaced, repeatRow, roomFurther } from '../../../renderer/features/rooms/editor/model/rows.ts';
import { linesOf, snapMove, snapPoint, squared } from '../../../renderer/features/rooms/editor/model/snap.ts';

const RUNS = { seed: 20261125, numRuns: 120 };
const REGISTER = Array.from({ length: 40 }, (_, at) => ({ id: 100 + at, name: `Ячейка ${at + 1}`, area: 4 }));

const metre = fc.integer({ min: 0, max: 40_000 }).map((mm) => mm / 1000);
const side = fc.integer({ min: 200, max: 6000 }).map((mm) => mm / 1000);
const wall = (id: string, a: Point, b: Point): PlanShape => ({
  kind: 'wall',
  id,
  points: [[...a], [...b]],
  thickness: 0.2,
});

/** Any document: some rooms of the register in their places, some of each shape. */
const documentOf: fc.Arbitrary<PlanDocument> = fc
  .record({
    rooms: fc.uniqueArray(fc.integer({ min: 100, max: 139 }), { minLength: 1, maxLength: 8 }),
    places: fc.array(fc.record({ x: metre, y: metre, width: side, height: side }), {
      minLength: 8,
      maxLength: 8,
    }),
    walls: fc.array(fc.tuple(metre, metre, metre, metre), { maxLength: 3 }),
    lift: fc.boolean(),
  })
  .map(({ rooms, places, walls, lift }) => ({
    width: 60,
    height: 60,
    rooms: rooms.map((id, at) => {
      const polygon = rectangle(places[at] ?? { x: 0, y: 0, width: 1, height: 1 });
      return {
        room_id: id,
        polygon: polygon.map(([x, y]): [number, number] => [
          Math.round(x * 1000) / 1000,
          Math.round(y * 1000) / 1000,
        ]),
      };
    }),
    shapes: [
      ...walls.map(([ax, ay, bx, by], at) => wall(`w${at}`, [ax, ay], [bx, by])),
      ...(lift ? [{ kind: 'lift' as const, id: 'l0', x: 1, y: 1, width: 2, height: 2 }] : []),
      { kind: 'door' as const, id: 'd0', x: 3, y: 3, width: 1, angle: 0 },
      { kind: 'label' as const, id: 't0', x: 5, y: 5, text: 'Вход', size: 0.5, angle: 0 },
    ],
  }));

const allKeys = (doc: PlanDocument): Set<ItemKey> => new Set(itemsOf(doc).map((item) => item.key));
const boxes = (doc: PlanDocument) => itemsOf(doc).map((item) => ({ key: item.key, ...boxOf(item) }));
const near = (a: number, b: number, by = 0.003) => Math.abs(a - b) < by;

/** What a sound document always is, whatever was done to it. */
const assertSound = (doc: PlanDocument) => {
  const keys = itemsOf(doc).map((item) => item.key);
  expect(new Set(keys).size).toBe(keys.length);
  for (const item of itemsOf(doc)) {
    const { x, y, width, height } = boxOf(item);
    expect([x, y, width, height].every(Number.isFinite)).toBe(true);
    if (item.kind === 'room') expect(item.room.polygon.length).toBeGreaterThanOrEqual(3);
  }
};

/** One thing that a person does: an operation of the editor on whatever is chosen. */
type Deed = (doc: PlanDocument) => PlanDocument;
const someKeys = (doc: PlanDocument, seed: number): Set<ItemKey> =>
  new Set(
    itemsOf(doc)
      .filter((_, at) => ((seed >> (at % 12)) & 1) === 1)
      .map((item) => item.key),
  );
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.tuple(fc.nat(4095), fc.integer({ min: -3000, max: 3000 }), fc.integer({ min: -3000, max: 3000 })).map(
    ([seed, dx, dy]): Deed =>
      (doc) =>
        ops.move(doc, someKeys(doc, seed), dx / 1000, dy / 1000),
  ),
  fc.nat(4095).map(
    (seed): Deed =>
      (doc) =>
        ops.turn(doc, someKeys(doc, seed)),
  ),
  fc.tuple(fc.nat(4095), fc.constantFrom(...ops.ALIGNMENTS)).map(
    ([seed, how]): Deed =>
      (doc) =>
        ops.align(doc, someKeys(doc, seed), how),
  ),
  fc.tuple(fc.nat(4095), fc.constantFrom('x' as const, 'y' as const)).map(
    ([seed, axis]): Deed =>
      (doc) =>
        ops.distribute(doc, someKeys(doc, seed), axis),
  ),
  fc.nat(4095).map(
    (seed): Deed =>
      (doc) =>
        ops.remove(doc, someKeys(doc, seed & 33)),
  ),
  fc.tuple(fc.integer({ min: 100, max: 139 }), metre, metre, side).map(
    ([id, x, y, width]): Deed =>
      (doc) =>
        ops.placeRoom(doc, id, rectangle({ x, y, width, height: 2 })),
  ),
  fc.tuple(fc.integer({ min: 100, max: 139 }), fc.integer({ min: 100, max: 139 })).map(
    ([a, b]): Deed =>
      (doc) =>
        a === b ? doc : ops.renameRoom(doc, a, b),
  ),
  fc.tuple(metre, metre).map(
    ([x, y]): Deed =>
      (doc) =>
        ops.addShape(doc, wall(nextShapeId(doc, 'wall'), [x, y], [x + 1, y])),
  ),
  fc.tuple(fc.nat(20), metre, metre).map(
    ([at, x, y]): Deed =>
      (doc) => {
        const key = itemsOf(doc)[at % Math.max(1, itemsOf(doc).length)]?.key ?? 'shape:none';
        return ops.addCorner(doc, key, 0, [x, y]);
      },
  ),
  fc.nat(20).map(
    (at): Deed =>
      (doc) => {
        const key = itemsOf(doc)[at % Math.max(1, itemsOf(doc).length)]?.key ?? 'shape:none';
        return ops.removeCorner(doc, key, 0);
      },
  ),
  fc.tuple(fc.nat(4095), fc.integer({ min: 1, max: 3 })).map(
    ([seed, times]): Deed =>
      (doc) =>
        repeatRow(doc, someKeys(doc, seed), REGISTER, { times, direction: 'right', gap: 0 }).doc,
  ),
  fc.constant<Deed>((doc) => fitted(doc)),
);

/** The model: every state there was, in a plain list, and where in it one stands. */
interface Model {
  states: PlanDocument[];
  at: number;
}
interface Real {
  history: History<PlanDocument>;
}
type Step = fc.Command<Model, Real>;

const agree = (model: Model, real: Real) => {
  expect(real.history.present).toEqual(model.states[model.at]);
  expect(real.history.past.length).toBeLessThanOrEqual(UNDO_STEPS);
  assertSound(real.history.present);
};
const doIt = (what: Deed): Step => ({
  check: () => true,
  run: (model, real) => {
    const before = JSON.stringify(real.history.present);
    const next = what(real.history.present);
    expect(JSON.stringify(real.history.present)).toBe(before);
    if (next !== real.history.present) {
      model.states = [...model.states.slice(0, model.at + 1), next].slice(-UNDO_STEPS - 1);
      model.at = model.states.length - 1;
    }
    real.history = commit(real.history, next);
    agree(model, real);
  },
  toString: () => 'do',
});
const undoIt: Step = {
  check: () => true,
  run: (model, real) => {
    model.at = Math.max(0, model.at - 1);
    real.history = undo(real.history);
    agree(model, real);
  },
  toString: () => 'undo',
};
const redoIt: Step = {
  check: () => true,
  run: (model, real) => {
    model.at = Math.min(model.states.length - 1, model.at + 1);
    real.history = redo(real.history);
    agree(model, real);
  },
  toString: () => 'redo',
};

describe('the editor', () => {
  it('takes back and does again whatever was done, in any order, and never breaks a document', () => {
    const steps = fc.commands([deed.map(doIt), fc.constant(undoIt), fc.constant(redoIt)], {
      maxCommands: 90,
      size: 'max',
    });
    fc.assert(
      fc.property(documentOf, steps, (doc, commands) => {
        fc.modelRun(() => ({ model: { states: [doc], at: 0 }, real: { history: begin(doc) } }), commands);
      }),
      { ...RUNS, numRuns: 60 },
    );
  });

  it('takes back fifty steps, not one more', () => {
    let history = begin(0);
    for (let step = 1; step <= 60; step += 1) history = commit(history, step);
    for (let step = 0; step < 100; step += 1) history = undo(history);
    expect(history.present).toBe(10);
  });
});

describe('operations', () => {
  it('moving there and back changes nothing; four quarter turns neither', () => {
    fc.assert(
      fc.property(documentOf, fc.integer({ min: 0, max: 5000 }), (doc, mm) => {
        const keys = allKeys(doc);
        expect(ops.move(ops.move(doc, keys, mm / 1000, 1), keys, -mm / 1000, -1)).toEqual(doc);
        const turned = [1, 2, 3, 4].reduce((made) => ops.turn(made, keys), doc);
        for (const [at, box] of boxes(turned).entries()) {
          const before = boxes(doc)[at];
          // Each turn rounds to the millimetre.
          expect(near(box.x, before?.x ?? 0, 0.008) && near(box.y, before?.y ?? 0, 0.008)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('a turn keeps every room’s area', () => {
    fc.assert(
      fc.property(documentOf, (doc) => {
        const turned = ops.turn(doc, allKeys(doc));
        for (const [at, room] of turned.rooms.entries())
          expect(Math.abs(area(room.polygon) - area(doc.rooms[at]?.polygon ?? []))).toBeLessThan(0.03);
      }),
      RUNS,
    );
  });

  it('aligns one edge of all that is chosen, and touches nothing else', () => {
    fc.assert(
      fc.property(documentOf, fc.constantFrom(...ops.ALIGNMENTS), (doc, how) => {
        const keys = new Set(doc.rooms.map((room) => roomKey(room.room_id)));
        const aligned = ops.align(doc, keys, how);
        expect(aligned.shapes).toEqual(doc.shapes);
        const edge = {
          left: (b: Box) => b.x,
          right: (b: Box) => b.x + b.width,
          centre: (b: Box) => b.x + b.width / 2,
          top: (b: Box) => b.y,
          bottom: (b: Box) => b.y + b.height,
          middle: (b: Box) => b.y + b.height / 2,
        }[how];
        const edges = boxes(aligned)
          .filter((box) => keys.has(box.key))
          .map(edge);
        expect(edges.every((value) => near(value, edges[0] ?? 0))).toBe(true);
      }),
      RUNS,
    );
  });

  it('distributes with equal gaps and keeps the outer two', () => {
    fc.assert(
      fc.property(documentOf, (doc) => {
        const keys = new Set(doc.rooms.map((room) => roomKey(room.room_id)));
        fc.pre(keys.size >= 3);
        const done = boxes(ops.distribute(doc, keys, 'x'))
          .filter((box) => keys.has(box.key))
          .sort((a, b) => a.x - b.x || a.width - b.width);
        const before = boxes(doc)
          .filter((box) => keys.has(box.key))
          .sort((a, b) => a.x - b.x);
        for (const outer of [before[0], before.at(-1)])
          expect(near(done.find((box) => box.key === outer?.key)?.x ?? 0, outer?.x ?? 0)).toBe(true);
        const order = before
          .map(({ key }) => done.find((box) => box.key === key))
          .filter((box) => box !== undefined);
        const gaps = order.slice(1).map((box, at) => box.x - (order[at]?.x ?? 0) - (order[at]?.width ?? 0));
        expect(gaps.every((gap) => near(gap, gaps[0] ?? 0))).toBe(true);
      }),
      RUNS,
    );
  });

  it('fits the sheet around everything and moves nothing against the rest', () => {
    fc.assert(
      fc.property(documentOf, fc.integer({ min: -60, max: 60 }), (doc, by) => {
        const before = ops.move(doc, allKeys(doc), by, -by);
        const sheet = fitted(before);
        // A picture below goes the same way as what was drawn after it.
        const [dx, dy] = movedOf(sheet);
        expect(boxes(ops.move(before, allKeys(before), dx, dy))).toEqual(boxes(sheet));
        for (const box of boxes(sheet)) {
          expect(box.x).toBeGreaterThanOrEqual(-0.001);
          expect(box.y).toBeGreaterThanOrEqual(-0.001);
          expect(box.x + box.width).toBeLessThanOrEqual(sheet.width + 0.001);
          expect(box.y + box.height).toBeLessThanOrEqual(sheet.height + 0.001);
        }
        expect(fitted(sheet)).toEqual(sheet);
      }),
      RUNS,
    );
  });

  it('resizes a room within its new box, an L stays an L', () => {
    const ell: [number, number][] = [
      [0, 0],
      [4, 0],
      [4, 1],
      [2, 1],
      [2, 3],
      [0, 3],
    ];
    const doc = { width: 10, height: 10, shapes: [], rooms: [{ room_id: 100, polygon: ell }] };
    const made = ops.setBox(doc, roomKey(100), { x: 1, y: 1, width: 8, height: 6 });
    expect(made.rooms[0]?.polygon).toEqual([
      [1, 1],
      [9, 1],
      [9, 3],
      [5, 3],
      [5, 7],
      [1, 7],
    ]);
  });

  it('keeps three corners of a room and two of a wall', () => {
    const doc: PlanDocument = {
      width: 9,
      height: 9,
      shapes: [wall('w', [0, 0], [5, 0])],
      rooms: [
        {
          room_id: 100,
          polygon: [
            [0, 0],
            [2, 0],
            [2, 2],
          ],
        },
      ],
    };
    expect(ops.removeCorner(doc, roomKey(100), 0)).toBe(doc);
    expect(ops.removeCorner(doc, 'shape:w', 0)).toBe(doc);
    expect(itemOf(ops.addCorner(doc, 'shape:w', 0, [2, 2]), 'shape:w')).toMatchObject({
      shape: {
        points: [
          [0, 0],
          [2, 2],
          [5, 0],
        ],
      },
    });
  });

  it('finds what lies under the pointer: a wall over a room, a room by its outline', () => {
    const doc: PlanDocument = {
      width: 9,
      height: 9,
      shapes: [wall('w', [0, 2], [5, 2])],
      rooms: [
        {
          room_id: 100,
          polygon: [
            [0, 0],
            [4, 0],
            [4, 4],
            [0, 4],
          ],
        },
      ],
    };
    expect(itemAt(doc, [1, 2.05], 0.1)?.key).toBe('shape:w');
    expect(itemAt(doc, [1, 1], 0.1)?.key).toBe('room:100');
    expect(itemAt(doc, [8, 8], 0.1)).toBeUndefined();
  });
});

type Box = ReturnType<typeof boxOf>;

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
