import { and, eq, sql } from 'drizzle-orm';
import type { WriteDb } from '../../../db/handles.ts';
import type { ACCOUNT_ARTICLES, agreements } from '../../../db/schema/letting.ts';
import { payments } from '../../../db/schema/letting.ts';
import { formatDate, type PlainDate } from '../../domain/dates.ts';
import { formatRubles, type Kopecks } from '../../domain/money.ts';
import { refused } from '../../errors.ts';

export type Article = (typeof ACCOUNT_ARTICLES)[number];
type Agreement = typeof agreements.$inferSelect;

const ON_ARTICLE: Readonly<Record<Article, string>> = {
  Аренда: 'по аренде',
  Депозит: 'по депозиту',
  Продажа: 'по продаже',
  Штраф: 'по штрафу',
};

/**
 * A payment's day is not in the future, and neither a payment's nor a return's is before the agreement (domain §4). A
 * return may be dated ahead: existing clients plan the day on which a deposit is given back (client facts 14). Rent for an
 * agreement that begins later may be paid from today on: it is signed with its first payment.
 * @throws UserFacingError payment_in_future, payment_before_agreement
 */
export const assertPaymentDay = (
  day: PlainDate,
  today: PlainDate,
  agreement: Agreement,
  returned: boolean,
): void => {
  const what = returned ? 'возврата' : 'платежа';
  if (!returned && day > today) {
    const msg = `Дата платежа ${formatDate(day)} ещё не наступила. Укажите сегодняшний день (${formatDate(today)}) или более ранний.`;
    throw refused('payment_in_future', msg, [{ field: 'payment_date', msg }]);
  }
  const first = agreement.begin < today ? agreement.begin : today;
  if (day < first) {
    const msg = `Дата ${what} ${formatDate(day)} раньше начала договора №${agreement.id}. Укажите ${formatDate(first)} или позже.`;
    throw refused('payment_before_agreement', msg, [{ field: 'payment_date', msg }]);
  }
};

/** What was paid on an article of an agreement less what was returned. */
export const heldOn = (db: WriteDb, agreementId: number, article: Article): Kopecks =>
  db
    .select({
      held: sql<number>`coalesce(sum(iif(${payments.returned}, -${payments.amount}, ${payments.amount})), 0)`,
    })
    .from(payments)
    .where(and(eq(payments.agreementId, agreementId), eq(payments.article, article)))
    .get()?.held ?? 0;

/**
 * A return is at most what was paid on its article less what was returned (domain §4). `held` is what there is without it.
 * @throws UserFacingError return_above_paid
 */
export const assertReturnCovered = (amount: Kopecks, held: Kopecks, article: Article): void => {
  if (amount <= held) return;
  const left = formatRubles(Math.max(held, 0));
  const msg = `Возврат больше, чем внесено: ${ON_ARTICLE[article]} осталось ${left}.`;
  throw refused('return_above_paid', msg, [{ field: 'amount', msg }]);
};

/** What an edit would leave on an article from which more was already returned. */
export const paidBelowReturned = (article: Article, agreementId: number, short: Kopecks) => {
  const msg = `Возвратов станет больше, чем внесено: ${ON_ARTICLE[article]} договора №${agreementId} не хватит ${formatRubles(short)}. Сначала исправьте возврат.`;
  return refused('return_above_paid', msg, [{ field: 'amount', msg }]);
};
