import type { Input } from '../../../contract/endpoint.ts';
import type { FUTURE_VIEWS, futurePayments } from '../../../contract/futurePayments.ts';
import type { ACCOUNT_ARTICLES } from '../../../db/schema/letting.ts';
import { epochDay, LAST_DAY, type PlainDate } from '../../domain/dates.ts';
import type { Kopecks } from '../../domain/money.ts';
import type { DayRange } from '../../domain/periods.ts';
import type { QueryContext } from '../context.ts';
import { clientSums } from '../ledger/clientSums.ts';
import { type AgreementLine, ledgerOf } from '../ledger/ledger.ts';
import { EMPTY } from '../ledger/page.ts';
import { articleRank, paymentsOf, placesIn } from '../ledger/payments.ts';
import { agreementSearch } from './agreementSearch.ts';
import { houseOf, rangeOf } from './house.ts';
import { eachPeriodDue } from './rentPeriods.ts';
import { agreementFits, type RoomScope } from './scope.ts';

type Filter = Input<typeof futurePayments>;
type View = (typeof FUTURE_VIEWS)[number];

/** An agreement's line in the list of future payments. */
export interface DueEntry {
  readonly line: AgreementLine;
  /** When it is due, or came: since 1970. */
  readonly day: number;
  readonly sum: Kopecks;
  readonly isPaid: boolean;
}

/** All lines that fit, unsorted, one an agreement. @throws UserFacingError not_found, invalid_input */
export const dueEntries = (context: QueryContext, filter: Filter): DueEntry[] => {
  const { warehouseId, today } = houseOf(context, filter.warehouse_id);
  const scope = { warehouseId, startArea: filter.start_area, endArea: filter.end_area };
  const entries =
    filter.show_what === undefined
      ? runningEntries(context, scope, filter)
      : viewEntries(context, scope, rangeOf(filter, today), filter.show_what);
  const sought = agreementSearch(context, filter);
  if (sought === null) return entries;
  return entries.filter(({ line }) => sought.fits(line));
};

const linesIn = (context: QueryContext, scope: RoomScope): AgreementLine[] => {
  const fits = agreementFits(scope);
  return ledgerOf(context).agreements.filter((line) => line !== undefined && fits(line)) as AgreementLine[];
};

const dueDay = ({ day, daysLeft }: AgreementLine): number => Math.min(day + Math.max(daysLeft, 0), LAST_DAY);

/** The next payment of each running agreement; days bound them only where they are named. */
const runningEntries = (context: QueryContext, scope: RoomScope, filter: Filter): DueEntry[] => {
  const start = filter.start_date === undefined ? -EMPTY : epochDay(filter.start_date);
  const end = filter.end_date === undefined ? EMPTY : epochDay(filter.end_date);
  return linesIn(context, scope)
    .filter((line) => line.isRunning && dueDay(line) >= start && dueDay(line) <= end)
    .map((line) => ({ line, day: dueDay(line), sum: line.price, isPaid: false }));
};

const viewEntries = (context: QueryContext, scope: RoomScope, range: DayRange, view: View): DueEntry[] => {
  const [start, end] = [epochDay(range.start), epochDay(range.end)];
  const register = (which: 'all' | 'open', fits?: PeriodFit) =>
    registerEntries(context, scope, range, which, fits);
  const received = (articles: readonly Article[], fits: (line: AgreementLine) => boolean = () => true) =>
    moneyEntries(context, scope, range, articles, fits);
  /** As the dashboard's register: not an agreement whose rent began in the range or after it. */
  const inRegister = ({ firstStart }: AgreementLine) => firstStart < start || firstStart === EMPTY;
  const sums = clientSums(context);
  /** Of a client whose first rental in the chain started in the range, as the dashboard counts them. */
  const fromNew = ({ client }: AgreementLine) => {
    const first = sums[client]?.firstStart ?? EMPTY;
    return first >= start && first <= end;
  };
  const views: Readonly<Record<View, () => DueEntry[]>> = {
    reestr: () => register('all'),
    rest_in_reestr: () => register('open'),
    reestr_past: () => register('open', (isPast) => isPast),
    reestr_future: () => register('open', (isPast) => !isPast),
    reestr_revenue: () => received(['Аренда'], inRegister),
    total_reestr: () => together(received(['Аренда'], inRegister), register('open')),
    revenue: () => received(['Аренда', 'Продажа']),
    revenue_old: () => received(['Аренда', 'Продажа'], (line) => !fromNew(line)),
    revenue_new: () => received(['Аренда', 'Продажа'], fromNew),
    revenue_new_rent: () => received(['Аренда'], fromNew),
    revenue_deposit: () => received(['Депозит'], fromNew),
    debitors: () => debtors(context, scope),
  };
  return views[view]();
};

