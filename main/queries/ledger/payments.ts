import { sql } from 'drizzle-orm';
import { ACCOUNT_ARTICLES, PAYMENT_TYPES } from '../../../db/schema/letting.ts';
import { epochDay, type PlainDate } from '../../domain/dates.ts';
import type { Kopecks } from '../../domain/money.ts';
import type { QueryContext } from '../context.ts';
import { idsIn } from '../parts/listing.ts';
import { following, type Keeper } from './following.ts';
import { type Ledger, ledgerOf } from './ledger.ts';
import { type Order, type OrderKey, orderOf, rankIn, refresh } from './order.ts';

/**
 * All payments and returns in columns, by what lists sort, filter and add them up by: half a million rows, which is why
 * they are no objects. A payment's place is the same in each column.
 */
export interface PaymentColumns {
  /** Places of agreements are this ledger's. */
  readonly ledger: Ledger;
  /** How many places are taken; the columns are longer. */
  count: number;
  id: Float64Array;
  /** The agreement's place in the ledger. */
  agreement: Int32Array;
  /** Since 1970; {@link GONE} for one that is no more. */
  day: Int32Array;
  amount: Float64Array;
  /** Places of type and article in Russian order. */
  type: Uint8Array;
  article: Uint8Array;
  returned: Uint8Array;
  /** 0 for none. */
  manager: Int32Array;
  insertedAt: Float64Array;
  /** Up to here ids ascend; `later` has the places of those that came after. */
  ascending: number;
  readonly later: Map<number, number>;
  /** Of what was asked for, by the name of its key. They hold the places of all that are there. */
  readonly orders: Map<string, Order>;
}

/** Before all days that anyone asks for. */
const GONE = -2_000_000_000;

const TYPES = PAYMENT_TYPES.toSorted();
const ARTICLES = ACCOUNT_ARTICLES.toSorted();
/** The place of an article in its column. */
export const articleRank = (article: (typeof ACCOUNT_ARTICLES)[number]): number => ARTICLES.indexOf(article);

type Row = [
  ...[id: number, agreementId: number, day: PlainDate, amount: Kopecks, type: string, article: string],
  ...[returned: number, manager: number | null, insertedAt: number],
];

const PART = 5000;
const columns = sql`id, agreement_id, paid_on, amount, type, article, returned, manager_id, inserted_at`;

const put = (kept: PaymentColumns, place: number, row: Row): void => {
  const [id, agreementId, day, amount, type, article, returned, manager, insertedAt] = row;
  if (place >= kept.id.length) grow(kept);
  kept.count = Math.max(kept.count, place + 1);
  kept.id[place] = id;
  kept.agreement[place] = kept.ledger.agreementSlots.get(agreementId) ?? -1;
  kept.day[place] = epochDay(day);
  kept.amount[place] = amount;
  kept.type[place] = (TYPES as readonly string[]).indexOf(type);
  kept.article[place] = (ARTICLES as readonly string[]).indexOf(article);
  kept.returned[place] = returned;
  kept.manager[place] = manager ?? 0;
  kept.insertedAt[place] = insertedAt;
};

const longer = <T extends Float64Array | Int32Array | Uint8Array>(old: T, make: (length: number) => T): T => {
  const column = make(old.length + (old.length >> 1) + PART);
  column.set(old);
  return column;
};
const doubles = (length: number) => new Float64Array(length);
const integers = (length: number) => new Int32Array(length);
const bytes = (length: number) => new Uint8Array(length);

const grow = (kept: PaymentColumns): void => {
  kept.id = longer(kept.id, doubles);
  kept.agreement = longer(kept.agreement, integers);
  kept.day = longer(kept.day, integers);
  kept.amount = longer(kept.amount, doubles);
  kept.type = longer(kept.type, bytes);
  kept.article = longer(kept.article, bytes);
  kept.returned = longer(kept.returned, bytes);
  kept.manager = longer(kept.manager, integers);
  kept.insertedAt = longer(kept.insertedAt, doubles);
};

