import { Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import PizZip from 'pizzip';
import { describe, expect, test } from 'vitest';
import { PENDING_COLUMN } from '../../../main/documents/registerParts.ts';
import { type Column, type Register, writeRegister } from '../../../main/documents/sheet.ts';

interface Row {
  readonly id: number;
  readonly text: string | null;
  readonly day: string | null;
  readonly sum: number | null;
}

const register = (pages: Iterable<readonly Row[]>): Register<Row> => ({
  title: 'Проба',
  columns: [
    { title: 'ID', kind: 'whole', width: 8, of: (row) => row.id },
    { title: 'Текст', kind: 'text', width: 20, of: (row) => row.text },
    { title: 'День', kind: 'day', width: 12, of: (row) => row.day },
    { title: 'Сумма, ₽', kind: 'rubles', width: 15, total: true, of: (row) => row.sum },
  ],
  total: 0,
  pages,
});

const row = (id: number, more: Partial<Row> = {}): Row => ({ id, text: null, day: null, sum: null, ...more });

const bytesOf = async <R>(whole: Register<R>, rowsMax?: number): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  const out = new Writable({
    write: (piece: Buffer, _encoding, done) => {
      pieces.push(piece);
      done();
    },
  });
  await writeRegister(out, whole, {
    made: Date.UTC(2026, 10, 23),
    ...(rowsMax === undefined ? {} : { rowsMax }),
  });
  return Buffer.concat(pieces);
};

const written = (rows: readonly Row[], rowsMax?: number) => bytesOf(register([rows]), rowsMax);

const read = async (bytes: Buffer) => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  return book;
};
const firstSheet = async (bytes: Buffer) => {
  const [sheet] = (await read(bytes)).worksheets;
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
};
const rawSheet = (bytes: Buffer) => new PizZip(bytes).file('xl/worksheets/sheet1.xml')?.asText() ?? '';

