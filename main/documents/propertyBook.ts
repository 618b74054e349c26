import ExcelJS from 'exceljs';
import type { CellValue, ReadSheet } from '../domain/property/cells.ts';
import { ROOM_COLUMNS, SHEETS, type SheetColumn, WAREHOUSE_COLUMNS } from '../domain/property/columns.ts';

/** The workbook from which warehouses and rooms are loaded: its template, and what somebody made of it. */

/** Nodes that say nothing of values; a validation of a whole column would be unfolded into a million cells. */
const PASSED_OVER = [
  'dataValidations',
  'conditionalFormatting',
  'hyperlinks',
  'drawing',
  'legacyDrawing',
  'tableParts',
];
/** No column of ours stands farther right; a stray mark in a far cell is not a thousand empty ones. */
const COLUMNS_MAX = 100;

/** Sheets of a workbook as plain values. @throws Error for what exceljs can't read */
export const readSheets = async (bytes: Uint8Array): Promise<ReadSheet[]> => {
  const book = new ExcelJS.Workbook();
  const own = new Uint8Array(bytes);
  await book.xlsx.load(own.buffer, { ignoreNodes: PASSED_OVER });
  return book.worksheets.map((sheet) => {
    const rows: { number: number; cells: CellValue[] }[] = [];
    sheet.eachRow((row, number) => {
      const cells: CellValue[] = [];
      row.eachCell((cell, column) => {
        if (column > COLUMNS_MAX) return;
        while (cells.length < column - 1) cells.push(null);
        cells.push(plain(cell.value));
      });
      rows.push({ number, cells });
    });
    return { name: sheet.name, rows };
  });
};

const plain = (value: ExcelJS.CellValue): CellValue => {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object') return value;
  if (value instanceof Date) return { fault: 'day', text: dayText(value) };
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('error' in value) return { fault: 'error', text: value.error };
  if ('hyperlink' in value) return plain(value.text);
  // Of a formula only what Excel has computed counts.
  return 'result' in value ? plain(value.result) : { fault: 'error', text: '' };
};

const dayText = (day: Date): string =>
  Number.isNaN(day.getTime()) ? '' : day.toISOString().slice(0, 10).split('-').reverse().join('.');

const ROWS = 10_001;
const ACCENT = 'FFDCE8F7';
const QUIET = 'FFF1F3F5';

/** An empty workbook to fill in: titles with notes, lists of what may be chosen, and a sheet of samples that is never loaded. */
export const propertyTemplate = async (made: number): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook();
  book.creator = 'Mesto Desk';
  book.created = new Date(made);
  book.modified = book.created;
  const warehouses = openSheet(book, SHEETS.warehouses, WAREHOUSE_COLUMNS);
  const rooms = openSheet(book, SHEETS.rooms, ROOM_COLUMNS);
  validate(warehouses, WAREHOUSE_COLUMNS);
  validate(rooms, ROOM_COLUMNS);
  // A hint only: a warehouse that the program knows needn't stand on the sheet.
  validations(rooms).add(`A2:A${ROWS}`, {
    type: 'list',
    allowBlank: true,
    showErrorMessage: false,
    formulae: [`'${SHEETS.warehouses}'!$A$2:$A$201`],
  });
  addSamples(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
};

const titleStyle = (required: boolean): Partial<ExcelJS.Style> => ({
  font: { name: 'Calibri', family: 2, size: 11, bold: required },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: required ? ACCENT : QUIET } },
  alignment: { vertical: 'middle', wrapText: true },
  border: { bottom: { style: 'thin' } },
});

const HEAD_HEIGHT = 34;

/** On paper all columns side by side. */
const PAGE = {
  orientation: 'landscape',
  paperSize: 9,
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
} as const;

const openSheet = (
  book: ExcelJS.Workbook,
  name: string,
  columns: readonly SheetColumn[],
): ExcelJS.Worksheet => {
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }], pageSetup: PAGE });
  sheet.columns = columns.map(({ width, format }) => ({
    width,
    ...(format === undefined ? {} : { style: { numFmt: format } }),
  }));
  addTitles(sheet, columns);
  return sheet;
};

const addTitles = (sheet: ExcelJS.Worksheet, columns: readonly SheetColumn[]): void => {
  const head = sheet.addRow(columns.map(({ title }) => title));
  head.height = HEAD_HEIGHT;
  columns.forEach(({ note, required = false }, i) => {
    const cell = head.getCell(i + 1);
    cell.style = titleStyle(required);
    cell.note = {
      texts: [{ text: required ? `Обязательно. ${note}` : note }],
      margins: { insetmode: 'auto' },
    };
  });
};

/** exceljs takes a range here, though its types don't say so. */
interface Validations {
  add(range: string, validation: ExcelJS.DataValidation): void;
}
const validations = (sheet: ExcelJS.Worksheet): Validations =>
  (sheet as ExcelJS.Worksheet & { readonly dataValidations: Validations }).dataValidations;

const validate = (sheet: ExcelJS.Worksheet, columns: readonly SheetColumn[]): void => {
  columns.forEach(({ choices, title, note }, i) => {
    if (choices === undefined) return;
    const letter = sheet.getColumn(i + 1).letter;
    validations(sheet).add(`${letter}2:${letter}${ROWS}`, {
      type: 'list',
      allowBlank: true,
      showErrorMessage: true,
      errorTitle: title,
      error: note,
      // Excel's list is cut at commas, and takes 255 signs at most.
      formulae: [`"${choices.join(',')}"`],
    });
  });
};

const addSamples = (book: ExcelJS.Workbook): void => {
  const sheet = book.addWorksheet(SHEETS.sample, {
    properties: { tabColor: { argb: 'FFADB5BD' } },
    pageSetup: PAGE,
  });
  const widths = ROOM_COLUMNS.map(({ width }, i) => Math.max(width, WAREHOUSE_COLUMNS[i]?.width ?? 0));
  sheet.columns = widths.map((width) => ({ width }));
  sheet.addRow([
    'Пример заполнения. Этот лист не загружается: данные вводите на листах «Склады» и «Ячейки». Обязательные столбцы — на голубом фоне.',
  ]).font = { name: 'Calibri', family: 2, size: 11, bold: true };
  for (const [name, columns] of [
    [SHEETS.warehouses, WAREHOUSE_COLUMNS],
    [SHEETS.rooms, ROOM_COLUMNS],
  ] as const) {
    sheet.addRow([]);
    sheet.addRow([`Лист «${name}»`]).font = { name: 'Calibri', family: 2, size: 11, italic: true };
    addTitles(sheet, columns);
    for (const which of [0, 1] as const)
      sheet.addRow(columns.map(({ samples }) => samples[which])).alignment = { horizontal: 'left' };
  }
};
