import fc from 'fast-check';
import { expect } from 'vitest';
import type { PlanShape } from '../../contract/plan.ts';
import { type Point, rectangle } from '../../plan/geometry.ts';
import {
  boxOf,
  fitted,
  type ItemKey,
  itemsOf,
  nextShapeId,
  type PlanDocument,
} from '../../renderer/features/rooms/editor/model/document.ts';
import * as ops from '../../renderer/features/rooms/editor/model/operations.ts';
import { repeatRow } from '../../renderer/features/rooms/editor/model/rows.ts';

export const RUNS = { seed: 20261125, numRuns: 120 };
export const REGISTER = Array.from({ length: 40 }, (_, at) => ({
  id: 100 + at,
  name: `Ячейка ${at + 1}`,
  area: 4,
}));

export const metre = fc.integer({ min: 0, max: 40_000 }).map((mm) => mm / 1000);
export const side = fc.integer({ min: 200, max: 6000 }).map((mm) => mm / 1000);
export const wall = (id: string, a: Point, b: Point): PlanShape => ({
  kind: 'wall',
  id,
  points: [[...a], [...b]],
  thickness: 0.2,
});

/** Any document: some rooms of the register in their places, some of each shape. */
export const documentOf: fc.Arbitrary<PlanDocument> = fc
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

export const allKeys = (doc: PlanDocument): Set<ItemKey> => new Set(itemsOf(doc).map((item) => item.key));
export const boxes = (doc: PlanDocument) => itemsOf(doc).map((item) => ({ key: item.key, ...boxOf(item) }));
export const near = (a: number, b: number, by = 0.003) => Math.abs(a - b) < by;

/** What a sound document always is, whatever was done to it. */
export const assertSound = (doc: PlanDocument) => {
  const keys = itemsOf(doc).map((item) => item.key);
  expect(new Set(keys).size).toBe(keys.length);
  for (const item of itemsOf(doc)) {
    const { x, y, width, height } = boxOf(item);
    expect([x, y, width, height].every(Number.isFinite)).toBe(true);
    if (item.kind === 'room') expect(item.room.polygon.length).toBeGreaterThanOrEqual(3);
  }
};

/** One thing that a person does: an operation of the editor on whatever is chosen. */
export type Deed = (doc: PlanDocument) => PlanDocument;
export const someKeys = (doc: PlanDocument, seed: number): Set<ItemKey> =>
  new Set(
    itemsOf(doc)
      .filter((_, at) => ((seed >> (at % 12)) & 1) === 1)
      .map((item) => item.key),
  );
export const deed: fc.Arbitrary<Deed> = fc.oneof(
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
