import { naturalKey, searchKey } from '../search.ts';
import type { GivenRoom, PropertyBook } from './book.ts';
import type { CellFault } from './cells.ts';
import { type RoomKey, SHEETS } from './columns.ts';

/** What is in the database already. */
export interface KnownProperty {
  readonly warehouses: readonly { readonly id: number; readonly name: string; readonly floors: number }[];
  readonly rooms: readonly {
    readonly warehouseId: number;
    readonly floor: number;
    readonly nameKey: string;
  }[];
  readonly lockIds: readonly number[];
}

/** Two names that nobody tells apart mean one warehouse. */
export const warehouseKey = (name: string): string => searchKey(name);

/**
 * What speaks against loading a book beside what is there: twice the same warehouse, room or lock, here or already in the
 * program, a warehouse that nobody knows, a floor that it doesn't have. Asked by the check and by the command alike.
 * @param broken names of warehouses whose own rows are wrong
 */
export const bookFaults = (
  book: PropertyBook,
  known: KnownProperty,
  broken: readonly string[] = [],
): CellFault[] => [
  ...warehouseFaults(book),
  ...placeFaults(book, known, broken),
  ...numberFaults(book, known),
  ...lockFaults(book, known),
];

const warehouseFaults = ({ warehouses, letters }: PropertyBook): CellFault[] => {
  const seen = new Map<string, string>();
  return warehouses.flatMap(({ row, name }) => {
    const cell = `${letters.warehouses.name ?? 'A'}${row}`;
    const twin = seen.get(warehouseKey(name));
    if (twin === undefined) seen.set(warehouseKey(name), cell);
    const msg = `Склад «${name}» уже стоит в ячейке ${twin}. Оставьте одну из строк.`;
    return twin === undefined ? [] : [{ sheet: SHEETS.warehouses, cell, value: name, msg }];
  });
};

const at = (book: PropertyBook, key: RoomKey, { row }: GivenRoom, value: string, msg: string): CellFault => ({
  sheet: SHEETS.rooms,
  cell: `${book.letters.rooms[key] ?? 'A'}${row}`,
  value,
  msg,
});

const placeFaults = (book: PropertyBook, known: KnownProperty, broken: readonly string[]): CellFault[] => {
  const own = new Map(book.warehouses.map(({ name, floors }) => [warehouseKey(name), floors]));
  // What the program knows of a warehouse holds, whatever the file says of it.
  const there = new Map(known.warehouses.map(({ name, floors }) => [warehouseKey(name), floors]));
  const excused = new Set(broken.map(warehouseKey));
  return book.rooms.flatMap((room) => {
    const key = warehouseKey(room.warehouse);
    const floors = there.get(key) ?? own.get(key);
    if (floors === undefined)
      return excused.has(key)
        ? []
        : [at(book, 'warehouse', room, room.warehouse, unknownHouse(room.warehouse))];
    if (room.floor <= floors) return [];
    const msg = there.has(key)
      ? `У склада «${room.warehouse}» в программе этажей: ${floors}. Исправьте этаж.`
      : `У склада «${room.warehouse}» на листе «${SHEETS.warehouses}» этажей: ${floors}. Исправьте этаж или число этажей.`;
    return [at(book, 'floor', room, String(room.floor), msg)];
  });
};

const unknownHouse = (name: string): string =>
  `Склада «${name}» нет ни на листе «${SHEETS.warehouses}», ни в программе. Исправьте название или добавьте склад на этот лист.`;

/** Numbers don't repeat on a floor: a plan couldn't tell such rooms apart. */
const numberFaults = (book: PropertyBook, known: KnownProperty): CellFault[] => {
  const keyOf = (house: string, floor: number, nameKey: string) => `${house}\n${floor}\n${nameKey}`;
  const houses = new Map(known.warehouses.map(({ id, name }) => [id, warehouseKey(name)]));
  const there = new Set(
    known.rooms.map((room) => keyOf(houses.get(room.warehouseId) ?? '', room.floor, room.nameKey)),
  );
  const seen = new Map<string, string>();
  return book.rooms.flatMap((room) => {
    const key = keyOf(warehouseKey(room.warehouse), room.floor, naturalKey(room.name));
    const place = `на складе «${room.warehouse}», этаж ${room.floor}`;
    const fault = (msg: string) => [at(book, 'name', room, room.name, msg)];
    if (there.has(key)) return fault(`${room.name} ${place} уже есть в программе. Удалите эту строку.`);
    const twin = seen.get(key);
    if (twin !== undefined)
      return fault(`${room.name} ${place} уже стоит в ячейке ${twin}. Исправьте номер или удалите строку.`);
    seen.set(key, `${book.letters.rooms.name ?? 'A'}${room.row}`);
    return [];
  });
};

const lockFaults = (book: PropertyBook, known: KnownProperty): CellFault[] => {
  const there = new Set(known.lockIds);
  const seen = new Map<number, string>();
  return book.rooms.flatMap((room) => {
    if (room.lock === null) return [];
    const { id } = room.lock;
    const fault = (msg: string) => [at(book, 'lock', room, String(id), msg)];
    if (there.has(id)) return fault(`Замок №${id} уже есть в программе. Проверьте номер.`);
    const twin = seen.get(id);
    if (twin !== undefined)
      return fault(`Замок №${id} уже стоит в ячейке ${twin}. Один замок — одна ячейка: исправьте номер.`);
    seen.set(id, `${book.letters.rooms.lock ?? 'A'}${room.row}`);
    return [];
  });
};
