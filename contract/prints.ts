import { z } from 'zod';
import { agreementStatement } from './agreements.ts';
import { dayClose } from './cash.ts';
import { dashboardClient, dashboardFinance, dashboardWarehouse } from './dashboards.ts';
import { endpoint } from './endpoint.ts';
import { dayOut, flagOut, intIn, optionalDayIn, optionalIntIn, rublesOut, userTypeOut } from './fields.ts';
import { ACCOUNT_ARTICLES, PAYMENT_TYPES } from './payments.ts';
import { rentTrend } from './rentTrend.ts';

/** What the pages under `/print` show: each paper from one answer, so that all of it is of one moment. */

/** Who prints it, where and when, and whether the centre has yet to confirm what it says. */
const head = {
  /** null: the chain has not set it. */
  landlord: z
    .object({
      name: z.string(),
      short_name: z.string(),
      inn: z.string(),
      address: z.string(),
      phone: z.string(),
    })
    .nullable(),
  warehouse_name: z.string(),
  warehouse_address: z.string(),
  /** `YYYY-MM-DD HH:MM:SS`, the warehouse's time. */
  made_at: z.string(),
  made_by: z.string(),
  /** 1: something on this paper was not sent to the centre yet. */
  pending: flagOut(),
};

export const statementPrint = endpoint({
  method: 'GET',
  path: '/_desk_/print/statement/:agrid',
  title: 'Выписка по договору для печати',
  input: z.object({ agrid: intIn(z.int().positive()) }),
  output: z.object({
    ...head,
    user_type: userTypeOut(),
    inn: z.string().nullable(),
    agrbegdate: dayOut(),
    agrplanenddate: dayOut(),
    agrenddate: dayOut().nullable(),
    price: rublesOut(),
    room_names: z.array(z.string()),
    statement: agreementStatement.output,
  }),
});

export const receiptPrint = endpoint({
  method: 'GET',
  path: '/_desk_/print/receipt/:payment_id',
  title: 'Квитанция о платеже или возврате для печати (не кассовый чек)',
  input: z.object({ payment_id: intIn(z.int().positive()) }),
  output: z.object({
    ...head,
    payment_id: z.int(),
    payment_date: dayOut(),
    type: z.enum(PAYMENT_TYPES),
    account_article: z.enum(ACCOUNT_ARTICLES),
    amount: rublesOut(),
    amount_in_words: z.string(),
    returned: flagOut(),
    return_reason: z.string().nullable(),
    comment: z.string().nullable(),
    agrid: z.int(),
    agrname: z.string(),
    fullname: z.string(),
    room_names: z.array(z.string()),
    manager_name: z.string(),
  }),
});

/** Money in and out, in rubles. */
const flow = { cnt: z.int(), received: rublesOut(), returned: rublesOut() };

export const dayPrint = endpoint({
  method: 'GET',
  path: '/_desk_/print/day',
  title: 'Итоги дня для печати: касса по видам, статьям и сотрудникам',
  input: z.strictObject({
    /** 0 or left out: all warehouses. */
    warehouse_id: optionalIntIn(z.int().min(0)),
    /** Left out: today. */
    day: optionalDayIn(),
  }),
  output: z.object({
    ...head,
    day: dayOut(),
    types: z.array(z.object({ type: z.enum(PAYMENT_TYPES), ...flow })),
    articles: z.array(z.object({ account_article: z.enum(ACCOUNT_ARTICLES), ...flow })),
    /** Cash alone: what each has to hand in. */
    managers: z.array(z.object({ manager_name: z.string(), ...flow })),
    total: z.object(flow),
    /** Cash taken less returned. */
    cash_expected: rublesOut(),
    /** The newest close of the warehouse's day; null: not closed, or of all warehouses. */
    close: dayClose.nullable(),
    /** In the order of their entering. */
    payments: z.array(
      z.object({
        payment_id: z.int(),
        agrid: z.int(),
        agrname: z.string(),
        fullname: z.string(),
        type: z.enum(PAYMENT_TYPES),
        account_article: z.enum(ACCOUNT_ARTICLES),
        amount: rublesOut(),
        returned: flagOut(),
        manager_name: z.string(),
        comment: z.string().nullable(),
        pending: flagOut(),
      }),
    ),
  }),
});

export const dashboardPrint = endpoint({
  method: 'GET',
  path: '/_desk_/print/dashboard',
  title: 'Дашборды для печати',
  input: rentTrend.input,
  output: z.object({
    ...head,
    start_date: dayOut(),
    end_date: dayOut(),
    warehouse: dashboardWarehouse.output.omit({ plan_rooms: true }),
    clients: dashboardClient.output,
    finance: dashboardFinance.output,
    trend: rentTrend.output,
  }),
});
