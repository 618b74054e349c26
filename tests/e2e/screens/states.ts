/** What a read answers in the states that are rarely seen, made of what it answers today. */

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const mapped = (value: Json, change: (key: string, value: Json) => Json): Json => {
  if (Array.isArray(value)) return value.map((one) => mapped(one, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, mapped(change(key, one), change)]),
  );
};

const COUNTS: readonly string[] = ['cnt_all', 'cnt_pages', 'total'];

/** A list without rows. */
export const emptied = (body: Json): Json =>
  mapped(body, (key, value) => (Array.isArray(value) ? [] : COUNTS.includes(key) ? 0 : value));

/** All that can wait for the centre waits. */
export const pending = (body: Json): Json =>
  mapped(body, (key, value) => (key === 'pending' ? (typeof value === 'number' ? 1 : true) : value));

export const LONG =
  'ООО «Производственно-коммерческое объединение „Северо-Восточный складской терминал имени Ильи Фёдоровича“»';
const WORDS: readonly string[] = [
  'fullname',
  'comment',
  'return_reason',
  'leave_reason',
  'manager',
  'manager_name',
  'manager_fullname',
  'warehouse_name',
  'address',
];
const SUMS: readonly string[] = ['balance', 'amount', 'month_payment', 'price', 'sum'];

/** Names longer and sums greater than any chain has. */
export const lengthened = (body: Json): Json =>
  mapped(body, (key, value) => {
    if (WORDS.includes(key) && typeof value === 'string') return LONG;
    return SUMS.includes(key) && typeof value === 'number' ? -123_456_789.12 : value;
  });

/** A problem of our own, as the API tells it. */
export const OUR_FAULT = {
  title: 'Внутренняя ошибка',
  detail: 'Внутренняя ошибка программы.',
  code: 'internal',
  msg: 'Внутренняя ошибка программы.',
  errors: [],
};

/** No line since eight in the morning. */
export const offlineSince = (since: number) => ({
  kind: 'offline',
  centre: 'https://centre.example.ru',
  device_id: 'test',
  as_of: since - 60_000,
  clock_offset: 0,
  pending: 3,
  attention: 0,
  warehouse_id: 1,
  since,
});
