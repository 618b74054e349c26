import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSheets } from '../../../../main/documents/propertyBook.ts';
import { readBook } from '../../../../main/domain/property/book.ts';
import type { CellValue, ReadSheet } from '../../../../main/domain/property/cells.ts';
import { columnLetters } from '../../../../main/domain/property/cells.ts';
import { ROOM_COLUMNS, TIME_ZONES, WAREHOUSE_COLUMNS } from '../../../../main/domain/property/columns.ts';
import { bookFaults } from '../../../../main/domain/property/known.ts';
import { type Cells, filledBook, houseRow, roomRow } from '../../../support/propertyBook.ts';

const EMPTY = { warehouses: [], rooms: [], lockIds: [] };

const sheetOf = (
  name: string,
  columns: readonly { key: string; title: string }[],
  rows: readonly Cells[],
): ReadSheet => ({
  name,
  rows: [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map(({ key }) => row[key] ?? null)),
  ].map((cells, i) => ({ number: i + 1, cells: cells as CellValue[] })),
});
const read = (rooms: readonly Cells[], warehouses: readonly Cells[] = [houseRow()]) =>
  readBook([sheetOf('Склады', WAREHOUSE_COLUMNS, warehouses), sheetOf('Ячейки', ROOM_COLUMNS, rooms)]);
const faultsOf = (rooms: readonly Cells[], warehouses?: readonly Cells[]) => {
  const { book, faults, brokenWarehouses } = read(rooms, warehouses);
  return [...faults, ...bookFaults(book, EMPTY, brokenWarehouses)];
};
const letterOf = (key: string) => columnLetters(ROOM_COLUMNS.findIndex((column) => column.key === key));

