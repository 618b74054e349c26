import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { dayIn, dayOut, flagOut, intIn, optionalDayIn, optionalTextIn, rublesOut, sumIn } from './fields.ts';
import { ACCOUNT_ARTICLES, PAYMENT_TYPES, writeOut } from './payments.ts';

/** Beyond the document: the takings of a day, and its close. */

const takings = {
  cnt: z.int(),
  amount: rublesOut(),
  returned: rublesOut(),
  total: rublesOut(),
};

export const dayClose = z.object({
  close_id: z.string(),
  /** `YYYY-MM-DD HH:MM:SS`, the warehouse's time. */
  closed_at: z.string(),
  manager_name: z.string(),
  expected: rublesOut(),
  counted: rublesOut(),
  /** counted − expected. */
  difference: rublesOut(),
  note: z.string().nullable(),
});

export const cashDay = endpoint({
  method: 'GET',
  path: '/_desk_/cash_day',
  title: 'Выручка дня по виду и сотруднику, и закрытия дня',
  input: z.strictObject({ warehouse_id: intIn(z.int().positive()), day: optionalDayIn() }),
  output: z.object({
    warehouse_id: z.int(),
    warehouse_name: z.string(),
    today: dayOut(),
    day: dayOut(),
    by_type: z.array(z.object({ type: z.enum(PAYMENT_TYPES), ...takings })),
    by_article: z.array(z.object({ account_article: z.enum(ACCOUNT_ARTICLES), ...takings })),
    /** Each manager with what he took of each type; «—» for payments without one. */
    by_manager: z.array(
      z.object({
        manager_id: z.int().nullable(),
        manager_name: z.string(),
        types: z.array(z.object({ type: z.enum(PAYMENT_TYPES), ...takings })),
        total: rublesOut(),
      }),
    ),
    total: rublesOut(),
    /** Cash taken less returned: what should be in the box. */
    cash_expected: rublesOut(),
    /** Of this day, made at this desk and not yet confirmed by the centre. */
    pending: z.array(
      z.object({
        payment_id: z.int(),
        fullname: z.string(),
        agrid: z.int(),
        type: z.enum(PAYMENT_TYPES),
        amount: rublesOut(),
        returned: flagOut(),
      }),
    ),
    /** The newest first. */
    closes: z.array(dayClose),
  }),
});

export const closeDay = endpoint({
  method: 'POST',
  path: '/_desk_/close_day',
  title: 'Закрытие дня: пересчитанные наличные против учёта',
  input: z.strictObject({
    warehouse_id: intIn(z.int().positive()),
    day: dayIn(),
    counted: sumIn(0),
    /** `cash_expected` as it was shown: refused where it has changed meanwhile. */
    expected: sumIn(-1_000_000_000),
    note: optionalTextIn(1000),
  }),
  output: writeOut.extend({ close_id: z.string() }),
});
