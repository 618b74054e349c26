import { type SQL, sql } from 'drizzle-orm';
import type { agreementList as endpoint } from '../../contract/agreements.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import type { PlainDate } from '../domain/dates.ts';
import type { QueryContext } from './context.ts';
import { agreementRows } from './parts/agreementRows.ts';
import { houseOf } from './parts/house.ts';
import { emptyLast, managerRanks, placedAt, rentingAt, searchCondition } from './parts/listing.ts';
import { pageInfo, paging } from './parts/paging.ts';
import { accountTables, balanceSql, daysLeftSql } from './parts/rent.ts';

type Filter = Input<typeof endpoint>;
type SortColumn = NonNullable<Filter['sort_column']>;

/**
 * The agreements' register (document L573; filters, search and sorting by domain §4), by number unless asked otherwise.
 * With a warehouse chosen: the running agreements that rent a room there; where ended ones are asked for, its own too.
 * @throws UserFacingError not_found, for an unknown warehouse
 */
export const agreementList = (context: QueryContext, filter: Filter): Answer<typeof endpoint> => {
  houseOf(context, filter.warehouse_id);
  const where = sql.join(conditions(context, filter), sql` AND `);
  const page = paging(filter);
  const all = context.db.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM agreement_totals a ${filter.user_type ? CLIENT : sql``} WHERE ${where}`,
  ).n;
  return { agreements: agreementRows(context, pageOfIds(context, filter, where)), ...pageInfo(page, all) };
};

const ACTIVITY = {
  1: sql`a.running = 1`,
  0.75: sql`(a.running = 1 AND a.leaving > 0)`,
  [-1]: sql`a.running = 0`,
  0: sql`TRUE`,
} as const;

/** Conditions on a row `a` of `agreement_totals`, with `client` joined where a kind of client is asked for. */
export const conditions = (context: QueryContext, filter: Filter): SQL[] => {
  const { indexation = 0, user_type } = filter;
  const planned = sql`a.id IN (SELECT agreement_id FROM (${plannedChanges(context)}))`;
  return [
    ...ownConditions(filter),
    ...(indexation === 0 ? [] : [indexation === 1 ? planned : sql`NOT ${planned}`]),
    ...(user_type ? [sql`client.type = ${user_type}`] : []),
    searchCondition(
      filter,
      (clients) => sql`a.client_id IN ${clients}`,
      (digits) => sql`instr(a.id, ${digits}) > 0`,
    ),
  ];
};

/** What the totals alone can tell. */
const ownConditions = ({ active = 0, warehouse_id = 0 }: Filter): SQL[] => [
  ACTIVITY[active],
  ...(warehouse_id > 0
    ? [
        active === 1 || active === 0.75
          ? sql`a.id IN (${rentingAt(warehouse_id)})`
          : sql`a.id IN (${placedAt(warehouse_id)})`,
      ]
    : []),
];

/** Indexations ahead of rentals that run: few, and found by day. */
const plannedChanges = (context: QueryContext): SQL => {
  const days = todays(context);
  const [first = '', last = ''] = [days[0], days.at(-1)];
  // Only between the first «today» and the last one is it the warehouse's that decides.
  const ahead =
    first === last
      ? sql``
      : sql`AND (c.day > ${last} OR c.day > (SELECT local_today(${context.now}, w.time_zone)
          FROM rooms room JOIN warehouses w ON w.id = room.warehouse_id WHERE room.id = r.room_id))`;
  return sql`
    SELECT c.agreement_id, c.day, c.sum FROM price_changes c
    JOIN rentals r ON r.agreement_id = c.agreement_id AND r.room_id = c.room_id AND r.start = c.rental_start
    WHERE c.day > ${first} ${ahead} AND r."end" IS NULL`;
};

/** «Today» of all warehouses, ascending. */
const todays = ({ db, now }: QueryContext): PlainDate[] =>
  db
    .values<[PlainDate]>(
      sql`SELECT DISTINCT local_today(${now}, time_zone) AS today FROM warehouses ORDER BY today`,
    )
    .flat();

const CLIENT = sql`JOIN clients client ON client.id = a.client_id`;
const AGREEMENT = sql`JOIN agreements g ON g.id = a.id`;

/** What a column sorts by, the tables for it, and what stands before them in WITH. */
interface SortKey {
  readonly key: SQL;
  readonly join?: SQL;
  with?(context: QueryContext, filter: Filter): SQL;
  /** A key that is never empty may walk an index. */
  readonly mayBeEmpty?: true;
}

/** Figures of the agreements that may be listed. */
const figures =
  (more: SQL) =>
  ({ now }: QueryContext, filter: Filter): SQL => {
    const where = sql.join([...ownConditions(filter), more], sql` AND `);
    return sql`${accountTables(now, where)},
      figures AS MATERIALIZED (SELECT id, today, price, ${balanceSql} AS balance FROM account)`;
  };

const FIGURES = { join: sql`JOIN figures ON figures.id = a.id`, with: figures(sql`TRUE`) };
/** Of an agreement that rents nothing the days left are 0 without counting. */
const RENTING = { join: sql`LEFT JOIN figures ON figures.id = a.id`, with: figures(sql`a.rooms > 0`) };

/** What is planned of each agreement: the nearest day, and how much the price will change in all. */
const PLANNED = {
  join: sql`LEFT JOIN planned ON planned.agreement_id = a.id`,
  with: (context: QueryContext) => sql`planned AS MATERIALIZED (
    SELECT agreement_id, min(day) AS day, sum(sum) AS sum FROM (${plannedChanges(context)}) GROUP BY agreement_id)`,
};

const roomKey = sql`(SELECT min(room.name_key) FROM rentals r JOIN rooms room ON room.id = r.room_id
  WHERE r.agreement_id = a.id AND (r."end" IS NULL OR a.rooms = 0))`;

/** The newest «Аренда» payment's `what`. */
const lastPayment = (what: SQL): SQL => sql`(SELECT ${what} FROM payments p
  WHERE p.agreement_id = a.id AND p.article = 'Аренда' AND p.returned = 0 ORDER BY p.paid_on DESC, p.id DESC LIMIT 1)`;

/** `daysLeftSql` names the columns of `figures`. */
const dueKey = sql`date(figures.today, max(${daysLeftSql}, 0) || ' days')`;

const KEYS: Readonly<Record<SortColumn, SortKey>> = {
  agrid: { key: sql`a.id` },
  agrname: { key: sql`a.id` },
  agrbegdate: { key: sql`a.begin` },
  agrplanenddate: { key: sql`g.planned_end`, join: AGREEMENT },
  agrenddate: { key: sql`a."end"`, mayBeEmpty: true },
  fullname: { key: sql`client.name_key`, join: CLIENT },
  familyname: { key: sql`client.name_key`, join: CLIENT },
  user_id: { key: sql`a.client_id` },
  user_type: { key: sql`client.type`, join: CLIENT },
  username: { key: sql`client.phone`, join: CLIENT, mayBeEmpty: true },
  email: { key: sql`lower(client.email)`, join: CLIENT, mayBeEmpty: true },
  inn: { key: sql`client.inn`, join: CLIENT, mayBeEmpty: true },
  room_ids: { key: roomKey, mayBeEmpty: true },
  room_names: { key: roomKey, mayBeEmpty: true },
  rooms: { key: roomKey, mayBeEmpty: true },
  // The totals' price has every change in it, those to come too.
  price: { key: sql`(a.per_day - coalesce(planned.sum, 0))`, ...PLANNED },
  days_left: { key: sql`coalesce(${daysLeftSql}, 0)`, ...RENTING },
  balance: { key: sql`figures.balance`, ...FIGURES },
  deposit: { key: sql`a.deposit` },
  future_payment_date: { key: dueKey, ...FIGURES },
  next_payment_date: { key: dueKey, ...FIGURES },
  future_index_date: { key: sql`planned.day`, ...PLANNED, mayBeEmpty: true },
  previous_payment_date: { key: lastPayment(sql`p.paid_on`), mayBeEmpty: true },
  last_payment_type: { key: lastPayment(sql`p.type`), mayBeEmpty: true },
  manager_name: {
    key: sql`manager_rank.rank`,
    join: sql`${AGREEMENT} LEFT JOIN manager_rank ON manager_rank.id = g.manager_id`,
    with: ({ db }) => managerRanks(db),
    mayBeEmpty: true,
  },
};

const pageOfIds = (context: QueryContext, filter: Filter, where: SQL): number[] => {
  const { page, size } = paging(filter);
  const column = KEYS[filter.sort_column ?? 'agrid'];
  const descending = filter.sort_direction === 'desc';
  const tables = column.with?.(context, filter);
  const clientToo = filter.user_type !== undefined && column.join !== CLIENT ? CLIENT : sql``;
  return context.db
    .all<{ id: number }>(sql`
      ${tables ? sql`WITH ${tables}` : sql``}
      SELECT a.id FROM agreement_totals a ${column.join ?? sql``} ${clientToo} WHERE ${where}
      ORDER BY ${column.mayBeEmpty ? emptyLast(column.key, descending) : sql`${column.key} ${descending ? sql`DESC` : sql`ASC`}`},
        a.id
      LIMIT ${size} OFFSET ${(page - 1) * size}`)
    .map((row) => row.id);
};
