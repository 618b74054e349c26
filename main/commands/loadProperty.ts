import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { preparedFor } from '../../db/preparedFor.ts';
import { propertyThere } from '../../db/property.ts';
import { locks, rooms, warehouses } from '../../db/schema/property.ts';
import { ROOMS_MAX, WAREHOUSES_MAX } from '../domain/property/columns.ts';
import { bookFaults, warehouseKey } from '../domain/property/known.ts';
import { faultFields, faultsSentence } from '../domain/property/sentence.ts';
import { naturalKey } from '../domain/search.ts';
import { refused } from '../errors.ts';
import { type CommandContext, command } from './command.ts';

const row = z.int().positive();
const text = z.string().min(1).max(300);
const size = z.number().positive();
const price = z.int().positive();

const warehouse = z.object({
  row,
  name: text,
  shortName: text,
  address: text,
  shortAddress: text,
  mailIndex: z.string().max(6),
  metro: z.string().max(60),
  latitude: z.number(),
  longitude: z.number(),
  floors: z.int().positive(),
  timeZone: text,
});

const room = z.object({
  row,
  warehouse: text,
  floor: z.int().positive(),
  name: text,
  length: size,
  width: size,
  height: size,
  area: size,
  volume: size,
  price,
  price6m: price,
  price11m: price,
  inService: z.boolean(),
  lock: z.object({ id: z.int().positive(), charge: z.int().min(0).max(100) }).nullable(),
});

const letters = z.record(z.string(), z.string().max(3));

const input = z.object({
  warehouses: z.array(warehouse).max(WAREHOUSES_MAX).readonly(),
  rooms: z.array(room).max(ROOMS_MAX).readonly(),
  /** Where the columns stood in the workbook: a refusal names the cell. */
  letters: z.object({ warehouses: letters, rooms: letters }),
});
type Book = z.output<typeof input>;

/**
 * Loads warehouses and rooms out of a workbook (beyond the document), all of it or nothing. A warehouse that is there
 * already stays as it is and gets the rooms; a room or lock that is there already is refused by its cell.
 */
export const loadProperty = command({
  name: 'load-property',
  inputVersion: 1,
  input,
  // None of the five rights speaks of the building: who orders the others' rights runs the house.
  right: 'setAccesses',
  ids: (book) => ({ warehouse: book.warehouses.length, room: book.rooms.length }),
  run: (context, book) => {
    const there = propertyThere(context.db);
    const faults = bookFaults(book, there);
    if (faults.length > 0) throw refused('property_faults', faultsSentence(faults), faultFields(faults));
    const ids = new Map(there.warehouses.map(({ id, name }) => [warehouseKey(name), id]));
    const added = book.warehouses.filter(({ name }) => !ids.has(warehouseKey(name)));
    for (const one of added) ids.set(warehouseKey(one.name), addWarehouse(context, one));
    for (const one of book.rooms) addRoom(context, one, ids.get(warehouseKey(one.warehouse)) ?? 0);
    const touched = [
      ...new Set([...added.map(({ name }) => name), ...book.rooms.map((one) => one.warehouse)]),
    ];
    const houses = [...new Set(touched.map((name) => ids.get(warehouseKey(name)) ?? 0))];
    const counts = { warehouses: added.length, rooms: book.rooms.length };
    return {
      msg: `Загружено: складов — ${counts.warehouses}, ячеек — ${counts.rooms}`,
      entity: 'property',
      entityId: context.commandId,
      before: null,
      after: counts,
      answer: { warehouse_ids: houses },
    };
  },
});

const at = sql.placeholder;

const insertWarehouse = preparedFor((db) =>
  db
    .insert(warehouses)
    .values({
      id: at('id'),
      name: at('name'),
      shortName: at('shortName'),
      address: at('address'),
      shortAddress: at('shortAddress'),
      mailIndex: at('mailIndex'),
      metro: at('metro'),
      latitude: at('latitude'),
      longitude: at('longitude'),
      floors: at('floors'),
      timeZone: at('timeZone'),
    })
    .prepare(),
);

const insertRoom = preparedFor((db) =>
  db
    .insert(rooms)
    .values({
      id: at('id'),
      warehouseId: at('warehouseId'),
      floor: at('floor'),
      name: at('name'),
      nameKey: at('nameKey'),
      length: at('length'),
      width: at('width'),
      height: at('height'),
      area: at('area'),
      volume: at('volume'),
      price: at('price'),
      price6m: at('price6m'),
      price11m: at('price11m'),
      inService: at('inService'),
    })
    .prepare(),
);

const insertLock = preparedFor((db) =>
  db
    .insert(locks)
    .values({ id: at('id'), roomId: at('roomId'), charge: at('charge'), updatedAt: at('updatedAt') })
    .prepare(),
);

const addWarehouse = ({ db, takeId }: CommandContext, { row: _, ...given }: Book['warehouses'][number]) => {
  const id = takeId('warehouse');
  insertWarehouse(db).run({ id, ...given });
  return id;
};

const addRoom = (
  { db, madeAt, takeId }: CommandContext,
  { row: _row, warehouse: _name, lock, ...given }: Book['rooms'][number],
  warehouseId: number,
): void => {
  const id = takeId('room');
  insertRoom(db).run({ id, warehouseId, nameKey: naturalKey(given.name), ...given });
  if (lock !== null) insertLock(db).run({ ...lock, roomId: id, updatedAt: madeAt });
};
