import { type SQL, sql } from 'drizzle-orm';
import type { Answer, Input } from '../../contract/endpoint.ts';
import type { paymentList as endpoint } from '../../contract/payments.ts';
import { twelveMonthsTo } from '../domain/periods.ts';
import type { QueryContext } from './context.ts';
import { houseOf } from './parts/house.ts';
import { emptyLast, idsIn, managerRanks, placedAt, searchCondition } from './parts/listing.ts';
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
  const { db } = context;
  const where = sql.join(conditions(context, filter), sql` AND `);
  const page = paging(filter);
  const all = db.get<{ n: number }>(sql`SELECT count(*) AS n FROM payments p WHERE ${where}`).n;
  const ids = pageOfIds(context, filter);
  const rows = new Map(paymentRows(db, sql`p.id IN ${idsIn(ids)}`).map((row) => [row.payment_id, row]));
  return { payments: ids.flatMap((id) => rows.get(id) ?? []), ...pageInfo(page, all) };
};

/**
 * Conditions on a row `p` of `payments`. `plus` «+» keeps them from choosing the index: another one is walked.
 * @throws UserFacingError not_found, for an unknown warehouse
 */
export const conditions = (context: QueryContext, filter: Filter, plus: SQL = sql``): SQL[] => {
  const { warehouse_id = 0, returned = 0, filter_end_date: end } = filter;
  const { today } = houseOf(context, warehouse_id);
  // No end unless asked for: a return may be dated ahead, and it is what was written last.
  const start = filter.filter_start_date ?? twelveMonthsTo(end ?? today).start;
  return [
    returned === -1 ? sql`TRUE` : sql`${plus}p.returned = ${returned}`,
    sql`${plus}p.paid_on >= ${start}`,
    ...(end === undefined ? [] : [sql`${plus}p.paid_on <= ${end}`]),
    ...(warehouse_id > 0 ? [sql`${plus}p.agreement_id IN (${placedAt(warehouse_id)})`] : []),
    searchCondition(
      filter,
      (clients) => sql`p.agreement_id IN (SELECT id FROM agreements WHERE client_id IN ${clients})`,
      (digits) => sql`(instr(p.agreement_id, ${digits}) > 0 OR p.id = ${digits})`,
    ),
  ];
};

const PAYMENT = sql`payments p`;
const CLIENT = sql`payments p JOIN agreements a ON a.id = p.agreement_id JOIN clients client ON client.id = a.client_id`;
/** The first clients by name have enough payments for a page: their index is walked till then. */
const BY_CLIENT = sql`clients client CROSS JOIN agreement_totals a ON a.client_id = client.id
  CROSS JOIN payments p ON p.agreement_id = a.id`;
const MANAGER = sql`payments p LEFT JOIN manager_rank ON manager_rank.id = p.manager_id`;

/** What a column sorts by, and the tables for it. A key that is never empty may walk an index. */
interface SortKey {
  readonly key: SQL;
  readonly from?: SQL;
  readonly mayBeEmpty?: true;
}

const KEYS: Readonly<Record<SortColumn, SortKey>> = {
  payment_id: { key: sql`p.id` },
  payment_date: { key: sql`p.paid_on` },
  payment_insert_date: { key: sql`p.inserted_at` },
  type: { key: sql`p.type` },
  payment_type: { key: sql`p.type` },
  account_article: { key: sql`p.article` },
  amount: { key: sql`p.amount` },
  returned: { key: sql`p.returned` },
  fullname: { key: sql`client.name_key`, from: CLIENT },
  user_id: { key: sql`client.id`, from: CLIENT },
  user_type: { key: sql`client.type`, from: CLIENT },
  agrid: { key: sql`p.agreement_id` },
  agrname: { key: sql`p.agreement_id` },
  manager_id: { key: sql`p.manager_id`, mayBeEmpty: true },
  manager_name: { key: sql`manager_rank.rank`, from: MANAGER, mayBeEmpty: true },
};

const pageOfIds = (context: QueryContext, filter: Filter): number[] => {
  const { page, size } = paging(filter);
  const { key, from = PAYMENT, mayBeEmpty } = KEYS[filter.sort_column ?? 'payment_date'];
  // A search leaves few: the walk would pass by nearly all clients.
  const byName = filter.sort_column === 'fullname' && filter.search_str === undefined;
  const where = sql.join(conditions(context, filter, byName ? sql`+` : sql``), sql` AND `);
  const descending = filter.sort_column === undefined || filter.sort_direction === 'desc';
  const way = descending ? sql`DESC` : sql`ASC`;
  const order = mayBeEmpty ? emptyLast(key, descending) : sql`${key} ${way}`;
  const tie = filter.sort_column === undefined ? sql`p.id DESC` : sql`p.id`;
  return context.db
    .all<{ id: number }>(sql`
      ${filter.sort_column === 'manager_name' ? sql`WITH ${managerRanks(context.db)}` : sql``}
      SELECT p.id FROM ${byName ? BY_CLIENT : from} WHERE ${where} ORDER BY ${order}, ${tie}
      LIMIT ${size} OFFSET ${(page - 1) * size}`)
    .map((row) => row.id);
};
