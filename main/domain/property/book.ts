import type { Kopecks } from '../money.ts';
import { type CellFault, choiceOf, numberOf, type ReadSheet, rublesOf, textOf, yesNoOf } from './cells.ts';
import {
  DEFAULT_ZONE,
  ROOM_COLUMNS,
  ROOMS_MAX,
  type RoomKey,
  SHEETS,
  TIME_ZONES,
  titleKey,
  WAREHOUSE_COLUMNS,
  WAREHOUSES_MAX,
  type WarehouseKey,
} from './columns.ts';
import { roomSizes } from './sizes.ts';
import { type SheetRow, type Table, tableOf } from './table.ts';

/** Reads warehouses and rooms out of a workbook's sheets: whatever is wrong is said by its cell, all of it at once. */

export interface GivenWarehouse {
  /** Number of its row. */
  readonly row: number;
  readonly name: string;
  readonly shortName: string;
  readonly address: string;
  readonly shortAddress: string;
  readonly mailIndex: string;
  readonly metro: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly floors: number;
  readonly timeZone: string;
}

export interface GivenRoom {
  readonly row: number;
  /** The name of its warehouse. */
  readonly warehouse: string;
  readonly floor: number;
  readonly name: string;
  readonly length: number;
  readonly width: number;
  readonly height: number;
  readonly area: number;
  readonly volume: number;
  readonly price: Kopecks;
  readonly price6m: Kopecks;
  readonly price11m: Kopecks;
  readonly inService: boolean;
  readonly lock: { readonly id: number; readonly charge: number } | null;
}

/** What a workbook holds, with where its columns stand, so that whoever refuses a row can name the cell. */
export interface PropertyBook {
  readonly warehouses: readonly GivenWarehouse[];
  readonly rooms: readonly GivenRoom[];
  readonly letters: {
    readonly warehouses: Readonly<Record<string, string>>;
    readonly rooms: Readonly<Record<string, string>>;
  };
}

export interface ReadBook {
  readonly book: PropertyBook;
  readonly faults: readonly CellFault[];
  /** Names of warehouses whose own rows are wrong: their rooms aren't blamed for it. */
  readonly brokenWarehouses: readonly string[];
  readonly unused: Table<never>['unused'];
}

export const readBook = (sheets: readonly ReadSheet[]): ReadBook => {
  const faults: CellFault[] = [];
  const find = (name: string) => sheets.find((sheet) => titleKey(sheet.name) === titleKey(name));
  const roomSheet = find(SHEETS.rooms);
  const warehouseSheet = find(SHEETS.warehouses);
  if (roomSheet === undefined && warehouseSheet === undefined) {
    const msg = `В книге нет листов «${SHEETS.warehouses}» и «${SHEETS.rooms}». Возьмите шаблон и перенесите данные в него.`;
    faults.push({ sheet: SHEETS.rooms, cell: '', value: '', msg });
  }
  const warehouses = warehouseSheet && tableOf(warehouseSheet, WAREHOUSE_COLUMNS, faults);
  const rooms = roomSheet && tableOf(roomSheet, ROOM_COLUMNS, faults);
  const brokenWarehouses: string[] = [];
  const book: PropertyBook = {
    warehouses: bounded(warehouses, WAREHOUSES_MAX, faults).flatMap(
      (row) => warehouseOf(row, brokenWarehouses) ?? [],
    ),
    rooms: bounded(rooms, ROOMS_MAX, faults).flatMap((row) => roomOf(row) ?? []),
    letters: { warehouses: warehouses?.letters ?? {}, rooms: rooms?.letters ?? {} },
  };
  if (faults.length === 0 && book.warehouses.length + book.rooms.length === 0) {
    const sheet = roomSheet?.name ?? SHEETS.rooms;
    faults.push({
      sheet,
      cell: '',
      value: '',
      msg: 'Строк с данными нет. Заполните листы шаблона и загрузите файл снова.',
    });
  }
  const unused = [...(warehouses?.unused ?? []), ...(rooms?.unused ?? [])];
  return { book, faults, brokenWarehouses, unused };
};

const bounded = <Key extends string>(
  table: Table<Key> | null | undefined,
  max: number,
  faults: CellFault[],
): readonly SheetRow<Key>[] => {
  if (!table) return [];
  const beyond = table.rows[max];
  if (beyond === undefined) return table.rows;
  const msg = `За один раз загружается не больше ${max} строк листа. Разделите книгу на несколько: начиная с этой строки.`;
  faults.push({ sheet: table.sheet, cell: `A${beyond.number}`, value: '', msg });
  return table.rows.slice(0, max);
};

