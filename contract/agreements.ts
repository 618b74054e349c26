import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import {
  dayOut,
  flagOut,
  intIn,
  listIn,
  listOut,
  optionalCodeIn,
  optionalDayIn,
  optionalIdListIn,
  optionalIntIn,
  optionalTextIn,
  optionalUserTypeIn,
  optionalWordIn,
  rublesOut,
  sumIn,
  userTypeOut,
  withAliases,
} from './fields.ts';
import { paymentOut, writeOut } from './payments.ts';

/** Section «Договора»: the register, the card, indexation and the statement. */

/** `familyname` stands in the document's example, beside the listed variants (errata L593). */
export const AGREEMENT_SORT_COLUMNS = [
  'agrid',
  'agrname',
  'agrbegdate',
  'agrplanenddate',
  'agrenddate',
  'fullname',
  'familyname',
  'user_id',
  'user_type',
  'username',
  'email',
  'inn',
  'room_ids',
  'room_names',
  'rooms',
  'price',
  'future_index_date',
  'previous_payment_date',
  'last_payment_type',
  'future_payment_date',
  'next_payment_date',
  'days_left',
  'balance',
  'deposit',
  'manager_name',
] as const;

export const AGREEMENT_WATCHES = ['debt', 'soon', 'ending'] as const;

const agreementRow = z.object({
  agrid: z.int(),
  agrname: z.string(),
  /** Rooms rented now; of an ended agreement, those that it had. */
  room_ids: z.array(z.int()),
  rooms: z.array(z.object({ room_id: z.int(), room_name: z.string() })),
  /** Their numbers: ["15", "84"]. */
  room_names: z.array(z.string()),
  agrbegdate: dayOut(),
  agrplanenddate: dayOut(),
  agrenddate: dayOut().nullable(),
  user_id: z.int(),
  fullname: z.string(),
  user_type: userTypeOut(),
  username: z.string(),
  email: z.string(),
  inn: z.string().nullable(),
  /** 1 runs, 0.75 runs and a room of it is to be left, -1 has ended. */
  active: z.literal([1, 0.75, -1]),
  price: rublesOut(),
  balance: rublesOut(),
  deposit: rublesOut(),
  days_left: z.int(),
  future_index_date: dayOut().nullable(),
  previous_payment_date: dayOut().nullable(),
  last_payment_type: z.string().nullable(),
  future_payment_date: dayOut(),
  next_payment_date: dayOut(),
  manager_name: z.string(),
  /** Written here, and the centre has yet to confirm it. */
  pending: z.boolean(),
});
export type AgreementRow = z.output<typeof agreementRow>;

export const agreementList = endpoint({
  method: 'GET',
  path: '/_main_agreements_',
  title: 'Получение списка всех договоров, подходящих по фильтру и поиску',
  document: { n: 9, lines: [573, 651] },
  input: z.strictObject({
    warehouse_id: optionalIntIn(z.int().min(0)),
    active: optionalCodeIn([1, 0.75, -1, 0]),
    /** 1 planned, -1 none planned, 0 all. */
    indexation: optionalCodeIn([1, -1, 0]),
    /** Beyond the document, running ones alone: in debt; paid for 7 days or less; ending by plan within 7 days. */
    watch: optionalWordIn(AGREEMENT_WATCHES),
    user_type: optionalUserTypeIn(),
    search_type: optionalWordIn(['fio', 'number', 'agrid', 'none']),
    search_str: optionalTextIn(),
    ...listIn(AGREEMENT_SORT_COLUMNS),
  }),
  output: z.object({ agreements: z.array(agreementRow), ...listOut }),
});

const roomOfAgreement = z.object({
  agrid: z.int(),
  room_id: z.int(),
  room_name: z.string(),
  warehouse_id: z.int(),
  warehouse_name: z.string(),
  area: z.number(),
  volume: z.number(),
  price: rublesOut(),
  price_1m: z.number(),
  floor: z.int(),
  dimensions: z.string(),
  rentstartdate: dayOut(),
  rentplanenddate: dayOut(),
  /** Last day: of the rent when ended, of the planned move-out when one is planned. */
  rentenddate: dayOut().nullable(),
  balance: rublesOut(),
  days_left: z.int(),
  next_payment_date: dayOut(),
  /** As agreed for this room. */
  deposit: rublesOut(),
  /** The room's part of the deposit that is held now and will be due back. */
  return_amount: rublesOut(),
  surcharge_gp: rublesOut(),
  last_index_date: dayOut().nullable(),
  last_index_sum: rublesOut().nullable(),
  future_index_date: dayOut().nullable(),
  future_index_sum: rublesOut().nullable(),
});
export type RoomOfAgreement = z.output<typeof roomOfAgreement>;