describe('a workbook of warehouses and rooms', () => {
  test('the template as it is given out has no rows, and says just that', async () => {
    const { faults, unused } = readBook(await readSheets(await filledBook([], [])));
    expect(faults).toEqual([
      expect.objectContaining({
        sheet: 'Ячейки',
        cell: '',
        msg: expect.stringContaining('Строк с данными нет'),
      }),
    ]);
    expect(unused).toEqual([]);
  });

  test('the template’s own samples are right, and none of them is loaded from their sheet', async () => {
    const samples = (columns: readonly { key: string; samples: readonly (string | number | null)[] }[]) =>
      [0, 1].map((which) =>
        Object.fromEntries(columns.map(({ key, samples }) => [key, samples[which] ?? null])),
      );
    const { book, faults } = readBook(
      await readSheets(await filledBook(samples(WAREHOUSE_COLUMNS), samples(ROOM_COLUMNS))),
    );
    expect([faults, bookFaults(book, EMPTY)]).toEqual([[], []]);
    expect([book.warehouses.length, book.rooms.length]).toEqual([2, 2]);
    expect(book.rooms[1]).toMatchObject({ name: 'Ячейка А-15', length: 2, width: 1.5, area: 3, height: 2.5 });
  });

  test('whatever rooms are written into the template are read back', async () => {
    const room = fc.record({
      floor: fc.integer({ min: 1, max: 2 }),
      length: fc.integer({ min: 30, max: 9000 }).map((n) => n / 100),
      width: fc.integer({ min: 30, max: 9000 }).map((n) => n / 100),
      height: fc.integer({ min: 30, max: 2000 }).map((n) => n / 100),
      price: fc.integer({ min: 100, max: 99_999_900 }).map((n) => n / 100),
      inService: fc.constantFrom('да', 'нет', null),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(room, { minLength: 1, maxLength: 20 }), async (given) => {
        const rows = given.map((one, i) => roomRow({ ...one, name: i + 1 }));
        const { book, faults } = readBook(await readSheets(await filledBook([houseRow()], rows)));
        expect(faults).toEqual([]);
        expect(
          book.rooms.map(({ floor, length, width, height, price, inService, name }) => ({
            floor,
            length,
            width,
            height,
            price,
            inService,
            name,
          })),
        ).toEqual(
          given.map((one, i) => ({
            ...one,
            name: `Ячейка ${i + 1}`,
            price: Math.round(one.price * 100),
            inService: one.inService !== 'нет',
          })),
        );
      }),
      { numRuns: 15, seed: 20261125 },
    );
  });

  test('one broken cell among many is told by its address, and by no other', () => {
    const breaks: [string, string | number | boolean][] = [
      ['warehouse', 'Неведомый'],
      ['floor', 'первый'],
      ['floor', 1.5],
      ['floor', 7],
      ['length', '2,5 x 3'],
      ['width', 250],
      ['height', -1],
      ['area', 50],
      ['price', 'договорная'],
      ['price', 0],
      ['price', 6500.999],
      ['price6m', '—'],
      ['inService', 'может быть'],
      ['lock', 'А1'],
      ['charge', 50],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...breaks), fc.integer({ min: 0, max: 29 }), ([key, value], at) => {
        const rows = Array.from({ length: 30 }, (_, i) =>
          roomRow({
            name: i + 1,
            ...(i === at ? { [key]: value } : {}),
            ...(i === at && key === 'lock' ? { charge: 5 } : {}),
          }),
        );
        expect(faultsOf(rows).map(({ sheet, cell }) => `${sheet}!${cell}`)).toEqual([
          `Ячейки!${letterOf(key)}${at + 2}`,
        ]);
      }),
      { numRuns: 100, seed: 20261125 },
    );
  });

  test('all errors are told at once, each with what to do', () => {
    const found = faultsOf([
      roomRow({ floor: null, price: 'x' }),
      roomRow({ name: null }),
      roomRow({ length: null }),
    ]);
    expect(found.map(({ cell }) => cell)).toEqual(['B2', 'I2', 'C3', 'D4']);
    expect(found[1]).toEqual({ sheet: 'Ячейки', cell: 'I2', value: 'x', msg: 'Нужно число, например 6500.' });
  });

  test('numbers are taken as people type them', () => {
    const { book, faults } = read([
      roomRow({
        length: '2,5',
        width: ' 2.0 м',
        price: '6 500,50 ₽',
        floor: '1',
        name: '№ 7',
        inService: 'ДА',
      }),
      roomRow({ name: 'ячейка 8', length: null, area: 5, price6m: 6000 }),
      roomRow({ name: 'Б-9', height: null, volume: '15' }),
    ]);
    expect(faults).toEqual([]);
    expect(book.rooms).toMatchObject([
      { name: 'Ячейка 7', length: 2.5, width: 2, area: 5, volume: 15, price: 650_050, price6m: 650_050 },
      { name: 'Ячейка 8', length: 2.5, price: 650_000, price6m: 600_000, price11m: 600_000 },
      { name: 'Ячейка Б-9', height: 3, volume: 15, inService: true, lock: null },
    ]);
  });

  test('every value that the template’s lists offer is taken, and the lists are short enough for Excel', () => {
    for (const { choices = [] } of [...WAREHOUSE_COLUMNS, ...ROOM_COLUMNS]) {
      expect(choices.join(',').length).toBeLessThan(255);
      expect(choices.filter((choice) => choice.includes(','))).toEqual([]);
    }
    const houses = Object.keys(TIME_ZONES).map((zone, i) => houseRow({ name: `Склад ${i}`, zone }));
    const { book, faults } = read([], [...houses, houseRow({ name: 'Без скобок', zone: ' новосибирск' })]);
    expect(faults).toEqual([]);
    expect(book.warehouses.map(({ timeZone }) => timeZone)).toEqual([
      ...Object.values(TIME_ZONES),
      'Asia/Novosibirsk',
    ]);
    for (const zone of Object.values(TIME_ZONES)) new Intl.DateTimeFormat('ru', { timeZone: zone });
    expect(read([], [houseRow({ zone: 'Лондон' })]).faults.map(({ cell }) => cell)).toEqual(['H2']);
  });

  test('columns go by their titles: in any order and spelling, below a heading, and unknown ones are named', () => {
    const rows: CellValue[][] = [
      ['Прейскурант на ноябрь'],
      [],
      [
        'ЦЕНА (руб. в месяц)',
        ' № ячейки',
        'Примечание',
        'этаж ',
        'СКЛАД *',
        'Ширина',
        'глубина, м',
        'Высота (м)',
        'Объем',
      ],
      [4200, 'А-1', 'у входа', 1, 'ДМИТРОВКА', 1, 2, 3, null],
      [null, '  ', null, null, null, null, null, null, null],
    ];
    const { book, faults, unused } = readBook([
      sheetOf('СКЛАДЫ', WAREHOUSE_COLUMNS, [houseRow()]),
      { name: ' ячейки ', rows: rows.map((cells, i) => ({ number: i + 1, cells })) },
    ]);
    expect([faults, bookFaults(book, EMPTY)]).toEqual([[], []]);
    expect(book.rooms).toMatchObject([{ row: 4, name: 'Ячейка А-1', length: 2, width: 1, volume: 6 }]);
    expect(unused).toEqual([{ sheet: ' ячейки ', cell: 'C3', title: 'Примечание' }]);
  });

  test('the same room, warehouse or lock twice is told by both cells; what is there already too', () => {
    const lock = { lock: 5, charge: 80 };
    const rooms = [
      roomRow(lock),
      roomRow({ name: ' ячейка  15' }),
      roomRow({ floor: 2 }),
      roomRow({ name: 16, ...lock }),
    ];
    const found = faultsOf(rooms, [houseRow(), houseRow({ name: 'ДМИТРОВКА ' })]);
    expect(found.map(({ sheet, cell, msg }) => [sheet, cell, /ячейке (\w+)/.exec(msg)?.[1]])).toEqual([
      ['Склады', 'A3', 'A2'],
      ['Ячейки', 'C3', 'C2'],
      ['Ячейки', 'M5', 'M2'],
    ]);
    const { book } = read(rooms.slice(0, 1), []);
    const known = {
      warehouses: [{ id: 4, name: 'Дмитровка', floors: 1 }],
      rooms: [{ warehouseId: 4, floor: 1, nameKey: 'ячейка 000015' }],
      lockIds: [5],
    };
    expect(bookFaults(book, known).map(({ cell }) => cell)).toEqual(['C2', 'M2']);
  });

  test('rooms of a warehouse whose own row is wrong are not blamed', () => {
    expect(
      faultsOf([roomRow()], [houseRow({ floors: 'два' })]).map(({ sheet, cell }) => `${sheet}!${cell}`),
    ).toEqual(['Склады!G2']);
  });

  test('a formula counts by its result; its error, and a number that became a date, are told', async () => {
    const bytes = await filledBook(
      [houseRow()],
      [
        roomRow({ price: { formula: '65*100', result: 6500 } }),
        roomRow({ name: 16, length: new Date(Date.UTC(2026, 4, 2)) }),
      ],
      (book) => {
        const sheet = book.getWorksheet('Ячейки');
        if (sheet) sheet.getCell('I4').value = { error: '#REF!' };
      },
    );
    const { faults, book } = readBook(await readSheets(bytes));
    expect(book.rooms).toMatchObject([{ price: 650_000 }]);
    expect(faults).toMatchObject([
      { cell: 'D3', value: '02.05.2026', msg: expect.stringContaining('превратил число в дату') },
      ...['A4', 'B4', 'C4'].map((cell) => ({ cell })),
      { cell: 'D4' },
      { cell: 'F4' },
      { cell: 'I4', value: '#REF!' },
    ]);
  });

  test('a workbook of something else says what is wanted', () => {
    const { faults } = readBook([{ name: 'Лист1', rows: [{ number: 1, cells: ['Привет'] }] }]);
    expect(faults.map(({ msg }) => msg)).toEqual([expect.stringContaining('нет листов «Склады» и «Ячейки»')]);
    const bare = readBook([{ name: 'Ячейки', rows: [{ number: 1, cells: ['Склад', 'Номер'] }] }]);
    expect(bare.faults.map(({ msg }) => msg)).toEqual([
      'Нет столбца «Этаж». Добавьте его, как в шаблоне.',
      'Нет столбца «Цена, ₽ в месяц». Добавьте его, как в шаблоне.',
    ]);
  });
});
