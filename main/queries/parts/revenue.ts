import { ACCOUNT_ARTICLES } from '../../../db/schema/letting.ts';
import { epochDay } from '../../domain/dates.ts';
import type { Kopecks } from '../../domain/money.ts';
import { type DayRange, type MonthPart, monthsTouched } from '../../domain/periods.ts';
import type { QueryContext } from '../context.ts';
import { clientSums } from '../ledger/clientSums.ts';
import { ledgerOf, marked } from '../ledger/ledger.ts';
import { EMPTY } from '../ledger/page.ts';
import { articleRank, paymentsOf, placesIn } from '../ledger/payments.ts';
import { sumOf } from './roomStates.ts';
import { agreementFits, type RoomScope } from './scope.ts';

/** Money of some days by article, payments less returns. */
export interface Money {
  readonly rent: Kopecks;
  readonly sales: Kopecks;
  readonly fines: Kopecks;
  readonly deposit: Kopecks;
}

const NAMES: Readonly<Record<keyof Money, (typeof ACCOUNT_ARTICLES)[number]>> = {
  rent: 'Аренда',
  sales: 'Продажа',
  fines: 'Штраф',
  deposit: 'Депозит',
};

/** By article, payments less returns of a range from the agreements that are marked. */
const moneyIn = (context: QueryContext, { start, end }: DayRange, marks: Uint8Array): Money => {
  const columns = paymentsOf(context);
  const { agreement, article, amount, returned } = columns;
  const sums = new Float64Array(ACCOUNT_ARTICLES.length);
  for (const place of placesIn(columns, epochDay(start), epochDay(end))) {
    if (marks[agreement[place] ?? 0] !== 1) continue;
    const sum = amount[place] ?? 0;
    const rank = article[place] ?? 0;
    sums[rank] = (sums[rank] ?? 0) + (returned[place] === 1 ? -sum : sum);
  }
  const of = (name: keyof Money): Kopecks => sums[articleRank(NAMES[name])] ?? 0;
  return { rent: of('rent'), sales: of('sales'), fines: of('fines'), deposit: of('deposit') };
};

/** Money by date of payment for each month that the range touches. */
export const moneyByMonth = (
  context: QueryContext,
  scope: RoomScope,
  range: DayRange,
): (MonthPart & Money)[] => {
  const marks = marked(ledgerOf(context).agreements, agreementFits(scope));
  return monthsTouched(range).map((part) => ({ ...part, ...moneyIn(context, part, marks) }));
};

/** Revenue (domain §5): rent and sales less returns. */
export const revenueOf = (months: readonly Money[]): Kopecks =>
  sumOf(months, ({ rent, sales }) => rent + sales);

/**
 * Money of the range from agreements whose first rental did not start before it, all together and of those clients who
 * are new: no rental of theirs in the chain started before the range, and one did in it.
 */
export const moneyOfFreshAgreements = (
  context: QueryContext,
  scope: RoomScope,
  range: DayRange,
): Money & { readonly newClients: Money } => {
  const [start, end] = [epochDay(range.start), epochDay(range.end)];
  const inScope = agreementFits(scope);
  const sums = clientSums(context);
  const fresh = marked(
    ledgerOf(context).agreements,
    (line) => line.firstStart >= start && line.firstStart !== EMPTY && inScope(line),
  );
  const ofNew = marked(ledgerOf(context).agreements, ({ client }, slot) => {
    const first = sums[client]?.firstStart ?? EMPTY;
    return fresh[slot] === 1 && first >= start && first <= end;
  });
  return { ...moneyIn(context, range, fresh), newClients: moneyIn(context, range, ofNew) };
};
