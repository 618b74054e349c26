import { type SQL, sql } from 'drizzle-orm';
import type { Kopecks } from '../../domain/money.ts';
import { type DayRange, type MonthPart, monthsTouched } from '../../domain/periods.ts';
import type { QueryContext } from '../context.ts';
import { agreementFits, type RoomScope } from './areaRange.ts';
import { sumOf } from './roomStates.ts';

/** Money of some days by article, payments less returns. */
export interface Money {
  readonly rent: Kopecks;
  readonly sales: Kopecks;
  readonly fines: Kopecks;
  readonly deposit: Kopecks;
}

const net = (article: string): SQL =>
  sql`coalesce(sum(CASE WHEN p.article = ${article} THEN CASE p.returned WHEN 1 THEN -p.amount ELSE p.amount END END), 0)`;

const columns = sql`${net('Аренда')} AS rent, ${net('Продажа')} AS sales, ${net('Штраф')} AS fines, ${net('Депозит')} AS deposit`;

const paid = ({ start, end }: DayRange): SQL => sql`p.paid_on BETWEEN ${start} AND ${end}`;

/** Money by date of payment for each month that the range touches. A search a month: grouping all rows would sort them. */
export const moneyByMonth = (
  { db }: QueryContext,
  scope: RoomScope,
  range: DayRange,
): (MonthPart & Money)[] => {
  const fits = agreementFits(sql`p.agreement_id`, scope);
  return monthsTouched(range).map((part) => ({
    ...part,
    ...db.get<Money>(sql`SELECT ${columns} FROM payments p WHERE ${paid(part)} AND ${fits}`),
  }));
};

/** Revenue (domain §5): rent and sales less returns. */
export const revenueOf = (months: readonly Money[]): Kopecks =>
  sumOf(months, ({ rent, sales }) => rent + sales);

/** Money from the agreements that fit `more`, a condition on the agreement `p.agreement_id`. */
const moneyFrom = ({ db }: QueryContext, scope: RoomScope, range: DayRange, more: SQL): Money =>
  db.get<Money>(sql`
    SELECT ${columns} FROM payments p
    WHERE ${paid(range)} AND ${agreementFits(sql`p.agreement_id`, scope)} AND ${more}`);

/** Money from new clients: those whose first rental in the chain started in the range. */
export const moneyFromNewClients = (context: QueryContext, scope: RoomScope, range: DayRange): Money =>
  moneyFrom(
    context,
    scope,
    range,
    sql`p.agreement_id IN (SELECT a.id FROM agreements a WHERE a.client_id IN (${newClients(range)}))`,
  );

/** Ids of the clients whose first rental in the chain started in a range. */
export const newClients = ({ start, end }: DayRange): SQL => sql`
  SELECT a.client_id FROM rentals r JOIN agreements a ON a.id = r.agreement_id
  WHERE r.start BETWEEN ${start} AND ${end} AND NOT EXISTS (
    SELECT 1 FROM agreements b JOIN rentals q ON q.agreement_id = b.id
    WHERE b.client_id = a.client_id AND q.start < ${start})`;

/** Rent from agreements whose rent began before the range: the register's. */
export const rentFromRegister = (context: QueryContext, scope: RoomScope, range: DayRange): Kopecks =>
  moneyFrom(
    context,
    scope,
    range,
    sql`p.article = 'Аренда' AND EXISTS (
      SELECT 1 FROM rentals r WHERE r.agreement_id = p.agreement_id AND r.start < ${range.start})`,
  ).rent;
