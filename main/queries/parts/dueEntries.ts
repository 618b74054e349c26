import type { Input } from '../../../contract/endpoint.ts';
import type { FUTURE_VIEWS, futurePayments } from '../../../contract/futurePayments.ts';
import type { ACCOUNT_ARTICLES } from '../../../db/schema/letting.ts';
import { epochDay, LAST_DAY } from '../../domain/dates.ts';
import type { Kopecks } from '../../domain/money.ts';
import type { DayRange } from '../../domain/periods.ts';
import type { QueryContext } from '../context.ts';
import { clientSums } from '../ledger/clientSums.ts';
import { type AgreementLine, ledgerOf } from '../ledger/ledger.ts';
import { EMPTY } from '../ledger/page.ts';
import { articleRank, paymentsOf, placesIn } from '../ledger/payments.ts';
import { houseOf, rangeOf } from './house.ts';
import { searchOf } from './listing.ts';
import { type DuePeriod, periodsDue } from './rentPeriods.ts';
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
  const sought = searchOf(context, filter);
  if (sought === null) return entries;
  return entries.filter(({ line }) => sought.clients.has(line.clientId) || sought.hasDigits(line.id));
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
  const register = () => periodsDue(context, scope, range).filter((period) => period.line.firstStart < start);
  const open = () => register().filter((period) => period.settledOn === null);
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
    reestr: () => periodEntries(register()),
    rest_in_reestr: () => periodEntries(open()),
    reestr_past: () => periodEntries(open().filter((period) => period.isPast)),
    reestr_future: () => periodEntries(open().filter((period) => !period.isPast)),
    reestr_revenue: () => received(['Аренда'], inRegister),
    total_reestr: () => together(received(['Аренда'], inRegister), periodEntries(open())),
    revenue: () => received(['Аренда', 'Продажа']),
    revenue_old: () => received(['Аренда', 'Продажа'], (line) => !fromNew(line)),
    revenue_new: () => received(['Аренда', 'Продажа'], fromNew),
    revenue_new_rent: () => received(['Аренда'], fromNew),
    revenue_deposit: () => received(['Депозит'], fromNew),
    debitors: () => debtors(context, scope),
  };
  return views[view]();
};

/** An agreement's periods as one line: the first day not paid yet, or the last one. */
const periodEntries = (periods: readonly DuePeriod[]): DueEntry[] =>
  [...Map.groupBy(periods, (period) => period.line)].map(([line, own]) => {
    const open = own.filter((period) => period.settledOn === null);
    const days = (open.length > 0 ? open : own).map((period) => epochDay(period.due));
    return {
      line,
      day: open.length > 0 ? Math.min(...days) : Math.max(...days),
      sum: own.reduce((sum, period) => sum + period.sum, 0),
      isPaid: open.length === 0,
    };
  });

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
  return agreements.flatMap((line, slot) => {
    const day = days[slot] ?? EMPTY;
    if (day === EMPTY || line === undefined || !isInScope(line) || !fits(line)) return [];
    return [{ line, day, sum: sums[slot] ?? 0, isPaid: true }];
  });
};

/** What came, and what is still to come: an agreement with both is not done. */
const together = (came: readonly DueEntry[], open: readonly DueEntry[]): DueEntry[] => {
  const found = new Map(came.map((entry) => [entry.line, entry]));
  for (const entry of open) {
    const sum = entry.sum + (found.get(entry.line)?.sum ?? 0);
    found.set(entry.line, { ...entry, sum });
  }
  return [...found.values()];
};

const debtors = (context: QueryContext, scope: RoomScope): DueEntry[] =>
  linesIn(context, scope)
    .filter((line) => line.isRunning && line.balance < 0)
    .map((line) => ({ line, day: dueDay(line), sum: -line.balance, isPaid: false }));
