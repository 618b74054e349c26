import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import {
  dayOut,
  flagOut,
  listIn,
  listOut,
  optionalDayIn,
  optionalIntIn,
  optionalNumberIn,
  optionalTextIn,
  optionalWordIn,
  rublesOut,
  userTypeOut,
} from './fields.ts';

/** Section «Дашборды»: future payments, and the views that the finance dashboard's table shows beside them. */

/** The views of the finance dashboard's table (client facts 35); each adds up to the figure of `_dashboard_finance_` named. */
export const FUTURE_VIEWS = [
  /** Payment periods that fall due in the range, of agreements begun before it: reestr_sum. */
  'reestr',
  /** What these brought in the range, and what is still to come: total_reestr. */
  'total_reestr',
  /** «Аренда» less returns from these in the range: reestr_revenue. */
  'reestr_revenue',
  /** Of reestr, not paid yet: rest_in_reestr. */
  'rest_in_reestr',
  /** Of rest_in_reestr, due today or later: reestr_sum_future. */
  'reestr_future',
  /** Of rest_in_reestr, overdue: reestr_sum_past. */
  'reestr_past',
  /** «Аренда» and «Продажа» less returns in the range: revenue. */
  'revenue',
  /** Of revenue, from clients who rented before the range. */
  'revenue_old',
  /** Of revenue, from new clients: their first rental in the chain started in the range. */
  'revenue_new',
  /** «Депозит» less returns from new clients: new_clients_revenue_deposit. */
  'revenue_deposit',
  /** «Аренда» less returns from new clients: new_clients_revenue_rent. */
  'revenue_new_rent',
  /** Running agreements in debt today, by debt: debitors. */
  'debitors',
] as const;

/** The second row: variants that the document copied from `_main_payments_`, and that this list has nothing of (errata L1862). */
export const FUTURE_SORT_COLUMNS = [
  'write_off_date',
  'payment_date',
  'price',
  'amount',
  'agrid',
  'agrname',
  'fullname',
  'user_type',
  'user_id',
  'area',
  'price_1m',
  'deposit',
  'days_left',
  'real_payment',
  'write_off_id',
  ...([
    'payment_id',
    'payment_insert_date',
    'payment_type',
    'type',
    'account_article',
    'manager_name',
  ] as const),
] as const;

const futurePaymentRow = z.object({
  agrid: z.int(),
  agrname: z.string(),
  user_id: z.int(),
  fullname: z.string(),
  user_type: userTypeOut(),
  username: z.string(),
  room_names: z.array(z.string()),
  /** When the next payment is due; in the views, when this one was due or came. */
  write_off_date: dayOut(),
  write_off_id: z.int(),
  /** The month's price; in the views, what the agreement adds to their figure. */
  price: rublesOut(),
  /** m² of all rooms. */
  area: z.number(),
  /** The month's price for 1 m². */
  price_1m: z.number(),
  deposit: rublesOut(),
  balance: rublesOut(),
  days_left: z.int(),
  /** 1: the money has come. */
  real_payment: flagOut(),
});

/** The document's example, copied from `_main_payments_`: the same rows in its words (errata L1827). */
const futurePaymentInExample = z.object({
  payment_id: z.null(),
  payment_date: dayOut(),
  payment_insert_date: z.null(),
  type: z.null(),
  account_article: z.null(),
  amount: rublesOut(),
  return_reason: z.null(),
  returned: z.literal(0),
  fullname: z.string(),
  agrid: z.int(),
  agrname: z.string(),
  user_type: userTypeOut(),
  manager_id: z.null(),
  manager_name: z.null(),
  comment: z.null(),
});

const futurePaymentsParts = {
  path: '/_get_future_payments_',
  title: 'Получение списка предстоящих платежей по фильтрам',
  document: { n: 35, lines: [1820, 1879] },
  input: z.strictObject({
    warehouse_id: optionalIntIn(z.int().min(0)),
    show_what: optionalWordIn(FUTURE_VIEWS),
    /** Due days; of a view its range, the last 12 months where none is named (domain §4). */
    start_date: optionalDayIn(),
    end_date: optionalDayIn(),
    /** m² of the agreement's largest room. */
    start_area: optionalNumberIn(z.number().min(0)),
    end_area: optionalNumberIn(z.number().min(0)),
    search_type: optionalWordIn(['fio', 'number', 'agrid', 'none']),
    search_str: optionalTextIn(),
    ...listIn(FUTURE_SORT_COLUMNS),
  }),
  output: z.object({
    agreements: z.array(futurePaymentRow),
    payments: z.array(futurePaymentInExample),
    /** All that was found, not the page alone. */
    sum_all: rublesOut(),
    ...listOut,
  }),
} as const;

export const futurePayments = endpoint({ method: 'GET', ...futurePaymentsParts });
/** The same for existing clients, who post their filter (client facts 35). */
export const futurePaymentsPosted = endpoint({ method: 'POST', ...futurePaymentsParts });
