import { sql } from 'drizzle-orm';
import type { cashDay as endpoint } from '../../contract/cash.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { ACCOUNT_ARTICLES, PAYMENT_TYPES } from '../../db/schema/letting.ts';
import { localDateTime, type PlainDate } from '../domain/dates.ts';
import { type Kopecks, toRubles } from '../domain/money.ts';
import type { QueryContext } from './context.ts';
import { houseOf } from './parts/house.ts';
import { paymentRows } from './parts/payments.ts';
import { managerName } from './parts/wire.ts';

type Day = Answer<typeof endpoint>;
type Type = Day['by_type'][number]['type'];
type Article = Day['by_article'][number]['account_article'];

interface Row {
  readonly managerId: number | null;
  readonly lastName: string | null;
  readonly firstName: string | null;
  readonly patronymic: string | null;
  readonly type: Type;
  readonly article: Article;
  readonly cnt: number;
  readonly amount: Kopecks;
  readonly returned: Kopecks;
}

/**
 * What was taken in a warehouse on a day, by type, article and manager; the cash that should be there; which payments the
 * centre hasn't confirmed; and the closes of that day. A payment belongs to its agreement's warehouse.
 * @throws UserFacingError not_found
 */
export const cashDay = (context: QueryContext, { warehouse_id, day: asked }: Input<typeof endpoint>): Day => {
  const { today } = houseOf(context, warehouse_id);
  const day = asked ?? today;
  const rows = rowsOf(context, warehouse_id, day);
  const place = context.db.get<{ name: string; zone: string }>(
    sql`SELECT name, time_zone AS zone FROM warehouses WHERE id = ${warehouse_id}`,
  );
  return {
    warehouse_id,
    warehouse_name: place.name,
    today,
    day,
    by_type: PAYMENT_TYPES.map((type) => ({ type, ...sums(rows.filter((row) => row.type === type)) })),
    by_article: ACCOUNT_ARTICLES.map((article) => ({
      account_article: article,
      ...sums(rows.filter((row) => row.article === article)),
    })),
    by_manager: byManager(rows),
    total: sums(rows).total,
    cash_expected: toRubles(cashExpected(context, warehouse_id, day)),
    pending: pendingOf(context, warehouse_id, day),
    closes: closesOf(context, warehouse_id, day, place.zone),
  };
};

/** Cash taken less cash returned in a warehouse on a day, kopecks. */
export const cashExpected = (
  { db }: Pick<QueryContext, 'db'>,
  warehouseId: number,
  day: PlainDate,
): Kopecks =>
  db.get<{ sum: Kopecks }>(sql`
    SELECT coalesce(sum(iif(p.returned, -p.amount, p.amount)), 0) AS sum
    FROM payments p JOIN agreement_totals a ON a.id = p.agreement_id
    WHERE p.paid_on = ${day} AND p.type = 'Наличными' AND a.warehouse_id = ${warehouseId}`).sum;

const rowsOf = ({ db }: QueryContext, warehouseId: number, day: PlainDate): Row[] =>
  db.all<Row>(sql`
    SELECT p.manager_id AS "managerId", m.last_name AS "lastName", m.first_name AS "firstName", m.patronymic, p.type,
      p.article, sum(p.returned = 0) AS cnt, sum(iif(p.returned, 0, p.amount)) AS amount,
      sum(iif(p.returned, p.amount, 0)) AS returned
    FROM payments p JOIN agreement_totals a ON a.id = p.agreement_id LEFT JOIN managers m ON m.id = p.manager_id
    WHERE p.paid_on = ${day} AND a.warehouse_id = ${warehouseId}
    GROUP BY p.manager_id, p.type, p.article ORDER BY m.last_name IS NULL, m.last_name, m.first_name, p.manager_id`);

const sums = (rows: readonly Row[]) => {
  const sum = (value: (row: Row) => number) => rows.reduce((all, row) => all + value(row), 0);
  const [amount, returned] = [sum((row) => row.amount), sum((row) => row.returned)];
  return {
    cnt: sum((row) => row.cnt),
    amount: toRubles(amount),
    returned: toRubles(returned),
    total: toRubles(amount - returned),
  };
};

const byManager = (rows: readonly Row[]): Day['by_manager'] =>
  [...Map.groupBy(rows, (row) => row.managerId)].map(([managerId, own]) => ({
    manager_id: managerId,
    manager_name: own[0] === undefined ? '—' : managerName(own[0]),
    types: PAYMENT_TYPES.map((type) => ({ type, ...sums(own.filter((row) => row.type === type)) })),
    total: sums(own).total,
  }));

/** Payments and returns whose command still waits in this desk's queue. */
const pendingOf = ({ db }: QueryContext, warehouseId: number, day: PlainDate): Day['pending'] =>
  paymentRows(
    db,
    sql`p.paid_on = ${day} AND p.id IN (
      SELECT json_extract(o.answer, '$.answer.payment_id') FROM outbox o WHERE o.state = 'pending')
      AND p.agreement_id IN (SELECT id FROM agreement_totals WHERE warehouse_id = ${warehouseId})`,
  ).map((row) => ({
    payment_id: row.payment_id,
    fullname: row.fullname,
    agrid: row.agrid,
    type: row.type,
    amount: row.amount,
    returned: row.returned,
  }));

interface CloseRow {
  readonly id: string;
  readonly closedAt: number;
  readonly expected: Kopecks;
  readonly counted: Kopecks;
  readonly note: string | null;
  readonly lastName: string | null;
  readonly firstName: string | null;
  readonly patronymic: string | null;
}

const closesOf = (
  { db }: QueryContext,
  warehouseId: number,
  day: PlainDate,
  timeZone: string,
): Day['closes'] =>
  db
    .all<CloseRow>(sql`
      SELECT c.id, c.closed_at AS "closedAt", c.expected, c.counted, c.note, m.last_name AS "lastName",
        m.first_name AS "firstName", m.patronymic
      FROM day_closes c LEFT JOIN managers m ON m.id = c.manager_id
      WHERE c.warehouse_id = ${warehouseId} AND c.day = ${day} ORDER BY c.closed_at DESC, c.id DESC`)
    .map((row) => ({
      close_id: row.id,
      closed_at: localDateTime(row.closedAt, timeZone),
      manager_name: managerName(row),
      expected: toRubles(row.expected),
      counted: toRubles(row.counted),
      difference: toRubles(row.counted - row.expected),
      note: row.note,
    }));
