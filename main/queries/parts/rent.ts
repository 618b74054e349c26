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
  WHERE p.agreement_id = a.id AND p.article = ${article}), 0)`;

/**
 * Table expressions `dated` (agreements that fit, with «today» in their warehouse's time zone) and `account` (what their
 * figures are made of), to stand after WITH.
 */
export const accountTables = (now: number, where: SQL): SQL => sql`
  dated AS MATERIALIZED (
    SELECT a.id, a.client_id, a."end" IS NULL AS running, local_today(${now}, (
      SELECT w.time_zone FROM rentals r JOIN rooms room ON room.id = r.room_id JOIN warehouses w ON w.id = room.warehouse_id
      WHERE r.agreement_id = a.id LIMIT 1)) AS today
    FROM agreements a WHERE ${where}),
  account AS (
    SELECT a.id, a.client_id, a.running, a.today, ${paidOn('Аренда')} AS rent_paid, ${paidOn('Депозит')} AS deposit,
      coalesce((SELECT sum((r.price + r.surcharge) * ${rentDays(sql`r.start`, sql`r."end"`, sql`a.today`)})
        FROM rentals r WHERE r.agreement_id = a.id), 0)
      + coalesce((SELECT sum(c.sum * ${rentDays(sql`c.day`, sql`r."end"`, sql`a.today`)})
        FROM price_changes c JOIN rentals r
          ON r.agreement_id = c.agreement_id AND r.room_id = c.room_id AND r.start = c.rental_start
        WHERE c.agreement_id = a.id), 0) AS kopeck_days,
      coalesce((SELECT sum(${priceInForce(sql`a.today`)}) FROM rentals r
        WHERE r.agreement_id = a.id AND r."end" IS NULL), 0) AS price
    FROM dated a)`;

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
