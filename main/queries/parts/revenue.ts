import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../../db/handles.ts';
import type { Kopecks } from '../../domain/money.ts';
import { type DayRange, type MonthPart, monthsTouched } from '../../domain/periods.ts';
import type { QueryContext } from '../context.ts';
import { remembering } from './remember.ts';
import { sumOf } from './roomStates.ts';
import { agreementFits, isWhole, type RoomScope } from './scope.ts';

/** Money of some days by article, payments less returns. */
export interface Money {
  readonly rent: Kopecks;
  readonly sales: Kopecks;
  readonly fines: Kopecks;
  readonly deposit: Kopecks;
}

const NOTHING: Money = { rent: 0, sales: 0, fines: 0, deposit: 0 };

const net = (article: string): SQL =>
  sql`coalesce(sum(CASE WHEN p.article = ${article} THEN CASE p.returned WHEN 1 THEN -p.amount ELSE p.amount END END), 0)`;

const columns = sql`${net('Аренда')} AS rent, ${net('Продажа')} AS sales, ${net('Штраф')} AS fines, ${net('Депозит')} AS deposit`;

const paidIn = ({ start, end }: DayRange): SQL => sql`p.paid_on BETWEEN ${start} AND ${end}`;

/**
 * Money by date of payment for each month that the range touches. Of all agreements a search a month by the index on the
 * day, as grouping would sort all rows; of a warehouse one pass over its own agreements' payments (CROSS JOIN keeps that
 * order: the planner can't know that a warehouse has few).
 */
export const moneyByMonth = (
  { db }: QueryContext,
  scope: RoomScope,
  range: DayRange,
): (MonthPart & Money)[] => {
  const months = monthsTouched(range);
  if (isWhole(scope)) {
    return months.map((part) => ({
      ...part,
      ...db.get<Money>(sql`SELECT ${columns} FROM payments p WHERE ${paidIn(part)}`),
    }));
  }
  const rows = db.all<Money & { month: string }>(sql`
    SELECT substr(p.paid_on, 1, 7) AS month, ${columns}
    FROM ${scope.warehouseId > 0 ? sql`agreement_totals a CROSS JOIN payments p` : sql`payments p CROSS JOIN agreement_totals a`}
      ON p.agreement_id = a.id
    WHERE ${agreementFits(scope)} AND ${paidIn(range)} GROUP BY month`);
  const byMonth = new Map(rows.map((row) => [row.month, row]));
  return months.map((part) => ({ ...NOTHING, ...byMonth.get(part.month), ...part }));
};

/** Revenue (domain §5): rent and sales less returns. */
export const revenueOf = (months: readonly Money[]): Kopecks =>
  sumOf(months, ({ rent, sales }) => rent + sales);

/**
 * Money of the range from agreements whose first rental did not start before it, all together and of those clients who
 * are new: no rental of theirs in the chain started before the range, and one did in it.
 */
export const moneyOfFreshAgreements = ({ db }: QueryContext, scope: RoomScope, range: DayRange): FreshMoney =>
  remembered(db, [scope, range], () => freshMoney(db, scope, range));

interface FreshMoney extends Money {
  readonly newClients: Money;
}

const remembered = remembering<FreshMoney>(100);

const freshMoney = (db: ReadDb, scope: RoomScope, range: DayRange): FreshMoney => {
  const rows = db.all<Money & { isNew: number }>(sql`
    WITH fresh AS MATERIALIZED (
      SELECT a.id, NOT EXISTS (
          SELECT 1 FROM agreement_totals b JOIN rentals q ON q.agreement_id = b.id
          WHERE b.client_id = a.client_id AND q.start < ${range.start}) AND EXISTS (
          SELECT 1 FROM agreement_totals b JOIN rentals q ON q.agreement_id = b.id
          WHERE b.client_id = a.client_id AND q.start BETWEEN ${range.start} AND ${range.end}) AS is_new
      FROM (SELECT DISTINCT r.agreement_id FROM rentals r WHERE r.start >= ${range.start}) begun
      JOIN agreement_totals a ON a.id = begun.agreement_id
      WHERE ${agreementFits(scope)} AND NOT EXISTS (
        SELECT 1 FROM rentals q WHERE q.agreement_id = a.id AND q.start < ${range.start}))
    SELECT fresh.is_new AS "isNew", ${columns}
    FROM fresh CROSS JOIN payments p ON p.agreement_id = fresh.id WHERE ${paidIn(range)} GROUP BY fresh.is_new`);
  const total = (of: readonly Money[]): Money => ({
    rent: sumOf(of, (row) => row.rent),
    sales: sumOf(of, (row) => row.sales),
    fines: sumOf(of, (row) => row.fines),
    deposit: sumOf(of, (row) => row.deposit),
  });
  return { ...total(rows), newClients: total(rows.filter((row) => row.isNew === 1)) };
};
