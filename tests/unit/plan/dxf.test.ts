import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanShape } from '../../../contract/plan.ts';
import { readDrawing } from '../../../plan/drawingFile.ts';
import { exportDxf } from '../../../plan/dxfExport.ts';
import { importDxf } from '../../../plan/dxfImport.ts';
import { area, bounds, millimetre } from '../../../plan/geometry.ts';
import { numberOf, type RegisterRoom } from '../../../plan/matching.ts';
import { importSvg } from '../../../plan/svgImport.ts';
import { haveRealFloors, REAL_FLOORS, readFloor, registerOf } from '../../support/realFloors.ts';

const RUNS = { seed: 20261125, numRuns: 60 };
const register = (...rooms: [name: string, area: number][]): RegisterRoom[] =>
  rooms.map(([name, m2], at) => ({ id: at + 1, name, area: m2 }));

type Group = readonly [code: number, value: string | number];
const groups = (...all: readonly Group[]) => all.flat().join('\n');
const section = (name: string, ...body: readonly string[]) =>
  [groups([0, 'SECTION'], [2, name]), ...body, groups([0, 'ENDSEC'])].join('\n');
const file = (entities: readonly string[], { blocks = [] as readonly string[], units = 0 } = {}) =>
  [
    section('HEADER', groups([9, '$INSUNITS'], [70, units])),
    section('BLOCKS', ...blocks),
    section('ENTITIES', ...entities),
    groups([0, 'EOF']),
  ].join('\n');
const ring = (...points: readonly (readonly [number, number, number?])[]) =>
  groups(
    [0, 'LWPOLYLINE'],
    [8, 'A'],
    [70, 1],
    ...points.flatMap(([x, y, bulge = 0]): Group[] => [
      [10, x],
      [20, y],
      [42, bulge],
    ]),
  );
const square = (x: number, y: number, side: number) =>
  ring([x, y], [x + side, y], [x + side, y + side], [x, y + side]);
const text = (x: number, y: number, value: string) =>
  groups([0, 'TEXT'], [8, 'A'], [10, x], [20, y], [40, 1], [1, value]);
const insert = (block: string, x: number, y: number, turn = 0) =>
  groups([0, 'INSERT'], [8, 'A'], [2, block], [10, x], [20, y], [50, turn]);
const block = (name: string, ...entities: readonly string[]) =>
  [groups([0, 'BLOCK'], [2, name], [10, 0], [20, 0]), ...entities, groups([0, 'ENDBLK'])].join('\n');

