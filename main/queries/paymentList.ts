import { sql } from 'drizzle-orm';
import type { Answer, Input } from '../../contract/endpoint.ts';
import type { paymentList as endpoint } from '../../contract/payments.ts';
import { epochDay } from '../domain/dates.ts';
import { twelveMonthsTo } from '../domain/periods.ts';
import type { QueryContext } from './context.ts';
import { byText } from './ledger/dictionary.ts';
import { type AgreementLine, isOfHouse, marked } from './ledger/ledger.ts';
import { clientTypeRank } from './ledger/lines.ts';
import { EMPTY, filtered, type KeyColumn, pageOf } from './ledger/page.ts';
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
export const foundPayments = (context: QueryContext, filter: Filter): Float64Array => {
  const { id } = paymentsOf(context);
  const places = foundPlaces(context, filter);
  const ids = new Float64Array(places.length);
  places.forEach((place, i) => {
    ids[i] = id[place] ?? 0;
  });
  return ids;
};

/** By day. */
const foundPlaces = (context: QueryContext, filter: Filter): Int32Array => {
  const { warehouse_id = 0, returned = 0, filter_end_date: end } = filter;
  const { today } = houseOf(context, warehouse_id);
  const start = filter.filter_start_date ?? twelveMonthsTo(end ?? today).start;
  const columns = paymentsOf(context);
  // No end unless asked for: a return may be dated ahead, and it is what was written last.
  const places = placesIn(
    columns,
    epochDay(start),
    end === undefined ? EMPTY : epochDay(end),
    KINDS[returned],
  );
  const { agreements } = columns.ledger;
  const house = warehouse_id === 0 ? null : marked(agreements, (line) => isOfHouse(line, warehouse_id));
  const sought = searchOf(context, filter);
  const named =
    sought && marked(agreements, ({ id, clientId }) => sought.clients.has(clientId) || sought.hasDigits(id));
  if (house === null && named === null) return places;
  const { id, agreement } = columns;
  return filtered(places, (place) => {
    const own = agreement[place] ?? 0;
    if (house !== null && house[own] === 0) return false;
    return named === null || named[own] === 1 || sought?.isNumber(id[place] ?? 0) === true;
  });
};

const KINDS = { '0': 'paid', '1': 'returned', '-1': 'both' } as const;

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
  const id =
    sort_column === undefined ? (place: number) => -idAt(place) : { values: columns.id, table: null };
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
const sortKey = (context: QueryContext, columns: PaymentColumns, column: SortColumn): KeyColumn => {
  const { clients, agreements, texts } = columns.ledger;
  const own = (values: KeyColumn['values']): KeyColumn => ({ values, table: null });
  /** Worked out once an agreement: there are ten payments to each. */
  const ofAgreement = (key: (line: AgreementLine) => number): KeyColumn => {
    const table = new Float64Array(agreements.length);
    for (let slot = 0; slot < table.length; slot++) {
      const line = agreements[slot];
      table[slot] = line === undefined ? EMPTY : key(line);
    }
    return { values: columns.agreement, table };
  };
  const keys: Record<SortColumn, () => KeyColumn> = {
    payment_id: () => own(columns.id),
    payment_date: () => own(columns.day),
    payment_insert_date: () => own(columns.insertedAt),
    type: () => own(columns.type),
    payment_type: () => own(columns.type),
    account_article: () => own(columns.article),
    amount: () => own(columns.amount),
    returned: () => own(columns.returned),
    fullname: () =>
      ofAgreement(byText(texts.name, ({ client }: AgreementLine) => clients[client]?.name ?? -1)),
    user_id: () => ofAgreement(({ clientId }) => clientId),
    user_type: () => ofAgreement(({ client }) => clientTypeRank(clients[client])),
    agrid: () => ofAgreement(({ id }) => id),
    agrname: () => ofAgreement(({ id }) => id),
    manager_id: () =>
      ofManager(
        columns,
        [...managerRanks(context.db).keys()].map((id) => [id, id]),
      ),
    manager_name: () => ofManager(columns, managerRanks(context.db)),
  };
  return keys[column]();
};

/** Nobody took it: an empty value. */
const ofManager = ({ manager }: PaymentColumns, keys: Iterable<readonly [number, number]>): KeyColumn => {
  const known = [...keys];
  const table = new Float64Array(1 + Math.max(0, ...known.map(([id]) => id))).fill(EMPTY);
  for (const [id, key] of known) table[id] = key;
  return { values: manager, table };
};
