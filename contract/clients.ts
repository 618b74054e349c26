import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import {
  dayOut,
  flagOut,
  intIn,
  listIn,
  listOut,
  optionalCodeIn,
  optionalIntIn,
  optionalTextIn,
  optionalUserTypeIn,
  optionalWordIn,
  rublesOut,
  userTypeOut,
} from './fields.ts';

/** Section «Клиенты». */

export const CLIENT_SORT_COLUMNS = [
  'user_id',
  'familyname',
  'firstname',
  'patronymic',
  'fullname',
  'username',
  'email',
  'num_of_agrs',
  'num_of_rooms',
  'rooms',
  'month_payment',
  'days_left',
  'balance',
] as const;

const clientRow = z.object({
  user_id: z.int(),
  user_type: userTypeOut(),
  familyname: z.string(),
  firstname: z.string(),
  patronymic: z.string(),
  fullname: z.string(),
  username: z.string(),
  email: z.string(),
  approved: flagOut(),
  /** 1 rents, 0.75 rents and plans to move out of a room, -1 rents nothing. */
  active: z.literal([1, 0.75, -1]),
  num_of_agrs: z.int(),
  num_of_rooms: z.int(),
  /** Numbers of the rooms rented now: «15, 84». */
  rooms: z.string(),
  month_payment: rublesOut(),
  balance: rublesOut(),
  days_left: z.int(),
  /** Written here, and the centre has yet to confirm it. */
  pending: z.boolean(),
});
export type ClientRow = z.output<typeof clientRow>;

export const clientList = endpoint({
  method: 'GET',
  path: '/_main_clients_',
  title: 'Получение списка всех клиентов, подходящих по фильтру и поиску',
  document: { n: 3, lines: [134, 206] },
  input: z.strictObject({
    warehouse_id: optionalIntIn(z.int().min(0)),
    active: optionalCodeIn([1, 0.75, -1, 0]),
    user_type: optionalUserTypeIn(),
    search_type: optionalWordIn(['fio', 'number', 'agrid', 'none']),
    search_str: optionalTextIn(),
    ...listIn(CLIENT_SORT_COLUMNS),
  }),
  output: z.object({ clients: z.array(clientRow), ...listOut }),
});

const roomOfClient = z.object({
  room_id: z.int(),
  room_name: z.string(),
  agrid: z.int(),
  warehouse_id: z.int(),
  warehouse_name: z.string(),
  area: z.number(),
  volume: z.number(),
  price: rublesOut(),
  price_1m: z.number(),
  floor: z.int(),
  dimensions: z.string(),
  rented: z.number(),
  rentstartdate: dayOut(),
  rentplanenddate: dayOut(),
  /** Last day: of the rent when ended, of the planned move-out when one is planned. */
  rentenddate: dayOut().nullable(),
  balance: rublesOut(),
  days_left: z.int(),
  deposit: rublesOut(),
  surcharge_gp: rublesOut(),
  last_index_date: dayOut().nullable(),
  last_index_sum: rublesOut().nullable(),
  future_index_date: dayOut().nullable(),
  future_index_sum: rublesOut().nullable(),
});

const paymentOfClient = z.object({
  payment_id: z.int(),
  payment_date: dayOut(),
  payment_insert_date: dayOut(),
  type: z.string(),
  account_article: z.string(),
  amount: rublesOut(),
  returned: flagOut(),
  return_reason: z.string().nullable(),
  agrid: z.int(),
  manager_name: z.string(),
  comment: z.string().nullable(),
  /** Written here, and the centre has yet to confirm it. */
  pending: z.boolean(),
});

/** A client's own data, as the card and the version before an edit show them. */
const clientData = {
  user_id: z.int(),
  user_type: userTypeOut(),
  fullname: z.string(),
  familyname: z.string(),
  firstname: z.string(),
  patronymic: z.string(),
  /** Who signs, in the genitive, as a person confirmed it; null: contracts decline by rule. */
  fullname_genitive: z.string().nullable(),
  gender: flagOut().nullable(),
  username: z.string(),
  email: z.string(),
  birthday: dayOut().nullable(),
  series: z.string().nullable(),
  number: z.string().nullable(),
  /** `number` as existing clients read it. */
  no: z.string().nullable(),
  issue_date: dayOut().nullable(),
  issued_by: z.string().nullable(),
  subdivision: z.string().nullable(),
  passp_photo_link: z.string().nullable(),
  address: z.string().nullable(),
  inn: z.string().nullable(),
  kpp: z.string().nullable(),
  bank: z.string().nullable(),
  rs: z.string().nullable(),
  ks: z.string().nullable(),
  bik: z.string().nullable(),
  approved: flagOut(),
} as const;

