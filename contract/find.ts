import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import {
  dayOut,
  flagOut,
  intIn,
  optionalIntIn,
  optionalSumIn,
  rublesOut,
  textIn,
  userTypeOut,
} from './fields.ts';
import { ACCOUNT_ARTICLES, PAYMENT_TYPES } from './payments.ts';
import { RENTED_CODES } from './rooms.ts';

/** Beyond the document: anything found from one line. By POST, for a passport's number must not stand in an address. */

const questionIn = {
  query: textIn(200),
  /** Comes first in the answer; 0: none does. */
  warehouse_id: optionalIntIn(z.int().min(0)),
};

/** By what a client was found. */
export const FOUND_BY = ['name', 'phone', 'passport', 'inn'] as const;

const roomNamed = z.object({ room_id: z.int(), room_name: z.string() });

export const find = endpoint({
  method: 'POST',
  path: '/_desk_/find',
  title: 'Поиск всего по одной строке: клиент, ячейка, договор, платёж',
  input: z.strictObject(questionIn),
  /** Each kind: the best few, those that fit exactly first. */
  output: z.object({
    clients: z.array(
      z.object({
        user_id: z.int(),
        fullname: z.string(),
        user_type: userTypeOut(),
        username: z.string(),
        by: z.enum(FOUND_BY),
        /** Numbers of the rooms rented now: «15, 84». */
        rooms: z.string(),
        /** Over all agreements. */
        balance: rublesOut(),
      }),
    ),
    rooms: z.array(
      z.object({
        room_id: z.int(),
        room_name: z.string(),
        warehouse_id: z.int(),
        warehouse_name: z.string(),
        floor: z.int(),
        rented: z.literal([...RENTED_CODES]),
        agrid: z.int().nullable(),
        user_id: z.int().nullable(),
        fullname: z.string().nullable(),
        /** Of the whole agreement: what its client owes or has ahead. */
        agreement_balance: rublesOut().nullable(),
        days_left: z.int().nullable(),
      }),
    ),
    agreements: z.array(
      z.object({
        agrid: z.int(),
        agrname: z.string(),
        user_id: z.int(),
        fullname: z.string(),
        rooms: z.array(roomNamed),
        /** 0: it has ended. */
        running: flagOut(),
        balance: rublesOut(),
      }),
    ),
    payments: z.array(
      z.object({
        payment_id: z.int(),
        payment_date: dayOut(),
        amount: rublesOut(),
        returned: flagOut(),
        type: z.enum(PAYMENT_TYPES),
        account_article: z.enum(ACCOUNT_ARTICLES),
        agrid: z.int(),
        agrname: z.string(),
        fullname: z.string(),
      }),
    ),
  }),
});

export const findPayers = endpoint({
  method: 'POST',
  path: '/_desk_/find_payers',
  title: 'Поиск договора для приёма платежа: по телефону, ячейке, имени или номеру',
  input: z.strictObject(questionIn),
  output: z.object({
    agreements: z.array(
      z.object({
        agrid: z.int(),
        agrname: z.string(),
        user_id: z.int(),
        fullname: z.string(),
        user_type: userTypeOut(),
        username: z.string(),
        rooms: z.array(roomNamed),
        warehouse_name: z.string(),
        running: flagOut(),
        balance: rublesOut(),
        days_left: z.int(),
      }),
    ),
  }),
});

/** What a sum is suggested for. */
export const SUGGESTIONS = ['debt', 'month', 'debtAndMonth', 'deposit'] as const;

export const paymentOffer = endpoint({
  method: 'GET',
  path: '/_desk_/payment_offer/:agrid',
  title: 'Что предложить к оплате и к возврату по договору',
  input: z.object({
    agrid: intIn(z.int().positive()),
    /** Rent that is about to be paid: `after` tells what it changes. */
    amount: optionalSumIn(),
  }),
  output: z.object({
    agrid: z.int(),
    agrname: z.string(),
    user_id: z.int(),
    fullname: z.string(),
    username: z.string(),
    rooms: z.array(roomNamed),
    running: flagOut(),
    today: dayOut(),
    balance: rublesOut(),
    days_left: z.int(),
    next_payment_date: dayOut(),
    /** A month, of all rooms. */
    price: rublesOut(),
    /** The first one is what most would pay. */
    suggestions: z.array(
      z.object({ kind: z.enum(SUGGESTIONS), account_article: z.enum(ACCOUNT_ARTICLES), amount: rublesOut() }),
    ),
    /** Paid less returned on each article: what can be returned at most. */
    held: z.array(z.object({ account_article: z.enum(ACCOUNT_ARTICLES), amount: rublesOut() })),
    after: z.object({ balance: rublesOut(), days_left: z.int(), paid_until: dayOut() }).nullable(),
  }),
});
