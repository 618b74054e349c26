import { type SQL, sql } from 'drizzle-orm';
import type { PlainDate } from '../../domain/dates.ts';
import type { Kopecks } from '../../domain/money.ts';
import { accruedFromKopeckDays, daysLeft, paidUntil } from '../../domain/rent.ts';
import type { QueryContext } from '../context.ts';

/**
 * The rent account of agreements. SQL adds what can be added exactly (payments, and rent as kopeck-days: price × days);
 * the division, the rounding and the days left are the domain's, so every read gives the same figures. That the sums
 * equal `domain/rent.ts` is a property test.
 */
export interface AgreementAccount {
  readonly agreementId: number;
  readonly clientId: number;
  readonly running: boolean;
  /** Month's price in force of the running rentals. */
  readonly price: Kopecks;
  readonly balance: Kopecks;
  /** Deposit paid less returned. */
  readonly deposit: Kopecks;
  readonly daysLeft: number;
  readonly nextPaymentDate: PlainDate;
}

/** Days of a rental that count as rent before `today`, from `from` on: SQL twin of `domain/rent.ts` kopeckDays. */
const rentDays = (from: SQL, end: SQL, today: SQL): SQL =>
  sql`max(0, CAST(min(julianday(coalesce(${end}, '9999-12-31')), julianday(${today}) - 1) - julianday(${from}) AS INTEGER) + 1)`;

/** Price in force of the rental `r`: as signed, surcharge, and each indexation whose day has come. */
export const priceInForce = (today: SQL): SQL => sql`(r.price + r.surcharge + coalesce((
  SELECT sum(c.sum) FROM price_changes c
  WHERE c.agreement_id = r.agreement_id AND c.room_id = r.room_id AND c.rental_start = r.start AND c.day <= ${today}), 0))`;

const paidOn = (article: string): SQL => sql`coalesce((
  SELECT sum(CASE p.returned WHEN 1 THEN -p.amount ELSE p.amount END) FROM payments p
  WHERE p.agreement_id = d.id AND p.article = ${article}), 0)`;

/** Day number of «today» in a warehouse's time zone, as `agreement_totals` counts days. */
const zoneToday = (now: number): SQL => sql`
  zone AS MATERIALIZED (
    SELECT w.id, local_today(${now}, w.time_zone) AS today,
      CAST(julianday(local_today(${now}, w.time_zone)) - 2440587.5 AS INTEGER) AS today_day
    FROM warehouses w)`;

/**
 * Table expressions, to stand after WITH: `account` holds the agreements that fit `where`, a condition on a row `a` of
 * `agreement_totals` (id, client_id, warehouse_id, begin, end, running, rooms, leaving), with what their figures are made
 * of (id, client_id, running, today, rent_paid, deposit, kopeck_days, price). Nearly all come from the line that the
 * totals keep (db/derived/agreementTotals.ts); those with a price change, start or end still ahead are counted from their rows.
 */
export const accountTables = (now: number, where: SQL): SQL => sql`
  ${zoneToday(now)},
  dated AS MATERIALIZED (
    SELECT a.id, a.client_id, a.running, zone.today
    FROM agreement_totals a JOIN zone ON zone.id = a.warehouse_id
    WHERE a.valid_from > zone.today_day AND ${where}),
  account AS (
    SELECT a.id, a.client_id, a.running, zone.today, a.rent_paid, a.deposit,
      a.per_day * zone.today_day - a."offset" AS kopeck_days, a.per_day AS price
    FROM agreement_totals a JOIN zone ON zone.id = a.warehouse_id
    WHERE +a.valid_from <= zone.today_day AND ${where}
    UNION ALL
    SELECT d.id, d.client_id, d.running, d.today, ${paidOn('Аренда')}, ${paidOn('Депозит')},
      coalesce((SELECT sum((r.price + r.surcharge) * ${rentDays(sql`r.start`, sql`r."end"`, sql`d.today`)})
        FROM rentals r WHERE r.agreement_id = d.id), 0)
      + coalesce((SELECT sum(c.sum * ${rentDays(sql`c.day`, sql`r."end"`, sql`d.today`)})
        FROM price_changes c JOIN rentals r
          ON r.agreement_id = c.agreement_id AND r.room_id = c.room_id AND r.start = c.rental_start
        WHERE c.agreement_id = d.id), 0),
      coalesce((SELECT sum(${priceInForce(sql`d.today`)}) FROM rentals r
        WHERE r.agreement_id = d.id AND r."end" IS NULL), 0)
    FROM dated d)`;

/** Balance of an `account`, in SQL for sorting whole registers by it; what is shown comes from the domain, and a test compares. */
export const balanceSql = sql`(rent_paid - CASE WHEN kopeck_days >= 0
  THEN (24 * kopeck_days + 365) / 730 ELSE -((-24 * kopeck_days + 364) / 730) END)`;

/** Days left of a row with `balance` and `price`: floor(balance × 365 / (12 × price)), 0 where nothing is charged. */
export const daysLeftSql = sql`CASE WHEN price <= 0 THEN 0 WHEN balance >= 0 THEN balance * 365 / (12 * price)
  ELSE -((-balance * 365 + 12 * price - 1) / (12 * price)) END`;

interface AccountRow {
  readonly id: number;
  readonly client_id: number;
  readonly running: number;
  readonly today: PlainDate;
  readonly rent_paid: Kopecks;
  readonly deposit: Kopecks;
  readonly kopeck_days: number;
  readonly price: Kopecks;
}

/** Accounts of the agreements `a` that fit `where`. */
export const agreementAccounts = ({ db, now }: QueryContext, where: SQL): AgreementAccount[] =>
  db.all<AccountRow>(sql`WITH ${accountTables(now, where)} SELECT * FROM account ORDER BY id`).map(settle);

const settle = (row: AccountRow): AgreementAccount => {
  const balance = row.rent_paid - accruedFromKopeckDays(row.kopeck_days);
  const left = daysLeft(balance, row.price);
  return {
    agreementId: row.id,
    clientId: row.client_id,
    running: row.running === 1,
    price: row.price,
    balance,
    deposit: row.deposit,
    daysLeft: left,
    nextPaymentDate: paidUntil(row.today, left),
  };
};

/** Days left of a client: the least of his running agreements', 0 where none (domain §3). */
export const clientDaysLeft = (accounts: readonly AgreementAccount[]): number => {
  const running = accounts.filter((account) => account.running).map((account) => account.daysLeft);
  return running.length > 0 ? Math.min(...running) : 0;
};
