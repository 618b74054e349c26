import { sql } from 'drizzle-orm';
import type { Answer, Input } from '../../contract/endpoint.ts';
import type { paymentOffer as endpoint } from '../../contract/find.ts';
import type { AccountArticle } from '../../contract/payments.ts';
import { type PlainDate, todayIn } from '../domain/dates.ts';
import { type Kopecks, toKopecks, toRubles } from '../domain/money.ts';
import { paymentSuggestions } from '../domain/paymentOffer.ts';
import { daysLeft, paidUntil } from '../domain/rent.ts';
import { notFound } from '../errors.ts';
import type { QueryContext } from './context.ts';
import { agreementRows } from './parts/agreementRows.ts';
import { agreementAccounts } from './parts/rent.ts';
import { flagOf } from './parts/wire.ts';

type Offer = Answer<typeof endpoint>;

/**
 * What to suggest to somebody who pays on an agreement, or gets money back; with a sum, what it would change.
 * @throws UserFacingError not_found
 */
export const paymentOffer = (context: QueryContext, { agrid, amount }: Input<typeof endpoint>): Offer => {
  const [row] = agreementRows(context, [agrid]);
  const [account] = agreementAccounts(context, sql`a.id = ${agrid}`);
  if (row === undefined || account === undefined)
    throw notFound(`Договор №${agrid} не найден. Найдите его в списке договоров.`);
  const { today, depositAgreed } = placeOf(context, agrid);
  return {
    agrid,
    agrname: row.agrname,
    user_id: row.user_id,
    fullname: row.fullname,
    username: row.username,
    rooms: row.rooms,
    running: flagOf(row.agrenddate === null),
    today,
    balance: row.balance,
    days_left: row.days_left,
    next_payment_date: row.next_payment_date,
    price: row.price,
    suggestions: paymentSuggestions({
      balance: account.balance,
      price: account.price,
      depositAgreed,
      depositHeld: account.deposit,
    }).map(({ kind, article, amount: sum }) => ({ kind, account_article: article, amount: toRubles(sum) })),
    held: heldOf(context, agrid),
    after:
      amount === undefined ? null : afterPaying(today, account.balance + toKopecks(amount), account.price),
  };
};

const afterPaying = (today: PlainDate, balance: Kopecks, price: Kopecks): Offer['after'] => {
  const left = daysLeft(balance, price);
  return { balance: toRubles(balance), days_left: left, paid_until: paidUntil(today, left) };
};

/** The warehouse's today, and the deposits agreed for the rooms rented now. */
const placeOf = ({ db, now }: QueryContext, agreementId: number) => {
  const row = db.get<{ zone: string | null; deposit: Kopecks } | undefined>(sql`
    SELECT w.time_zone AS zone,
      (SELECT coalesce(sum(r.deposit), 0) FROM rentals r WHERE r.agreement_id = t.id AND r."end" IS NULL) AS deposit
    FROM agreement_totals t LEFT JOIN warehouses w ON w.id = t.warehouse_id WHERE t.id = ${agreementId}`);
  return { today: todayIn(row?.zone ?? 'Europe/Moscow', now), depositAgreed: row?.deposit ?? 0 };
};

const heldOf = ({ db }: QueryContext, agreementId: number): Offer['held'] =>
  db
    .all<{ article: AccountArticle; sum: Kopecks }>(sql`
      SELECT article, sum(iif(returned, -amount, amount)) AS sum FROM payments
      WHERE agreement_id = ${agreementId} GROUP BY article ORDER BY article = 'Депозит' DESC, article`)
    .filter(({ sum }) => sum > 0)
    .map(({ article, sum }) => ({ account_article: article, amount: toRubles(sum) }));
