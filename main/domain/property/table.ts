import {
  type CellFault,
  type CellValue,
  columnLetters,
  isBlank,
  type ReadSheet,
  shownValue,
  type Taken,
} from './cells.ts';
import { type SheetColumn, titleKey } from './columns.ts';

/** A row of a sheet by its columns' keys. What is wrong with a cell is said as it is taken. */
export interface SheetRow<Key extends string> {
  readonly number: number;
  has(key: Key): boolean;
  hasColumn(key: Key): boolean;
  /** A cell's value by one of `cells.ts`; null, with its fault said, where it can't be had. */
  take<T>(key: Key, read: (value: CellValue) => Taken<T>): T | null;
  /** Likewise, where an empty cell means `otherwise`. */
  takeOr<T>(key: Key, read: (value: CellValue) => Taken<T>, otherwise: T): T | null;
  say(key: Key, msg: string): void;
}

export interface Table<Key extends string> {
  readonly sheet: string;
  readonly rows: readonly SheetRow<Key>[];
  /** Letters of the columns that are there. */
  readonly letters: Readonly<Record<string, string>>;
  /** Columns that mean nothing here, by address and title. */
  readonly unused: readonly { readonly sheet: string; readonly cell: string; readonly title: string }[];
}

/** Above the titles there may stand a heading or two. */
const TITLES_WITHIN = 10;

/** A sheet's rows by the titles of their columns; null where there are no titles, which is said. */
export const tableOf = <Key extends string>(
  sheet: ReadSheet,
  columns: readonly SheetColumn<Key>[],
  faults: CellFault[],
): Table<Key> | null => {
  const byTitle = new Map(
    columns.flatMap((column) =>
      [column.title, ...(column.also ?? [])].map((title) => [titleKey(title), column.key] as const),
    ),
  );
  const keyOf = (value: CellValue) => (typeof value === 'string' ? byTitle.get(titleKey(value)) : undefined);
  const head = sheet.rows
    .slice(0, TITLES_WITHIN)
    .find(({ cells }) => cells.filter((cell) => keyOf(cell) !== undefined).length >= 2);
  if (head === undefined) {
    const titles = columns.filter(({ required }) => required).map(({ title }) => `«${title}»`);
    const msg = `На листе нет строки с заголовками. Нужны столбцы ${titles.join(', ')}: возьмите их из шаблона.`;
    faults.push({ sheet: sheet.name, cell: '', value: '', msg });
    return null;
  }
  const places = placesOf(sheet.name, head, keyOf, faults);
  for (const { key, title, required } of columns) {
    if (!required || places.has(key)) continue;
    const msg = `Нет столбца «${title}». Добавьте его, как в шаблоне.`;
    faults.push({ sheet: sheet.name, cell: `A${head.number}`, value: '', msg });
  }
  return {
    sheet: sheet.name,
    letters: Object.fromEntries([...places].map(([key, place]) => [key, columnLetters(place)])),
    unused: head.cells.flatMap((value, i) =>
      isBlank(value) || keyOf(value) !== undefined
        ? []
        : [{ sheet: sheet.name, cell: `${columnLetters(i)}${head.number}`, title: shownValue(value) }],
    ),
    rows: sheet.rows
      .filter(
        ({ number, cells }) =>
          number > head.number && [...places.values()].some((i) => !isBlank(cells[i] ?? null)),
      )
      .map(({ number, cells }) => rowOf(sheet.name, number, cells, places, columns, faults)),
  };
};

const placesOf = <Key extends string>(
  sheet: string,
  head: ReadSheet['rows'][number],
  keyOf: (value: CellValue) => Key | undefined,
  faults: CellFault[],
): Map<Key, number> => {
  const places = new Map<Key, number>();
  head.cells.forEach((value, i) => {
    const key = keyOf(value);
    if (key === undefined) return;
    const first = places.get(key);
    if (first === undefined) places.set(key, i);
    else {
      const msg = `Такой столбец уже есть: ${columnLetters(first)}${head.number}. Удалите один из двух.`;
      faults.push({ sheet, cell: `${columnLetters(i)}${head.number}`, value: shownValue(value), msg });
    }
  });
  return places;
};

const rowOf = <Key extends string>(
  sheet: string,
  number: number,
  cells: readonly CellValue[],
  places: ReadonlyMap<Key, number>,
  columns: readonly SheetColumn<Key>[],
  faults: CellFault[],
): SheetRow<Key> => {
  const cellOf = (key: Key): CellValue => cells[places.get(key) ?? -1] ?? null;
  const say = (key: Key, msg: string): void => {
    const place = places.get(key);
    // A column that isn't there is said once, at the titles.
    if (place === undefined) return;
    faults.push({ sheet, cell: `${columnLetters(place)}${number}`, value: shownValue(cellOf(key)), msg });
  };
  const take = <T>(key: Key, read: (value: CellValue) => Taken<T>): T | null => {
    const value = cellOf(key);
    if (isBlank(value)) {
      say(key, `Не заполнено. ${columns.find((column) => column.key === key)?.note ?? ''}`.trim());
      return null;
    }
    const taken = read(value);
    if ('value' in taken) return taken.value;
    say(key, taken.msg);
    return null;
  };
  return {
    number,
    has: (key) => !isBlank(cellOf(key)),
    hasColumn: (key) => places.has(key),
    take,
    takeOr: (key, read, otherwise) => (isBlank(cellOf(key)) ? otherwise : take(key, read)),
    say,
  };
};