describe('importDxf', () => {
  it('knows a room by the number inside its closed line, the smallest around it', () => {
    const drawing = file([
      square(0, 0, 100),
      square(10, 10, 20),
      text(12, 12, 'яч. 01'),
      square(40, 10, 20),
      text(42, 12, '2'),
      text(45, 20, 'резерв'),
      text(200, 200, '3'),
    ]);
    const plan = importDxf(drawing, register(['Ячейка 1', 4], ['Ячейка 2', 4], ['Ячейка 3', 4]));
    expect(plan.rooms.map((room) => [room.room_id, millimetre(area(room.polygon))])).toEqual([
      [1, 4],
      [2, 4],
    ]);
    expect(plan.missing.map((room) => room.id)).toEqual([3]);
  });

  it('believes the units that fit the register, else measures by a room', () => {
    const drawing = (units: number) => file([square(0, 0, 2000), text(5, 5, '1')], { units });
    expect(importDxf(drawing(4), register(['1', 4.1]))).toMatchObject({ scale: 0.001, scaledBy: null });
    expect(importDxf(drawing(6), register(['1', 4]))).toMatchObject({ scale: 0.001, scaledBy: 1 });
    expect(importDxf(drawing(4), register(['1', 16]), 1)).toMatchObject({ scale: 0.002, scaledBy: 1 });
  });

  it('puts blocks in their places: moved, turned, with the number as an attribute', () => {
    const drawing = file(
      [
        insert('ROOM', 10, 0),
        groups(
          [0, 'ATTRIB'],
          [100, 'AcDbText'],
          [10, 11],
          [20, 1],
          [40, 1],
          [1, '7'],
          [100, 'AcDbAttribute'],
          [2, 'N'],
        ),
        insert('ROOM', 30, 0, 90),
        text(29, 1, '8'),
      ],
      { blocks: [block('ROOM', ring([0, 0], [4, 0], [4, 2], [0, 2]))], units: 6 },
    );
    const plan = importDxf(drawing, register(['7', 8], ['8', 8]));
    const boxes = plan.rooms.map(({ polygon }) => bounds(polygon));
    expect(boxes.map(({ width, height }) => [millimetre(width), millimetre(height)])).toEqual([
      [4, 2],
      [2, 4],
    ]);
    // The second stands on its corner and turns left: 28…30.
    expect((boxes[1]?.x ?? 0) - (boxes[0]?.x ?? 0)).toBeCloseTo(18, 3);
  });

  it('follows an arc', () => {
    const plan = importDxf(
      file([ring([0, 0], [4, 0, 1], [4, 2], [0, 2]), text(1, 1, '1')], { units: 6 }),
      register(['1', 8 + Math.PI / 2]),
    );
    expect(area(plan.rooms[0]?.polygon ?? [])).toBeCloseTo(8 + Math.PI / 2, 1);
    expect(bounds(plan.rooms[0]?.polygon ?? []).width).toBeCloseTo(5, 2);
  });

  it('reads the letters of older programs and the codes within texts', () => {
    const drawing = file([
      square(0, 0, 2),
      text(1, 1, 'Ячейка 5'),
      square(5, 0, 2),
      text(6, 1, '\\U+042F\\U+0447 6'),
    ]);
    const bytes = Uint8Array.from(
      [...drawing].map((letter) => {
        const code = letter.charCodeAt(0);
        return code >= 0x410 && code <= 0x44f ? code - 0x350 : code;
      }),
    );
    const plan = readDrawing(bytes, register(['Ячейка 5', 4], ['Ячейка 6', 4]));
    expect(plan.rooms.map((room) => room.room_id)).toEqual([1, 2]);
  });

  it('says in Russian what is wrong with a file, and lets no file hold it up', () => {
    const rooms = register(['1', 4]);
    const read = (content: string) => () => readDrawing(new TextEncoder().encode(content), rooms);
    expect(read('AutoCAD Binary DXF\r\n')).toThrow(/двоичный/);
    expect(read('0\nSECTION\n2\nENTITIES\n10\n5\n0\nENDSEC')).toThrow(/не читается как DXF/);
    expect(read(file([square(0, 0, 1)]))).toThrow(/нет ячеек/);
    expect(read(file([square(0, 0, 4), text(1, 1, '99')]))).toThrow(/не совпал/);
    const within = (depth: number) =>
      Array.from({ length: depth }, (_, at) =>
        block(`B${at}`, ...Array(20).fill(insert(`B${at + 1}`, 0, 0))),
      );
    expect(read(file([insert('B0', 0, 0)], { blocks: within(7) }))).toThrow(/слишком много/);
    expect(read(file([insert('X', 0, 0)], { blocks: [block('X', insert('X', 1, 1))] }))).toThrow(
      /слишком много/,
    );
    expect(read(`<svg>${'<g>'.repeat(50_000)}${'</g>'.repeat(50_000)}</svg>`)).toThrow(/глубоко/);
    expect(() => readDrawing(new Uint8Array(20_000_001), rooms)).toThrow(/20 МБ/);
  });

  it('never fails otherwise than with a sentence', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '0',
        '2',
        '8',
        '10',
        '20',
        '70',
        '1',
        'SECTION',
        'ENTITIES',
        'BLOCKS',
        'LWPOLYLINE',
        'INSERT',
        'TEXT',
        'VERTEX',
        'ENDSEC',
        '1',
      ),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        try {
          importDxf(['0', 'SECTION', ...lines].join('\n'), register(['1', 4]));
        } catch (error) {
          expect((error as Error).message).toMatch(/[а-я]/);
        }
      }),
      { ...RUNS, numRuns: 300 },
    );
  });
});

