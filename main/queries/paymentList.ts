import { sql } from 'drizzle-orm';
import type { Answer, Input } from '../../contract/endpoint.ts';
import type { paymentList as endpoint } from '../../contract/payments.ts';
import { epochDay } from '../domain/dates.ts';
import { twelveMonthsTo } from '../domain/periods.ts';
import type { QueryContext } from './context.ts';
import { byText } from './ledger/dictionary.ts';
import { type AgreementLine, isOfHouse, marked } from './ledger/ledger.ts';
import { clientTypeRank } from './ledger/lines.ts';
import { EMPTY, filtered, pageOf } from './ledger/page.ts';
import { type PaymentColumns, paymentsOf, placesIn } from './ledger/payments.ts';
import { houseOf } from './parts/house.ts';
import { idsIn, managerRanks, searchOf } from './parts/listing.ts';
import { pageInfo, paging } from './parts/paging.ts';
import { paymentRows } from './parts/payments.ts';

type Filter = Input<typeof endpoint>;
type SortColumn = NonNullable<Filter['sort_column']>;

/**
 * Payments and returns of some days (document L1351), the last 12 months where none are named (domain §4). With a
 * warehouse chosen, those of its agreements. Newest first, unless asked otherwise.
 * @throws UserFacingError not_found, for an unknown warehouse
 */
export const paymentList = (context: QueryContext, filter: Filter): Answer<typeof endpoint> => {
  const found = foundPlaces(context, filter);
  const page = paging(filter);
  const from = (page.page - 1) * page.size;
  const ids = inOrder(context, filter, found, from, from + page.size);
  const rows = new Map(
    paymentRows(context.db, sql`p.id IN ${idsIn(ids)}`).map((row) => [row.payment_id, row]),
  );
  return { payments: ids.flatMap((id) => rows.get(id) ?? []), ...pageInfo(page, found.length) };
};

/**
 * Ids of all payments that fit, in no order.
 * @throws UserFacingError not_found, for an unknown warehouse
 */
export const foundPayments = (context: QueryContext, filter: Filter): number[] => {
  const { id } = paymentsOf(context);
  return Array.from(foundPlaces(context, filter), (place) => id[place] ?? 0);
};

/** By day. */
const foundPlaces = (context: QueryContext, filter: Filter): Int32Array => {
  const { warehouse_id = 0, returned = 0, filter_end_date: end } = filter;
  const { today } = houseOf(context, warehouse_id);
  const start = filter.filter_start_date ?? twelveMonthsTo(end ?? today).start;
  const columns = paymentsOf(context);
  // No end unless asked for: a return may be dated ahead, and it is what was written last.
  const places = placesIn(columns, epochDay(start), end === undefined ? EMPTY : epochDay(end));
  const { agreements } = columns.ledger;
  const house = warehouse_id === 0 ? null : marked(agreements, (line) => isOfHouse(line, warehouse_id));
  const sought = searchOf(context, filter);
  const named =
    sought && marked(agreements, ({ id, clientId }) => sought.clients.has(clientId) || sought.hasDigits(id));
  if (returned === -1 && house === null && named === null) return places;
  const { id, agreement, returned: kinds } = columns;
  return filtered(places, (place) => {
    if (returned !== -1 && kinds[place] !== returned) return false;
    const own = agreement[place] ?? 0;
    if (house !== null && house[own] === 0) return false;
    return named === null || named[own] === 1 || sought?.isNumber(id[place] ?? 0) === true;
  });
};

const inOrder = (
  context: QueryContext,
  { sort_column, sort_direction }: Filter,
  found: Int32Array,
  from: number,
  to: number,
): number[] => {
  const columns = paymentsOf(context);
  const idAt = (place: number) => columns.id[place] ?? 0;
  // The newest first, also of one day.
  const id = sort_column === undefined ? (place: number) => -idAt(place) : idAt;
  const key = sortKey(context, columns, sort_column ?? 'payment_date');
  const descending = sort_column === undefined || sort_direction === 'desc';
  if (sort_column !== undefined && sort_column !== 'payment_date')
    return pageOf({ found, key, id }, from, to, descending).map(idAt);
  const stretch = daysOfPage(columns.day, found, from, to, descending);
  const ordered = { found: found.subarray(stretch.start, stretch.end), key, id };
  return pageOf(ordered, from - stretch.passed, to - stretch.passed, descending).map(idAt);
};

/** What was found is by day: only the days that the page touches need be ordered. `passed`: how many stand before them. */
const daysOfPage = (
  day: Int32Array,
  found: Int32Array,
  from: number,
  to: number,
  descending: boolean,
): { start: number; end: number; passed: number } => {
  const [low, high] = descending ? [found.length - to, found.length - from] : [from, to];
  let start = Math.min(Math.max(low, 0), found.length);
  let end = Math.max(Math.min(high, found.length), start);
  const dayAt = (place: number) => day[found[place] ?? 0];
  while (start > 0 && dayAt(start - 1) === dayAt(start)) start -= 1;
  while (end < found.length && end > 0 && dayAt(end) === dayAt(end - 1)) end += 1;
  return { start, end, passed: descending ? found.length - end : start };
};

/** What a column sorts by, of a payment's place. */
const sortKey = (
  context: QueryContext,
  columns: PaymentColumns,
  column: SortColumn,
): ((place: number) => number) => {
  const { clients, agreements, texts } = columns.ledger;
  const own = (
    name: 'id' | 'day' | 'insertedAt' | 'type' | 'article' | 'amount' | 'returned' | 'manager',
  ) => {
    const values = columns[name];
    return (place: number) => values[place] ?? EMPTY;
  };
  /** Worked out once an agreement: there are ten payments to each. */
  const ofAgreement = (key: (line: AgreementLine) => number) => {
    const keys = agreements.map((line) => (line === undefined ? EMPTY : key(line)));
    const { agreement } = columns;
    return (place: number) => keys[agreement[place] ?? 0] ?? EMPTY;
  };
  const keys: Record<SortColumn, () => (place: number) => number> = {
    payment_id: () => own('id'),
    payment_date: () => own('day'),
    payment_insert_date: () => own('insertedAt'),
    type: () => own('type'),
    payment_type: () => own('type'),
    account_article: () => own('article'),
    amount: () => own('amount'),
    returned: () => own('returned'),
    fullname: () =>
      ofAgreement(byText(texts.name, ({ client }: AgreementLine) => clients[client]?.name ?? -1)),
    user_id: () => ofAgreement(({ clientId }) => clientId),
    user_type: () => ofAgreement(({ client }) => clientTypeRank(clients[client])),
    agrid: () => ofAgreement(({ id }) => id),
    agrname: () => ofAgreement(({ id }) => id),
    manager_id: () => {
      const { manager } = columns;
      return (place) => manager[place] || EMPTY;
    },
    manager_name: () => {
      // A list, not a map: it is asked half a million times.
      const ranks: number[] = [];
      for (const [id, rank] of managerRanks(context.db)) ranks[id] = rank;
      const { manager } = columns;
      return (place) => ranks[manager[place] ?? 0] ?? EMPTY;
    },
  };
  return keys[column]();
};
