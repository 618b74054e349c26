import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanShape } from '../../../contract/plan.ts';
import { checkPlan, overlaps } from '../../../plan/check.ts';
import { area, millimetre } from '../../../plan/geometry.ts';
import { numberOf, type RegisterRoom } from '../../../plan/matching.ts';
import { exportSvg } from '../../../plan/svgExport.ts';
import { importSvg } from '../../../plan/svgImport.ts';
import { haveRealFloors, REAL_FLOORS, REAL_SCALE, readFloor, registerOf } from '../../support/realFloors.ts';

const RUNS = { seed: 20261125, numRuns: 60 };
const svg = (body: string) => `<svg xmlns="http://www.w3.org/2000/svg">${body}</svg>`;
const register = (...rooms: [name: string, area: number][]): RegisterRoom[] =>
  rooms.map(([name, m2], at) => ({ id: at + 1, name, area: m2 }));

describe.skipIf(!haveRealFloors)('real floors', () => {
  for (const { file, rooms } of REAL_FLOORS) {
    it(`${file}: all ${rooms} rooms come in, true to scale, and go out and in again the same`, () => {
      const text = readFloor(file);
      const all = registerOf(text);
      const plan = importSvg(text, all);
      expect(plan.rooms).toHaveLength(rooms);
      expect([plan.unmatched, plan.repeated, plan.missing]).toEqual([[], [], []]);
      expect(plan.scale).toBeCloseTo(REAL_SCALE, 3);
      expect(checkPlan(plan.rooms, all).filter(({ kind }) => kind !== 'overlap')).toEqual([]);
      // The drawings themselves let some neighbours share a few centimetres, never more.
      expect(overlaps(plan.rooms).every((one) => one.area < 0.25)).toBe(true);
      for (const { polygon } of plan.rooms)
        for (const [x, y] of polygon) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(plan.width);
          expect(y).toBeLessThanOrEqual(plan.height);
        }
      const nameOf = (id: number) => numberOf(all.find((room) => room.id === id)?.name ?? '');
      const again = importSvg(exportSvg(plan, nameOf), all);
      expect([again.width, again.height, again.rooms]).toEqual([plan.width, plan.height, plan.rooms]);
    });
  }
});

