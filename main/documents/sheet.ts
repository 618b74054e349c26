import { EventEmitter, once } from 'node:events';
import type { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { stream } from 'exceljs';
import WorkbookWriter from 'exceljs/lib/stream/xlsx/workbook-writer.js';
import { epochDay } from '../domain/dates.ts';

/** A register as a workbook: rows in, bytes out, and never more of them in memory than a page. */

/** How a column's values look and what they are; `scale` keeps their sum in whole numbers. */
const KINDS = {
  /** Formatted as text, so that «=1+1» typed by somebody stays a text even when its cell is edited. */
  text: { format: '@', scale: 1, alignment: { horizontal: 'left', indent: 1 } },
  /** Likewise; one that is longer than its column is printed smaller, not cut off. */
  name: { format: '@', scale: 1, alignment: { horizontal: 'left', indent: 1, shrinkToFit: true } },
  /** `YYYY-MM-DD` becomes Excel's number of the day. */
  day: { format: 'dd.mm.yyyy', scale: 1, alignment: { horizontal: 'center' } },
  /** Likewise the first day of a month. */
  month: { format: 'mm.yyyy', scale: 1, alignment: { horizontal: 'center' } },
  rubles: { format: '#,##0.00;[Red]-#,##0.00', scale: 100, alignment: { horizontal: 'right' } },
  area: { format: '#,##0.00', scale: 10_000, alignment: { horizontal: 'right' } },
  /** Seconds since midnight. */
  time: { format: 'hh:mm', scale: 86_400, alignment: { horizontal: 'center' } },
  /** A span in seconds; more than a day counts on in hours. */
  hours: { format: '[h]:mm', scale: 86_400, alignment: { horizontal: 'right' } },
  whole: { format: '0', scale: 1, alignment: { horizontal: 'right' } },
} as const;

export interface Column<Row> {
  readonly title: string;
  readonly kind: keyof typeof KINDS;
  /** In characters. */
  readonly width: number;
  /** Summed up in the last row. */
  readonly total?: true;
  /** Every page says at its foot how many rows have a value here, with these words before it; nothing where none has. */
  readonly counted?: string;
  of(row: Row): string | number | null;
}

export interface Register<Row> {
  readonly title: string;
  /** What every page says at its foot. */
  readonly note?: string;
  readonly columns: readonly Column<Row>[];
  /** How many rows the pages hold together. */
  readonly total: number;
  /** Read one by one, when the rows before are on their way. */
  readonly pages: Iterable<readonly Row[]>;
}

/** Excel holds 1,048,576 rows a sheet; what is more goes on a further one. */
const SHEET_ROWS_MAX = 1_000_000;
/** Excel's longest text of a cell. */
const TEXT_MAX = 32_767;
/** Bytes of a sheet that wait to be packed; above that the next page of rows waits. */
const QUEUE_MAX = 2 ** 20;
/** Days from Excel's day 0 to 1970-01-01 (for days from March 1900 on). */
const EXCEL_EPOCH = 25_569;
/** Registers are made of repetitions: the fastest level packs nearly as well as the slowest. */
const PACKING = 3;
const HEAD_HEIGHT = 32;
/** On a landscape A4 page, in print that can still be read. */
const PAGE_CHARACTERS = 180;

/** The program's own default: without a name and a size a cell would get the reader's. */
const BOLD = { name: 'Calibri', family: 2, size: 11, bold: true };
const HEAD_STYLE = {
  font: BOLD,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE9ECEF' } },
  border: { bottom: { style: 'thin' } },
} as const;
const TOTAL_STYLE = { font: BOLD, border: { top: { style: 'thin' } } } as const;

interface Writing {
  /** The moment that the workbook is of, ms since 1970 UTC. */
  readonly made: number;
  readonly rowsMax?: number;
  /** Told after each page how many rows are written. */
  onPage?(done: number): void;
}

/** Writes the whole workbook to `out` and ends it. */
export const writeRegister = async <Row>(
  out: Writable,
  register: Register<Row>,
  { made, rowsMax = SHEET_ROWS_MAX, onPage }: Writing,
): Promise<void> => {
  const book = new WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
    zip: { zlib: { level: PACKING } },
  });
  book.created = new Date(made);
  book.modified = book.created;
  book.creator = 'Mesto Desk';
  book.lastModifiedBy = book.creator;
  let number = 1;
  let done = 0;
  let sheet = openSheet(book, register, number);
  for (const page of register.pages) {
    for (const row of page) {
      if (sheet.rows() === rowsMax) {
        sheet.close();
        number += 1;
        sheet = openSheet(book, register, number);
      }
      sheet.add(row);
    }
    await sheet.ready();
    done += page.length;
    onPage?.(done);
  }
  sheet.close();
  await book.commit();
};

const styleOf = (kind: keyof typeof KINDS) => ({
  numFmt: KINDS[kind].format,
  alignment: KINDS[kind].alignment,
});

/** exceljs knows a style again by its object: one made for each cell would be written out and compared each time. */
const STYLES = {
  text: styleOf('text'),
  name: styleOf('name'),
  day: styleOf('day'),
  month: styleOf('month'),
  rubles: styleOf('rubles'),
  area: styleOf('area'),
  time: styleOf('time'),
  hours: styleOf('hours'),
  whole: styleOf('whole'),
};

