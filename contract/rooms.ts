import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import {
  dayIn,
  dayOut,
  flagOut,
  intIn,
  listIn,
  listOut,
  optionalChoiceIn,
  optionalCodesIn,
  optionalIntIn,
  optionalNumberIn,
  optionalTextIn,
  rublesOut,
  withAliases,
} from './fields.ts';
import { writeOut } from './payments.ts';

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
  /** Let, freed, held or changed here, and the centre has yet to confirm it. */
  pending: z.boolean(),
});
export type RoomCard = z.output<typeof roomCard>;

/** Any field of a room (errata L994). */
export const ROOM_SORT_COLUMNS = [
  'room_id',
  'room_name',
  'warehouse_id',
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
  'user_id',
  'fullname',
  'username',
  'balance',
  'days_left',
  'next_payment_date',
  'rentstartdate',
  'rentenddate',
  'leave_approved',
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
    /** One code or several; -1 or none: all. */
    rented: optionalCodesIn([-1, ...RENTED_CODES]),
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

const idIn = () => intIn(z.int().positive());

export const MOVE_OUT_REASONS = [
  'Высокая цена',
  'Переезд',
  'Больше нет потребности в услуге',
  'Другая',
] as const;

export const endRent = endpoint({
  method: 'POST',
  path: '/_end_rent_',
  title: 'Завершение аренды ячейки',
  document: { n: 16, lines: [879, 905] },
  // Existing clients send the reason as account_article, and never leave_reason (client facts 16).
  input: withAliases(
    { account_article: 'leave_reason' },
    z.object({
      room_id: idIn(),
      /** Last day of rent. null (in a form the text «null») cancels the planned move-out; an empty text is not given. */
      leave_date: z.preprocess((value) => (value === 'null' ? null : value), dayIn().nullable()),
      /** Obligatory to plan, not to cancel. */
      leave_reason: optionalChoiceIn(MOVE_OUT_REASONS),
      /** Obligatory with «Другая». */
      comment: optionalTextIn(1000),
    }),
  ),
  output: writeOut,
});

export const movingOutClients = endpoint({
  method: 'GET',
  path: '/_get_moving_out_clients_',
  title: 'Получение данных о съезжающих клиентах',
  document: { n: 21, lines: [1131, 1170] },
  /** 0 or left out: all warehouses. */
  input: z.strictObject({ warehouse_id: optionalIntIn(z.int().min(0)) }),
  /** One item a room, by the day of the move-out: a client stands here once for each room that he leaves. */
  output: z.object({
    users: z.array(
      z.object({
        user_id: z.int(),
        fullname: z.string(),
        username: z.string(),
        rentenddate: dayOut(),
        agrid: z.int(),
        room_id: z.int(),
        room_name: z.string(),
        warehouse_id: z.int(),
        leave_reason: z.string().nullable(),
        leave_approved: flagOut(),
      }),
    ),
  }),
});

export const movingOutRoom = endpoint({
  method: 'GET',
  path: '/_get_moving_out_room_info_',
  title: 'Получение информации по ячейке, из которой клиент выезжает',
  document: { n: 22, lines: [1172, 1224] },
  /** Without agrid: the room's newest rental. */
  input: z.strictObject({ room_id: idIn(), agrid: optionalIntIn(z.int().positive()) }),
  output: z.object({
    room: z.object({
      room_id: z.int(),
      agrid: z.int(),
      room_name: z.string(),
      user_id: z.int(),
      fullname: z.string(),
      username: z.string(),
      rentstartdate: dayOut(),
      /** Last day of rent: the planned one, then the one on which it ended. */
      rentenddate: dayOut(),
      warehouse_id: z.int(),
      warehouse_name: z.string(),
      /** Agreed for this room. */
      deposit: rublesOut(),
      /** To be paid back for this room. */
      return_amount: rublesOut(),
      leave_reason: z.string().nullable(),
      leave_comment: z.string().nullable(),
      leave_approved: flagOut(),
      client_photo_link: z.string().nullable(),
    }),
  }),
});

export const approveMoveOut = endpoint({
  method: 'POST',
  path: '/_approve_leaving_of_room_',
  title: 'Подтвердить выезд клиента из ячейки',
  document: { n: 23, lines: [1226, 1250] },
  input: z.object({ room_id: idIn(), agrid: idIn() }),
  output: writeOut.extend({
    /** Deposit to be paid back, by a return of its own. */
    deposit_due: rublesOut(),
    /** The last day of rent that the approval set. */
    rentenddate: dayOut(),
  }),
});

const namedRoom = z.object({ room_id: z.int(), room_name: z.string() });

/** Existing clients read objects here, the document prints numbers: both (domain §4). */
const foundRooms = z.object({ room_ids: z.array(z.int()), rooms: z.array(namedRoom) });

export const roomSearch = endpoint({
  method: 'GET',
  path: '/_search_room_id_',
  title: 'Получение списка ячеек по поиску',
  document: { n: 25, lines: [1281, 1304] },
  /** Any part of the number or of the name; empty finds all. */
  input: z.strictObject({ search_str: optionalTextIn() }),
  output: foundRooms,
});

export const freeRooms = endpoint({
  method: 'GET',
  path: '/_get_free_room_ids_',
  title: 'Получение списка ID свободных ячеек',
  document: { n: 39, lines: [1969, 1990] },
  input: z.strictObject({ search_str: optionalTextIn() }),
  output: foundRooms,
});