describe('importSvg', () => {
  it('reads rect, polygon, path in every spelling, and what transforms do to them', () => {
    const drawing = svg(`
      <rect data-cell-num="1" x="0" y="0" width="10" height="20"/>
      <g transform="translate(100 0)"><g transform="scale(2)"><polygon data-cell-num="2" points="0,0 5,0 5,10 0,10"/></g></g>
      <path data-cell-num="3" d="m 20 0 h10 v20 H20 z"/>
      <g data-cell-num="4"><path d="M40 0L50 0 50 20 40 20Z"/></g>
      <defs><rect data-cell-num="5" width="3" height="3"/></defs>`);
    const plan = importSvg(
      drawing,
      register(['Ячейка 1', 2], ['Ячейка 2', 2], ['3', 2], ['яч. №04', 2], ['5', 9]),
    );
    expect(plan.rooms.map((room) => millimetre(area(room.polygon)))).toEqual([2, 2, 2, 2]);
    expect(plan.missing.map((room) => room.id)).toEqual([5]);
    expect(plan.rooms[1]?.polygon[0]?.[0]).toBeCloseTo((plan.rooms[0]?.polygon[0]?.[0] ?? 0) + 10, 3);
  });

  it('matches by room id first, by number else, by id only in a drawing without either', () => {
    const rooms = register(['Ячейка 7', 1], ['Ячейка 8', 1]);
    const byId = importSvg(svg('<rect data-room-id="2" width="1" height="1"/>'), rooms);
    expect(byId.rooms.map((room) => room.room_id)).toEqual([2]);
    const mixed = svg(
      '<rect data-cell-num="7" width="1" height="1"/><rect id="8" x="2" width="1" height="1"/>',
    );
    expect(importSvg(mixed, rooms).rooms.map((room) => room.room_id)).toEqual([1]);
    const ids = svg('<rect id="room-7" width="1" height="1"/><rect id="rect8" x="2" width="1" height="1"/>');
    expect(importSvg(ids, rooms).rooms.map((room) => room.room_id)).toEqual([1]);
  });

  it('tells what it could not place, and takes a repeated number once', () => {
    const drawing = svg(
      '<rect data-cell-num="1" width="1" height="1"/><rect data-cell-num="1" x="5" width="1" height="1"/><rect data-cell-num="99" x="9" width="1" height="1"/>',
    );
    const plan = importSvg(drawing, register(['1', 4], ['2', 4]));
    expect(plan).toMatchObject({ repeated: ['1'], unmatched: ['99'], scale: 2, scaledBy: 1 });
    expect(plan.missing.map((room) => room.id)).toEqual([2]);
  });

  it('is scaled by the room asked for, else by a typical one: one wrong size changes nothing', () => {
    const drawing = svg(
      [1, 2, 3].map((n) => `<rect data-cell-num="${n}" x="${n * 3}" width="2" height="2"/>`).join(''),
    );
    const rooms = register(['1', 4], ['2', 4], ['3', 400]);
    expect(importSvg(drawing, rooms).scale).toBe(1);
    expect(importSvg(drawing, rooms, 3).scale).toBe(10);
  });

  it('says in Russian what is wrong with a file', () => {
    const rooms = register(['1', 4]);
    expect(() => importSvg('no xml', rooms)).toThrow(/не читается как SVG/);
    expect(() => importSvg('<html/>', rooms)).toThrow(/нет элемента svg/);
    expect(() => importSvg(svg('<rect width="2" height="2"/>'), rooms)).toThrow(/нет ячеек/);
    expect(() => importSvg(svg('<rect data-cell-num="5" width="2" height="2"/>'), rooms)).toThrow(
      /не совпал/,
    );
    expect(() => importSvg(svg('<rect data-cell-num="1" width="2" height="2"/>'), rooms, 77)).toThrow(
      /масштаб/,
    );
    const bomb =
      '<!DOCTYPE svg [<!ENTITY a "xxxx">]><svg><rect data-cell-num="&a;" width="1" height="1"/></svg>';
    expect(() => importSvg(bomb, rooms)).toThrow();
  });

  it('reads back every drawing that we export', () => {
    const metres = fc.integer({ min: 0, max: 60_000 }).map((mm) => mm / 1000);
    const size = fc.integer({ min: 100, max: 9000 }).map((mm) => mm / 1000);
    const angle = fc.constantFrom(0, 45, 90, -90, 180);
    const text = fc
      .string({ minLength: 1, maxLength: 20 })
      .map((one) => one.trim().replace(/\s+/g, ' '))
      .filter(Boolean);
    const shape: fc.Arbitrary<PlanShape> = fc.oneof(
      fc.record({
        kind: fc.constant('wall' as const),
        id: fc.constant('w'),
        points: fc.array(fc.tuple(metres, metres), { minLength: 2, maxLength: 5 }),
        thickness: size,
      }),
      fc.record({
        kind: fc.constant('door' as const),
        id: fc.constant('d'),
        x: metres,
        y: metres,
        width: fc.constantFrom(0.8, 1, 1.2),
        angle: fc.constantFrom(0, 90),
      }),
      fc.record({
        kind: fc.constantFrom('lift' as const, 'stairs' as const),
        id: fc.constant('b'),
        x: metres,
        y: metres,
        width: size,
        height: size,
      }),
      fc.record({
        kind: fc.constant('label' as const),
        id: fc.constant('l'),
        x: metres,
        y: metres,
        text: text.filter((one) => [...one].every((c) => c >= ' ')),
        size,
        angle,
      }),
    );
    const plan = fc.record({
      width: fc.constant(70),
      height: fc.constant(70),
      shapes: fc.array(shape, { maxLength: 8 }),
      rooms: fc.constant([
        {
          room_id: 1,
          polygon: [
            [1, 1],
            [3, 1],
            [3, 4],
            [1, 4],
          ] as [number, number][],
        },
      ]),
    });
    fc.assert(
      fc.property(plan, (drawn) => {
        const back = importSvg(
          exportSvg(drawn, () => '1'),
          register(['1', 6]),
        );
        expect({ width: back.width, height: back.height, shapes: back.shapes, rooms: back.rooms }).toEqual(
          drawn,
        );
      }),
      RUNS,
    );
  });
});
