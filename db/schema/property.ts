import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { flag, instant, isFlag, isJson, kopecks, version } from './columns.ts';

/** What is let: warehouses, their rooms, locks and drawings. */

export const warehouses = sqliteTable(
  'warehouses',
  {
    id: integer('id').primaryKey(),
    name: text('name').notNull(),
    shortName: text('short_name').notNull(),
    /** With the city. */
    address: text('address').notNull(),
    /** Without the city. */
    shortAddress: text('short_address').notNull(),
    mailIndex: text('mail_index').notNull(),
    metro: text('metro').notNull(),
    latitude: real('latitude').notNull(),
    longitude: real('longitude').notNull(),
    floors: integer('floors').notNull(),
    /** IANA name; decides what «today» is here. */
    timeZone: text('time_zone').notNull().default('Europe/Moscow'),
    version: version(),
  },
  (t) => [check('warehouses_floors', sql`${t.floors} > 0`)],
);

export const rooms = sqliteTable(
  'rooms',
  {
    id: integer('id').primaryKey(),
    warehouseId: integer('warehouse_id')
      .notNull()
      .references(() => warehouses.id),
    floor: integer('floor').notNull(),
    name: text('name').notNull(),
    /** `name` for sorting: numbers padded, so that 9 stands before 10. */
    nameKey: text('name_key').notNull(),
    length: real('length').notNull(),
    width: real('width').notNull(),
    height: real('height').notNull(),
    /** m², stored and not the product of the sides (errata L1031). */
    area: real('area').notNull(),
    /** m³. */
    volume: real('volume').notNull(),
    /** List price a month for a term of 1–5 months; `price6m` for 6–10, `price11m` for 11 and more. */
    price: kopecks('price').notNull(),
    price6m: kopecks('price_6m').notNull(),
    price11m: kopecks('price_11m').notNull(),
    inService: flag('in_service').notNull().default(true),
    version: version(),
  },
  (t) => [
    index('rooms_by_floor').on(t.warehouseId, t.floor),
    isFlag('rooms_flags', t.inService),
    check(
      'rooms_sizes',
      sql`${t.length} > 0 AND ${t.width} > 0 AND ${t.height} > 0 AND ${t.area} > 0 AND ${t.volume} > 0`,
    ),
    check('rooms_prices', sql`${t.price} >= 0 AND ${t.price6m} >= 0 AND ${t.price11m} >= 0`),
  ],
);

export const locks = sqliteTable(
  'locks',
  {
    id: integer('id').primaryKey(),
    roomId: integer('room_id').references(() => rooms.id),
    /** 0–100 %. */
    charge: integer('charge').notNull(),
    updatedAt: instant('updated_at').notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex('locks_one_a_room').on(t.roomId).where(sql`${t.roomId} IS NOT NULL`),
    check('locks_charge', sql`${t.charge} BETWEEN 0 AND 100`),
  ],
);

/** A floor's drawing without its rooms: walls, doors, lifts, stairs, labels. Metres. */
export const floorPlans = sqliteTable(
  'floor_plans',
  {
    warehouseId: integer('warehouse_id')
      .notNull()
      .references(() => warehouses.id),
    floor: integer('floor').notNull(),
    width: real('width').notNull(),
    height: real('height').notNull(),
    shapes: text('shapes').notNull(),
    /** Id of the command that saved it: a save over another revision than it was drawn from is refused. */
    revision: text('revision').notNull().default(''),
    version: version(),
  },
  (t) => [primaryKey({ columns: [t.warehouseId, t.floor] }), isJson('floor_plans_shapes', t.shapes)],
);

/** A room's polygon on its floor's drawing: JSON `[[x, y], …]`, metres. */
export const roomShapes = sqliteTable(
  'room_shapes',
  {
    roomId: integer('room_id')
      .primaryKey()
      .references(() => rooms.id),
    polygon: text('polygon').notNull(),
    version: version(),
  },
  (t) => [isJson('room_shapes_polygon', t.polygon)],
);
