import { sql } from 'drizzle-orm';
import type { Answer, Input } from '../../contract/endpoint.ts';
import type { paymentList as endpoint } from '../../contract/payments.ts';
import { epochDay } from '../domain/dates.ts';
import { twelveMonthsTo } from '../domain/periods.ts';
import type { QueryContext } from './context.ts';
import type { Dictionary } from './ledger/dictionary.ts';
import { type AgreementLine, isOfHouse, marked } from './ledger/ledger.ts';
import { clientTypeRank } from './ledger/lines.ts';
import { type OrderKey, pageAlong } from './ledger/order.ts';
import { EMPTY, type KeyColumn, pageOf } from './ledger/page.ts';
import {
  amongAgreements,
  inOrderOf,
  type PaymentColumns,
  paymentsOf,
  placeOf,
  placesIn,
} from './ledger/payments.ts';
import { agreementSearch } from './parts/agreementSearch.ts';
import { houseOf } from './parts/house.ts';
import { idsIn, managerRanks } from './parts/listing.ts';
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
  const sought = agreementSearch(context, filter);
  if (warehouse_id === 0 && sought === null) return places;
  const { agreements } = columns.ledger;
  const isOfPlace = (line: AgreementLine) => warehouse_id === 0 || isOfHouse(line, warehouse_id);
  const wanted = marked(agreements, (line) => isOfPlace(line) && sought?.fits(line) !== false);
  const own = placeOf(columns, sought?.number ?? -1);
  const line = agreements[columns.agreement[own] ?? -1];
  return amongAgreements(columns, places, wanted, line !== undefined && isOfPlace(line) ? own : -1);
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
  const descending = sort_column === undefined || sort_direction === 'desc';
  if (sort_column === undefined || sort_column === 'payment_date') {
    const stretch = daysOfPage(columns.day, found, from, to, descending);
    const ordered = {
      found: found.subarray(stretch.start, stretch.end),
      key: sortKey(context, columns, 'payment_date'),
      // The newest first, also of one day.
      id: sort_column === undefined ? (place: number) => -idAt(place) : { values: columns.id, table: null },
    };
    return pageOf(ordered, from - stretch.passed, to - stretch.passed, descending).map(idAt);
  }
  const key = sortKey(context, columns, sort_column);
  if (found.length * MANY < columns.count)
    return pageOf({ found, key, id: { values: columns.id, table: null } }, from, to, descending).map(idAt);
  const order = inOrderOf(columns, `${sort_column} ${descending}`, { ...key, descending });
  return pageAlong(order, found, columns.count, from, to).map(idAt);
};

/** Where less than this part of all was found, ordering that takes less than walking through all of them. */
const MANY = 4;

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

type Key = KeyColumn & Pick<OrderKey, 'codes'>;

/** What a column sorts by, of a payment's place. */
const sortKey = (context: QueryContext, columns: PaymentColumns, column: SortColumn): Key => {
  const { clients, texts } = columns.ledger;
  const own = (values: KeyColumn['values']): Key => ({ values, table: null, codes: null });
  const keys: Record<SortColumn, () => Key> = {
    payment_id: () => own(columns.id),
    payment_date: () => own(columns.day),
    payment_insert_date: () => own(columns.insertedAt),
    type: () => own(columns.type),
    payment_type: () => own(columns.type),
    account_article: () => own(columns.article),
    amount: () => own(columns.amount),
    returned: () => own(columns.returned),
    fullname: () =>
      byName(
        ofAgreement(columns, ({ client }) => clients[client]?.name ?? -1),
        texts.name,
      ),
    user_id: () => ofAgreement(columns, ({ clientId }) => clientId),
    user_type: () => ofAgreement(columns, ({ client }) => clientTypeRank(clients[client])),
    agrid: () => ofAgreement(columns, ({ id }) => id),
    agrname: () => ofAgreement(columns, ({ id }) => id),
    manager_id: () =>
      ofManager(
        columns,
        [...managerRanks(context.db).keys()].map((id) => [id, id]),
      ),
    manager_name: () => ofManager(columns, managerRanks(context.db)),
  };
  return keys[column]();
};

/** Worked out once an agreement: there are ten payments to each. */
const ofAgreement = (
  { agreement, ledger: { agreements } }: PaymentColumns,
  keyOf: (line: AgreementLine) => number,
): Key => {
  const table = new Float64Array(agreements.length).fill(EMPTY);
  for (let slot = 0; slot < table.length; slot++) {
    const line = agreements[slot];
    if (line !== undefined) table[slot] = keyOf(line);
  }
  return { values: agreement, table, codes: table };
};

/** By the texts of codes, whose places shift when another text comes between; the codes stay. */
const byName = ({ values, codes }: Key, texts: Dictionary): Key => {
  const ranks = texts.ranks();
  return { values, table: codes?.map((code) => ranks[code] ?? EMPTY) ?? null, codes };
};

/** Nobody took it: an empty value. */
const ofManager = ({ manager }: PaymentColumns, keys: Iterable<readonly [number, number]>): Key => {
  const known = [...keys];
  const table = new Float64Array(1 + Math.max(0, ...known.map(([id]) => id))).fill(EMPTY);
  for (const [id, key] of known) table[id] = key;
  return { values: manager, table, codes: table };
};