const agreementCard = z.object({
  agrid: z.int(),
  agreement_id: z.int(),
  agrname: z.string(),
  room_ids: z.array(z.int()),
  agrbegdate: dayOut(),
  agrplanenddate: dayOut(),
  agrenddate: dayOut().nullable(),
  user_id: z.int(),
  fullname: z.string(),
  user_type: userTypeOut(),
  username: z.string(),
  email: z.string(),
  manager_id: z.int().nullable(),
  manager: z.string(),
  manager_name: z.string(),
  /** 1 once it was paid, complete and approved (domain §2). */
  in_force: flagOut(),
  price: rublesOut(),
  balance: rublesOut(),
  deposit: rublesOut(),
  days_left: z.int(),
  next_payment_date: dayOut(),
  payments: z.array(z.int()),
  returns: z.array(z.int()),
  /** Written here, and the centre has yet to confirm it. */
  pending: z.boolean(),
});

export const agreementTotal = endpoint({
  method: 'GET',
  path: '/_get_agreement_total_/:agrid',
  title: 'Получение полной информации по договору',
  document: { n: 11, lines: [679, 798] },
  input: z.object({ agrid: intIn(z.int().positive()) }),
  /** `agreement` as the example prints it, `agreements` as the table does (errata L689). */
  output: z.object({
    agreement: agreementCard,
    agreements: z.array(agreementCard),
    rooms: z.array(roomOfAgreement),
    /** Rentals of a running agreement that have ended. */
    ended_rooms: z.array(roomOfAgreement),
    payments: z.array(paymentOut),
    returns: z.array(paymentOut),
  }),
});

/** Documented by its heading alone; one room a call is what existing clients send (client facts 17). */
export const planIndexation = endpoint({
  method: 'POST',
  path: '/_plan_indexation_',
  title: 'Планирование индексации',
  document: { n: 17, lines: [907, 907] },
  input: withAliases(
    { future_index_date: 'index_date', future_index_sum: 'index_sum' },
    z
      .object({
        room_id: optionalIntIn(z.int().positive()),
        room_ids: optionalIdListIn(),
        agrid: optionalIntIn(z.int().positive()),
        index_date: optionalDayIn(),
        /** The difference to today's price, rubles a month; may be negative. Null cancels what is planned. */
        index_sum: z.preprocess((value) => (value === '' ? null : value), sumIn(-1_000_000_000).nullable()),
      })
      .superRefine(({ room_id, room_ids, agrid, index_date, index_sum }, context) => {
        const say = (field: string, message: string) =>
          context.addIssue({ code: 'custom', path: [field], message });
        if (room_id === undefined && room_ids === undefined && agrid === undefined)
          say('room_id', 'укажите ячейку (room_id), ячейки (room_ids) или договор (agrid)');
        if (index_sum === null) return;
        if (index_sum === 0) say('index_sum', 'на сколько изменится цена: не ноль');
        if (index_date === undefined) say('index_date', 'укажите день, с которого изменится цена');
      }),
  ),
  output: writeOut,
});

/** What moved an agreement's balance, or says why the rent changed. */
export const STATEMENT_EVENTS = ['start', 'indexation', 'payment', 'return', 'rent', 'end'] as const;

export const agreementStatement = endpoint({
  method: 'GET',
  path: '/_desk_/statement/:agrid',
  title: 'Выписка по договору: из чего сложился баланс',
  input: z.object({ agrid: intIn(z.int().positive()) }),
  output: z.object({
    agrid: z.int(),
    agrname: z.string(),
    user_id: z.int(),
    fullname: z.string(),
    /** The day up to which rent is charged, that day not included: the warehouse's today. */
    today: dayOut(),
    balance: rublesOut(),
    /** Held now; no part of the balance. */
    deposit: rublesOut(),
    days_left: z.int(),
    rows: z.array(
      z.object({
        day: dayOut(),
        /** Of rent: the first day that it is for; `day` is the last. */
        from: dayOut().nullable(),
        event: z.enum(STATEMENT_EVENTS),
        /** What it added to the balance: rent and returns are negative, what only tells is 0. */
        sum: rublesOut(),
        balance: rublesOut(),
        /** Of rent: the month's price of all rooms in these days. Of a start: the room's. Of an indexation: its step. */
        price: rublesOut().nullable(),
        room_id: z.int().nullable(),
        room_name: z.string().nullable(),
        payment_id: z.int().nullable(),
        type: z.string().nullable(),
        comment: z.string().nullable(),
      }),
    ),
  }),
});