describe('a plan in DXF', () => {
  const metres = fc.integer({ min: 0, max: 60_000 }).map((mm) => mm / 1000);
  const size = fc.integer({ min: 100, max: 9000 }).map((mm) => mm / 1000);
  const shape: fc.Arbitrary<PlanShape> = fc.oneof(
    fc.record({
      kind: fc.constant('wall' as const),
      id: fc.constant(''),
      points: fc.array(fc.tuple(metres, metres), { minLength: 2, maxLength: 5 }),
      thickness: size,
    }),
    fc.record({
      kind: fc.constant('door' as const),
      id: fc.constant(''),
      x: metres,
      y: metres,
      width: fc.constantFrom(0.8, 1, 1.2),
      angle: fc.constantFrom(0, 45, 90, 180, -90),
    }),
    fc.record({
      kind: fc.constantFrom('lift' as const, 'stairs' as const),
      id: fc.constant(''),
      x: metres,
      y: metres,
      width: size,
      height: size,
    }),
    fc.record({
      kind: fc.constant('label' as const),
      id: fc.constant(''),
      x: metres,
      y: metres,
      text: fc.constantFrom('Лифт', 'Выход 2', 'a', 'Склад № 1'),
      size,
      angle: fc.constantFrom(0, 45, 90, -90, 180),
    }),
  );
  const place = (shape_: PlanShape) => JSON.stringify({ ...shape_, id: '' });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.array(shape, { maxLength: 8 }), fc.integer({ min: 1, max: 40 }), (shapes, at) => {
        const rooms = [
          {
            room_id: 1,
            polygon: [
              [at, 1],
              [at + 2, 1],
              [at + 2, 3],
              [at + 1, 3],
              [at + 1, 4],
              [at, 4],
            ] as [number, number][],
          },
          {
            room_id: 2,
            polygon: [
              [at + 3, 1],
              [at + 5.5, 1],
              [at + 5.5, 4],
              [at + 3, 4],
            ] as [number, number][],
          },
        ];
        const drawn = { width: 70, height: 65.5, shapes, rooms };
        const back = importDxf(exportDxf(drawn, String), register(['1', 5], ['2', 7.5]));
        expect([back.width, back.height, back.rooms]).toEqual([70, 65.5, rooms]);
        expect(back.shapes.map(place).sort()).toEqual(shapes.map(place).sort());
      }),
      RUNS,
    );
  });

  it('keeps a name with a line break on one line', () => {
    const dxf = exportDxf(
      {
        width: 9,
        height: 9,
        rooms: [],
        shapes: [{ kind: 'label', id: 'a', x: 1, y: 1, size: 1, angle: 0, text: 'а\n0\nб' }],
      },
      String,
    );
    expect(importDxf(dxf, []).shapes).toMatchObject([{ text: 'а 0 б' }]);
  });

  for (const { file: name, rooms } of haveRealFloors ? REAL_FLOORS : []) {
    it(`${name}: its ${rooms} rooms go out as DXF and in again the same`, () => {
      const svg = readFloor(name);
      const all = registerOf(svg);
      const plan = importSvg(svg, all);
      const nameOf = (id: number) => numberOf(all.find((room) => room.id === id)?.name ?? '');
      const back = importDxf(exportDxf(plan, nameOf), all);
      expect(back.rooms).toHaveLength(rooms);
      const sorted = (list: typeof plan.rooms) => [...list].sort((a, b) => a.room_id - b.room_id);
      expect([back.width, back.height, sorted(back.rooms)]).toEqual([
        plan.width,
        plan.height,
        sorted(plan.rooms),
      ]);
    });
  }
});
