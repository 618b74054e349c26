import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { area } from '../../../plan/geometry.ts';
import {
  type boxOf,
  fitted,
  itemAt,
  itemOf,
  movedOf,
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
import {
  allKeys,
  assertSound,
  boxes,
  type Deed,
  deed,
  documentOf,
  near,
  RUNS,
  wall,
} from '../../support/planDeeds.ts';

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
