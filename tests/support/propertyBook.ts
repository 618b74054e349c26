import ExcelJS from 'exceljs';
import { propertyTemplate } from '../../main/documents/propertyBook.ts';
import { ROOM_COLUMNS, SHEETS, WAREHOUSE_COLUMNS } from '../../main/domain/property/columns.ts';

type Cell = string | number | boolean | Date | null | { formula: string; result: number };
export type Cells = Readonly<Record<string, Cell>>;

/** A warehouse's row by the template's columns. */
export const houseRow = (given: Cells = {}): Cells => ({
  name: 'Дмитровка',
  city: 'г. Москва',
  street: 'Дмитровское ш., д. 100',
  floors: 2,
  ...given,
});

/** A room's row by the template's columns. */
export const roomRow = (given: Cells = {}): Cells => ({
  warehouse: 'Дмитровка',
  floor: 1,
  name: 15,
  length: 2.5,
  width: 2,
  height: 3,
  price: 6500,
  ...given,
});

/** The template, filled in as its user would. */
export const filledBook = async (
  warehouses: readonly Cells[],
  rooms: readonly Cells[],
  change: (book: ExcelJS.Workbook) => void = () => {},
): Promise<Uint8Array<ArrayBuffer>> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await propertyTemplate(0)).buffer as ArrayBuffer, {
    ignoreNodes: ['dataValidations'],
  });
  for (const [sheet, columns, rows] of [
    [SHEETS.warehouses, WAREHOUSE_COLUMNS, warehouses],
    [SHEETS.rooms, ROOM_COLUMNS, rooms],
  ] as const)
    rows.forEach((row, i) => {
      const line = book.getWorksheet(sheet)?.getRow(i + 2);
      if (line) line.values = columns.map(({ key }) => row[key] ?? null);
    });
  change(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
};