type PeriodFit = (isPast: boolean) => boolean;

/**
 * The register's periods of an agreement as one line: the first day not paid yet, or the last one. Of agreements whose
 * first rental started before the range.
 */
const registerEntries = (
  context: QueryContext,
  scope: RoomScope,
  range: DayRange,
  which: 'all' | 'open',
  fits: PeriodFit = () => true,
): DueEntry[] => {
  const start = epochDay(range.start);
  const entries: { line: AgreementLine; open: PlainDate | null; last: PlainDate; sum: Kopecks }[] = [];
  eachPeriodDue(context, scope, range, which, (line, { due, settledOn }, sum, isPast) => {
    if (line.firstStart >= start || !fits(isPast)) return;
    const known = entries.at(-1);
    const own = known?.line === line ? known : { line, open: null, last: due, sum: 0 };
    if (own !== known) entries.push(own);
    own.sum += sum;
    if (settledOn === null && (own.open === null || due < own.open)) own.open = due;
    if (due > own.last) own.last = due;
  });
  return entries.map(({ line, open, last, sum }) => ({
    line,
    day: epochDay(open ?? last),
    sum,
    isPaid: open === null,
  }));
};

type Article = (typeof ACCOUNT_ARTICLES)[number];

/** Money of the range, payments less returns, by the day of the newest. */
const moneyEntries = (
  context: QueryContext,
  scope: RoomScope,
  range: DayRange,
  articles: readonly Article[],
  fits: (line: AgreementLine) => boolean,
): DueEntry[] => {
  const columns = paymentsOf(context);
  const { agreements } = columns.ledger;
  const isInScope = agreementFits(scope);
  const ranks = articles.map(articleRank);
  // The places are by day: the last one met is the newest.
  const days = new Float64Array(agreements.length).fill(EMPTY);
  const sums = new Float64Array(agreements.length);
  for (const place of placesIn(columns, epochDay(range.start), epochDay(range.end))) {
    if (!ranks.includes(columns.article[place] ?? -1)) continue;
    const slot = columns.agreement[place] ?? 0;
    const amount = columns.amount[place] ?? 0;
    days[slot] = columns.day[place] ?? 0;
    sums[slot] = (sums[slot] ?? 0) + (columns.returned[place] === 1 ? -amount : amount);
  }
  const entries: DueEntry[] = [];
  days.forEach((day, slot) => {
    if (day === EMPTY) return;
    const line = agreements[slot];
    if (line === undefined || !isInScope(line) || !fits(line)) return;
    entries.push({ line, day, sum: sums[slot] ?? 0, isPaid: true });
  });
  return entries;
};

/** What came, and what is still to come: an agreement with both is not done. */
const together = (came: readonly DueEntry[], open: readonly DueEntry[]): DueEntry[] => {
  const rest = new Map(open.map((entry) => [entry.line, entry]));
  const entries = came.map((entry) => {
    const more = rest.get(entry.line);
    if (more === undefined) return entry;
    rest.delete(entry.line);
    return { ...more, sum: entry.sum + more.sum };
  });
  return [...entries, ...rest.values()];
};

const debtors = (context: QueryContext, scope: RoomScope): DueEntry[] =>
  linesIn(context, scope)
    .filter((line) => line.isRunning && line.balance < 0)
    .map((line) => ({ line, day: dueDay(line), sum: -line.balance, isPaid: false }));