export const clientTotal = endpoint({
  method: 'GET',
  path: '/_get_client_total_/:user_id',
  title: 'Получение полной информации по клиенту',
  document: { n: 4, lines: [208, 407] },
  input: z.object({ user_id: intIn(z.int().positive()) }),
  output: z.object({
    client: z.object({
      ...clientData,
      balance: rublesOut(),
      days_left: z.int(),
      /** Obligatory fields still missing, in words: «дата рождения». */
      missing: z.array(z.string()),
      agreements: z.array(z.int()),
      /** His data, agreements or payments were changed here, and the centre has yet to confirm it. */
      pending: z.boolean(),
    }),
    agreements: z.array(
      z.object({
        agrid: z.int(),
        agrname: z.string(),
        room_ids: z.array(z.int()),
        agrbegdate: dayOut(),
        agrplanenddate: dayOut(),
        agrenddate: dayOut().nullable(),
        manager_name: z.string(),
        price: rublesOut(),
        balance: rublesOut(),
        deposit: rublesOut(),
        days_left: z.int(),
        next_payment_date: dayOut(),
        payments: z.array(z.int()),
        returns: z.array(z.int()),
        /** Changed here, and the centre has yet to confirm it. */
        pending: z.boolean(),
      }),
    ),
    rooms: z.array(roomOfClient),
    payments: z.array(paymentOfClient),
    returns: z.array(paymentOfClient),
    test_rooms: z.array(
      z.object({
        room_id: z.int(),
        room_name: z.string(),
        area: z.number(),
        volume: z.number(),
        price: rublesOut(),
        price_1m: z.number(),
        price_6m: rublesOut(),
        price_11m: rublesOut(),
        floor: z.int(),
        dimensions: z.string(),
        /** `YYYY-MM-DD HH:MM:SS`, the warehouse's time. */
        test_end: z.string(),
      }),
    ),
  }),
});

export const oldClientData = endpoint({
  method: 'GET',
  path: '/_get_old_client_data_',
  title: 'Получение старых клиентских данных',
  document: { n: 8, lines: [507, 569] },
  input: z.strictObject({ user_id: intIn(z.int().positive()) }),
  output: z.object({
    client: z.object({
      ...clientData,
      /** When these data were replaced, `YYYY-MM-DD HH:MM:SS` Moscow time; null: they are the current ones. */
      changed_at: z.string().nullable(),
    }),
  }),
});

export const nonapprovedClients = endpoint({
  method: 'GET',
  path: '/_get_nonapproved_clients_',
  title: 'Получение данных о неподтвержденных клиентах',
  document: { n: 24, lines: [1252, 1275] },
  input: z.strictObject({}),
  output: z.object({
    users: z.array(
      z.object({
        user_id: z.int(),
        user_type: userTypeOut(),
        familyname: z.string(),
        firstname: z.string(),
        patronymic: z.string(),
        fullname: z.string(),
        username: z.string(),
        approved: z.literal(0),
        /** Beyond the document: 1 has what an approval needs (a passport's photo, an INN). */
        ready: flagOut(),
        /** Beyond the document: by whom and why the present data were rejected; null: they wait to be looked at. */
        rejected: z
          .object({
            /** `YYYY-MM-DD HH:MM:SS`, Moscow time. */
            at: z.string(),
            manager_name: z.string(),
            reason: z.string().nullable(),
          })
          .nullable(),
      }),
    ),
    cnt_all: z.int(),
  }),
});

const namedClient = z.object({
  user_id: z.int(),
  fullname: z.string(),
  user_type: userTypeOut(),
  /** Tells namesakes apart. */
  username: z.string(),
});

export const clientNames = endpoint({
  method: 'GET',
  path: '/_get_fio_',
  title: 'Получение списка ФИО для создания договора по старым клиентам',
  document: { n: 26, lines: [1306, 1345] },
  input: z.strictObject({ search_str: optionalTextIn() }),
  /** The first 500 by name under both keys; `cnt_all` tells how many there are. */
  output: z.object({ fios: z.array(namedClient), users: z.array(namedClient), cnt_all: z.int() }),
});