interface OpenSheet<Row> {
  rows(): number;
  add(row: Row): void;
  /** Resolves when what was added is on its way: exceljs itself would keep it all in memory. */
  ready(): Promise<void>;
  close(): void;
}

const openSheet = <Row>(
  book: stream.xlsx.WorkbookWriter,
  { title, note, columns }: Register<Row>,
  number: number,
): OpenSheet<Row> => {
  const sheet = book.addWorksheet(number === 1 ? title : `${title} (${number})`, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: {
      orientation: 'landscape',
      paperSize: 9,
      fitToPage: true,
      fitToWidth: Math.ceil(columns.reduce((sum, { width }) => sum + width, 0) / PAGE_CHARACTERS),
      fitToHeight: 0,
      printTitlesRow: '1:1',
      printTitlesColumn: 'A:B',
      margins: { left: 0.3, right: 0.3, top: 0.4, bottom: 0.5, header: 0.2, footer: 0.2 },
    },
  });
  sheet.columns = columns.map(({ width }) => ({ width }));
  const head = sheet.addRow(columns.map((column) => column.title));
  head.height = HEAD_HEIGHT;
  columns.forEach(({ kind }, i) => {
    const alignment = { ...KINDS[kind].alignment, vertical: 'middle', wrapText: true } as const;
    head.getCell(i + 1).style = { ...HEAD_STYLE, alignment };
  });
  head.commit();
  const sums = columns.map(() => 0);
  const counted = columns.find((column) => column.counted !== undefined);
  let rows = 0;
  let count = 0;
  return {
    rows: () => rows,
    add: (row) => {
      const line = sheet.addRow([]);
      columns.forEach(({ kind, total, of }, i) => {
        const value = cellValue(kind, of(row));
        if (value === null) return;
        const cell = line.getCell(i + 1);
        cell.value = value;
        cell.style = STYLES[kind];
        if (total && typeof value === 'number')
          sums[i] = (sums[i] ?? 0) + Math.round(value * KINDS[kind].scale);
      });
      if (counted && counted.of(row) !== null) count += 1;
      line.commit();
      rows += 1;
    },
    ready: async () => {
      for (const queue of queuesOf(sheet)) if (waitsIn(queue) > QUEUE_MAX) await once(queue, 'drain');
      await setImmediate();
    },
    close: () => {
      if (rows > 0 && columns.some(({ total }) => total)) addTotals(sheet, columns, sums, rows);
      const said = count > 0 ? `${counted?.counted} ${count}` : note;
      sheet.headerFooter.oddFooter = `&L${title}${said === undefined ? '' : `&C${said}`}&RСтраница &P из &N`;
      sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows + 1, column: columns.length } };
      sheet.commit();
    },
  };
};

type Worksheet = ReturnType<stream.xlsx.WorkbookWriter['addWorksheet']>;

/** SUBTOTAL counts what the filters leave, and Excel never takes a row of it for data. */
const addTotals = <Row>(
  sheet: Worksheet,
  columns: readonly Column<Row>[],
  sums: readonly number[],
  rows: number,
): void => {
  const row = sheet.addRow(['Итого']);
  columns.forEach((column, i) => {
    const cell = row.getCell(i + 1);
    if (column.total) {
      const letter = cell.address.replace(/\d+/g, '');
      const result = (sums[i] ?? 0) / KINDS[column.kind].scale;
      cell.value = { formula: `SUBTOTAL(109,${letter}2:${letter}${rows + 1})`, result };
    }
    cell.style = { ...STYLES[i === 0 ? 'text' : column.kind], ...TOTAL_STYLE };
  });
  row.commit();
};

/** null for an empty cell, which is not written at all. */
const cellValue = (kind: keyof typeof KINDS, value: string | number | null): string | number | null => {
  if (value === null || value === '') return null;
  // Excel's time of the day is a share of it.
  if (kind === 'time' || kind === 'hours') return Number(value) / KINDS[kind].scale;
  if (kind === 'day' || kind === 'month') return epochDay(String(value)) + EXCEL_EPOCH;
  return typeof value === 'number' ? value : cellText(value);
};

/**
 * A text as it may stand in a workbook's XML: no half characters, no signs that XML forbids, and «_x0041_» is not taken
 * for the escape that it looks like (ECMA-376, ST_Xstring).
 */
const cellText = (text: string): string =>
  text
    .slice(0, TEXT_MAX)
    .toWellFormed()
    .replace(/[\uFFFE\uFFFF]/g, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');

/**
 * Streams into which exceljs pours a sheet without looking whether they keep up (its issues 734 and 2916). Neither library
 * tells from outside how much waits, so this looks inside; a test sees to it that it still finds something.
 */
const queuesOf = (sheet: Worksheet): EventEmitter[] => {
  const pipes: unknown = inside(inside(sheet, 'stream'), 'pipes');
  return Array.isArray(pipes) ? pipes.filter((pipe) => pipe instanceof EventEmitter) : [];
};

const waitsIn = (queue: EventEmitter): number => {
  const state = inside(queue, '_writableState');
  const length = inside(state, 'needDrain') === true ? inside(state, 'length') : 0;
  return typeof length === 'number' ? length : 0;
};

const inside = (holder: unknown, name: string): unknown =>
  typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined;