describe('a register as a workbook', () => {
  test('days and sums are real ones, with formats; empty cells are empty', async () => {
    const sheet = await firstSheet(
      await written([
        row(1, { text: 'Иванов', day: '2026-11-23', sum: -1234.5 }),
        row(2, { text: '', day: '2024-02-29', sum: 0.1 }),
      ]),
    );
    expect(sheet.getCell('C2').value).toEqual(new Date('2026-11-23T00:00:00Z'));
    expect(sheet.getCell('C3').value).toEqual(new Date('2024-02-29T00:00:00Z'));
    expect(sheet.getCell('C2').numFmt).toBe('dd.mm.yyyy');
    expect(sheet.getCell('D2').value).toBe(-1234.5);
    expect(sheet.getCell('D2').numFmt).toBe('#,##0.00;[Red]-#,##0.00');
    expect(sheet.getCell('B2').value).toBe('Иванов');
    expect(sheet.getCell('B3').value).toBeNull();
  });

  test('every page says how many rows the centre has not confirmed, and nothing where it has all', async () => {
    const foot = async (pendingRows: readonly boolean[]) => {
      const columns = [
        { title: 'ID', kind: 'whole', width: 8, of: () => 1 },
        PENDING_COLUMN,
      ] as const satisfies readonly Column<{ pending: boolean }>[];
      const pages = [pendingRows.map((pending) => ({ pending }))];
      const sheet = await firstSheet(await bytesOf({ title: 'Проба', columns, total: 3, pages }));
      return sheet.headerFooter.oddFooter;
    };
    expect(await foot([true, false, true])).toBe(
      '&LПроба&CЕщё не подтверждено центром строк: 2&RСтраница &P из &N',
    );
    expect(await foot([false, false])).toBe('&LПроба&RСтраница &P из &N');
  });

  test('a sheet with nothing to add up has no row of totals', async () => {
    const columns: Column<Row>[] = [{ title: 'ID', kind: 'whole', width: 8, of: ({ id }) => id }];
    const bytes = await bytesOf({ title: 'Замки', columns, total: 1, pages: [[row(7)]] });
    expect((await firstSheet(bytes)).rowCount).toBe(2);
  });

  test('headings stay in sight, filters are on for the rows without the totals, nothing is protected', async () => {
    const bytes = await written([row(1, { sum: 1 }), row(2, { sum: 2 })]);
    const sheet = await firstSheet(bytes);
    expect(sheet.views).toMatchObject([{ state: 'frozen', ySplit: 1 }]);
    expect(sheet.autoFilter).toBe('A1:D3');
    const xml = rawSheet(bytes);
    expect(xml).toContain('<pane ySplit="1"');
    expect(xml).toContain('<autoFilter ref="A1:D3"/>');
    expect(xml).not.toContain('sheetProtection');
    expect([1, 2, 3, 4].map((i) => sheet.getColumn(i).width)).toEqual([8, 20, 12, 15]);
    expect(sheet.getRow(1).values).toEqual([undefined, 'ID', 'Текст', 'День', 'Сумма, ₽']);
  });

  test('totals are formulas with their result, exact to the kopeck', async () => {
    const sheet = await firstSheet(await written(Array.from({ length: 30 }, (_, i) => row(i, { sum: 0.1 }))));
    expect(sheet.getCell('A32').value).toBe('Итого');
    expect(sheet.getCell('D32').value).toEqual({ formula: 'SUBTOTAL(109,D2:D31)', result: 3 });
  });

  test('no rows: headings alone, no total of nothing', async () => {
    const bytes = await written([]);
    expect((await firstSheet(bytes)).rowCount).toBe(1);
    expect(rawSheet(bytes)).not.toContain('<f>');
  });

  test.each(['=1+1', '+7', '-5', '@SUM(A1)', '=cmd|" /C calc"!A0', '\t=1', '\r=1'])(
    'a text %j stays a text',
    async (text) => {
      const bytes = await written([row(1, { text })]);
      const cell = (await firstSheet(bytes)).getCell('B2');
      expect([cell.type, cell.numFmt]).toEqual([ExcelJS.ValueType.String, '@']);
      expect(rawSheet(bytes)).toMatch(/<c r="B2" s="\d+" t="str"><v>/);
    },
  );

  test('signs that XML forbids or takes for its own', async () => {
    const sheet = await firstSheet(
      await written([
        row(1, { text: '<b>&"\'Ё</b>' }),
        row(2, { text: 'до\u0000\u0008\uFFFFпосле' }),
        row(3, { text: 'a\uD800b😀' }),
        row(4, { text: 'я'.repeat(40_000) }),
      ]),
    );
    expect(sheet.getCell('B2').value).toBe('<b>&"\'Ё</b>');
    expect(sheet.getCell('B3').value).toBe('допосле');
    expect(sheet.getCell('B4').value).toBe('a\uFFFDb😀');
    expect(String(sheet.getCell('B5').value)).toHaveLength(32_767);
  });

  test('what looks like an escape of the format is escaped itself', async () => {
    expect(rawSheet(await written([row(1, { text: 'код _x0041_' })]))).toContain('код _x005F_x0041_');
  });

  test('more rows than a sheet may have go on another, each with its own totals', async () => {
    const book = await read(
      await written(
        [1, 2, 3, 4, 5].map((id) => row(id, { sum: id })),
        2,
      ),
    );
    expect(book.worksheets.map((sheet) => [sheet.name, sheet.rowCount])).toEqual([
      ['Проба', 4],
      ['Проба (2)', 4],
      ['Проба (3)', 3],
    ]);
    expect(book.worksheets.map((sheet) => sheet.getCell(`D${sheet.rowCount}`).result)).toEqual([3, 7, 5]);
    expect(book.worksheets[1]?.getCell('A2').value).toBe(3);
  });

  test('who doesn’t read stops the reading of rows: nothing piles up', async () => {
    const PAGES = 1000;
    const noise = () => Array.from({ length: 20 }, () => Math.random()).join();
    let pagesRead = 0;
    function* pages(): Generator<Row[]> {
      for (; pagesRead < PAGES; pagesRead += 1)
        yield Array.from({ length: 500 }, (_, i) => row(i, { text: noise() }));
    }
    const deaf = new Writable({ write: () => {} });
    void writeRegister(deaf, register(pages()), { made: 0 });
    let before = -1;
    while (pagesRead > before) {
      before = pagesRead;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    expect(pagesRead).toBeGreaterThan(0);
    expect(pagesRead).toBeLessThan(PAGES / 4);
  });
});
