import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import {
  dayOut,
  flagOut,
  listIn,
  listOut,
  optionalCodeIn,
  optionalIntIn,
  optionalNumberIn,
  optionalTextIn,
  rublesOut,
} from './fields.ts';

/** Section «Ячейки». */

/** Codes of a room's state, `rented` (domain §2); -1 in a filter means all. */
export const RENTED_CODES = [-2, 0, 0.25, 0.4, 0.45, 0.5, 0.75, 1] as const;

const roomCard = z.object({
  room_id: z.int(),
  room_name: z.string(),
  warehouse_id: z.int(),
  floor: z.int(),
  dimensions: z.string(),
  length: z.number(),
  width: z.number(),
  height: z.number(),
  area: z.number(),
  volume: z.number(),
  /** A month: the rental's price where the room is let, else the list price for a term under 6 months. */
  price: rublesOut(),
  price_6m: rublesOut(),
  price_11m: rublesOut(),
  price_1m: z.number(),
  rented: z.literal([...RENTED_CODES]),
  agrid: z.int().nullable(),
  user_id: z.int().nullable(),
  fullname: z.string().nullable(),
  username: z.string().nullable(),
  balance: rublesOut().nullable(),
  days_left: z.int().nullable(),
  next_payment_date: dayOut().nullable(),
  rentstartdate: dayOut().nullable(),
  rentenddate: dayOut().nullable(),
  leave_approved: flagOut(),
  /** The room's lock, %; null without one. */
  electric_quantity: z.int().nullable(),
});
export type RoomCard = z.output<typeof roomCard>;

export const ROOM_SORT_COLUMNS = [
  'room_id',
  'room_name',
  'floor',
  'dimensions',
  'area',
  'volume',
  'length',
  'width',
  'height',
  'price',
  'price_6m',
  'price_11m',
  'price_1m',
  'rented',
  'agrid',
  'fullname',
  'balance',
  'days_left',
  'next_payment_date',
  'rentstartdate',
  'rentenddate',
  'electric_quantity',
] as const;

const range = <const N extends string>(name: N) =>
  ({
    [`${name}_start`]: optionalNumberIn(z.number().min(0)),
    [`${name}_end`]: optionalNumberIn(z.number().min(0)),
  }) as Record<`${N}_start` | `${N}_end`, ReturnType<typeof optionalNumberIn>>;

export const roomList = endpoint({
  method: 'GET',
  path: '/_main_rooms_',
  title: 'Получение списка всех ячеек, подходящих по фильтру и поиску',
  document: { n: 19, lines: [923, 1011] },
  input: z.strictObject({
    warehouse_id: optionalIntIn(z.int().min(0)),
    floor: optionalIntIn(),
    rented: optionalCodeIn([-1, ...RENTED_CODES]),
    ...range('area'),
    ...range('volume'),
    /** Rubles a month. */
    ...range('price'),
    ...range('length'),
    ...range('width'),
    ...range('height'),
    search_str: optionalTextIn(),
    ...listIn(ROOM_SORT_COLUMNS),
  }),
  /** `plan_rooms`: all rooms of the floor, whatever the filters, for the drawing. */
  output: z.object({ rooms: z.array(roomCard), plan_rooms: z.array(roomCard), ...listOut }),
});

export const floorRooms = endpoint({
  method: 'GET',
  path: '/_update_floor_for_admin_',
  title: 'Обновление чертежа и списка ячеек для администратора',
  document: { n: 20, lines: [1013, 1129] },
  input: z.strictObject({ warehouse_id: optionalIntIn(z.int().min(0)), floor: optionalIntIn() }),
  output: z.object({
    floor: z.int(),
    rooms: z.array(roomCard),
    users: z.array(
      z.object({ user_id: z.int(), approved: flagOut(), fullname: z.string(), rooms: z.array(z.int()) }),
    ),
  }),
});