const keeper: Keeper<PaymentColumns> = {
  empty: (context) => ({
    ledger: ledgerOf(context),
    count: 0,
    id: doubles(0),
    agreement: integers(0),
    day: integers(0),
    amount: doubles(0),
    type: bytes(0),
    article: bytes(0),
    returned: bytes(0),
    manager: integers(0),
    insertedAt: doubles(0),
    ascending: 0,
    later: new Map(),
    orders: new Map(),
  }),
  read: ({ db }, kept) => {
    const rows = db.values<Row>(sql`
      SELECT ${columns} FROM payments WHERE id > ${kept.id[kept.count - 1] ?? 0} ORDER BY id LIMIT ${PART}`);
    for (const row of rows) put(kept, kept.count, row);
    kept.ascending = kept.count;
    return rows.length > 0;
  },
  update: (context, kept, { payments }) => {
    if (ledgerOf(context) !== kept.ledger) return false;
    if (payments.size === 0) return true;
    const rows = new Map(
      context.db
        .values<Row>(sql`SELECT ${columns} FROM payments WHERE id IN ${idsIn([...payments])}`)
        .map((row) => [row[0], row]),
    );
    for (const id of payments) {
      const place = placeOf(kept, id);
      const row = rows.get(id);
      if (row !== undefined) {
        if (place === kept.count) kept.later.set(id, place);
        put(kept, place, row);
      } else if (place < kept.count) kept.day[place] = GONE;
      else continue;
      for (const { stale } of kept.orders.values()) stale.push(place);
    }
    return true;
  },
};

/** Where a payment stands, or the first free place. */
export const placeOf = ({ id, ascending, later, count }: PaymentColumns, wanted: number): number => {
  let [from, to] = [0, ascending];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((id[middle] ?? 0) < wanted) from = middle + 1;
    else to = middle;
  }
  return from < ascending && id[from] === wanted ? from : (later.get(wanted) ?? count);
};

/** Orders of this many keys are kept, two megabytes each: those asked for last. */
const ORDERS = 10;

/**
 * All that are there in the order of a key, which holds until the next change.
 * @param name tells one key from another
 * @param fits what is left out for good: a condition on what never changes without the payment being written
 */
export const inOrderOf = (
  kept: PaymentColumns,
  name: string,
  key: OrderKey,
  fits: (place: number) => boolean = () => true,
): Order => {
  const { orders, id, count, day } = kept;
  const has = (place: number) => day[place] !== GONE && fits(place);
  const known = orders.get(name);
  if (known !== undefined) refresh(known, key, id, count, has);
  const order = known ?? orderOf(key, id, count, has);
  orders.delete(name);
  orders.set(name, order);
  for (const oldest of orders.keys()) if (orders.size > ORDERS) orders.delete(oldest);
  return order;
};

type Kind = 'paid' | 'returned' | 'both';

/** Places of the payments, the returns or both of some days, both included, by day. They hold until the next change. */
export const placesIn = (
  kept: PaymentColumns,
  first: number,
  last: number,
  kind: Kind = 'both',
): Int32Array => {
  const { day, returned } = kept;
  const wanted = kind === 'returned' ? 1 : 0;
  const byDay = { values: day, table: null, codes: null, descending: false };
  const fits = (place: number) => kind === 'both' || returned[place] === wanted;
  const { places, count } = inOrderOf(kept, kind, byDay, fits);
  const rankOf = (day: number) => rankIn(places, count, (place) => (kept.day[place] ?? 0) < day);
  const start = rankOf(first);
  return places.subarray(start, Math.max(start, rankOf(last + 1)));
};

/** Of some places those whose agreements are marked, and `own`, if it is one of them. */
export const amongAgreements = (
  { agreement }: PaymentColumns,
  places: Int32Array,
  marks: Uint8Array,
  own = -1,
): Int32Array => {
  const found = new Int32Array(places.length);
  let length = 0;
  for (let i = 0; i < places.length; i++) {
    const place = places[i] ?? 0;
    if (marks[agreement[place] ?? -1] === 1 || place === own) found[length++] = place;
  }
  return found.subarray(0, length);
};

const followed = following(keeper);

/** The payments as the database now is. */
export const paymentsOf = (context: QueryContext): PaymentColumns => followed.of(context);

/** Reads a further part ahead of its being asked for; false when all is read. */
export const warmPayments = (context: QueryContext): boolean => followed.warm(context);