const text = (max: number) => (value: Parameters<typeof textOf>[0]) => textOf(value, max);

const warehouseOf = (row: SheetRow<WarehouseKey>, broken: string[]): GivenWarehouse | null => {
  const name = row.take('name', text(60));
  const shortName = row.takeOr('shortName', text(30), '');
  const city = row.take('city', text(60));
  const street = row.take('street', text(200));
  const index = row.takeOr('mailIndex', mailIndexOf, '');
  const metro = row.takeOr('metro', text(60), '');
  const floors = row.take('floors', (value) =>
    numberOf(value, { min: 1, max: 50, whole: true, example: '2' }),
  );
  const timeZone = row.takeOr('zone', (value) => choiceOf(value, TIME_ZONES), DEFAULT_ZONE);
  const degrees = (key: 'latitude' | 'longitude', max: number) =>
    row.takeOr(key, (value) => numberOf(value, { min: -max, max, example: '55,7512' }), 0);
  const latitude = degrees('latitude', 90);
  const longitude = degrees('longitude', 180);
  if (
    name === null ||
    shortName === null ||
    city === null ||
    street === null ||
    index === null ||
    metro === null ||
    floors === null ||
    timeZone === null ||
    latitude === null ||
    longitude === null
  ) {
    if (name !== null) broken.push(name);
    return null;
  }
  return {
    row: row.number,
    name,
    shortName: shortName === '' ? name : shortName,
    address: `${city}, ${street}`,
    shortAddress: street,
    mailIndex: index,
    metro,
    latitude,
    longitude,
    floors,
    timeZone,
  };
};

const mailIndexOf = (value: Parameters<typeof textOf>[0]) => {
  const taken = textOf(value, 20);
  if ('msg' in taken) return taken;
  return /^\d{6}$/.test(taken.value)
    ? taken
    : { msg: 'Индекс — шесть цифр, например 127247. Можно оставить пустым.' };
};

/** «15» and «Ячейка 15» are the same room: the word is the program's. */
const roomName = (number: string): string =>
  `Ячейка ${number.replace(/^(ячейка|бокс|номер|№)\s*(№\s*)?/i, '')}`;

const FLOOR = { min: 1, max: 50, whole: true, example: '1' } as const;

const roomOf = (row: SheetRow<RoomKey>): GivenRoom | null => {
  const warehouse = row.take('warehouse', text(60));
  const floor = row.take('floor', (value) => numberOf(value, FLOOR));
  const number = row.take('name', text(30));
  const sizes = roomSizes(row);
  const price = row.take('price', rublesOf);
  const price6m = row.takeOr('price6m', rublesOf, price ?? 0);
  const price11m = row.takeOr('price11m', rublesOf, price6m ?? 0);
  const inService = row.takeOr('inService', yesNoOf, true);
  const lock = lockOf(row);
  if (
    warehouse === null ||
    floor === null ||
    number === null ||
    sizes === null ||
    price === null ||
    price6m === null ||
    price11m === null ||
    inService === null ||
    lock === undefined
  )
    return null;
  return {
    row: row.number,
    warehouse,
    floor,
    name: roomName(number),
    ...sizes,
    price,
    price6m,
    price11m,
    inService,
    lock,
  };
};

/** undefined: what is given is wrong. */
const lockOf = (row: SheetRow<RoomKey>): GivenRoom['lock'] | undefined => {
  if (!row.has('lock')) {
    if (!row.has('charge')) return null;
    row.say('charge', 'Заряд указан, а номера замка нет. Впишите номер замка или уберите заряд.');
    return undefined;
  }
  const id = row.take('lock', (value) =>
    numberOf(value, { min: 1, max: 2_000_000_000, whole: true, example: '70001' }),
  );
  if (!row.has('charge')) {
    row.say(
      'lock',
      'У замка не указан заряд. Впишите его в столбец «Заряд замка, %» или уберите номер замка.',
    );
    return undefined;
  }
  const charge = row.take('charge', (value) =>
    numberOf(value, { min: 0, max: 100, whole: true, example: '100' }),
  );
  return id === null || charge === null ? undefined : { id, charge };
};
