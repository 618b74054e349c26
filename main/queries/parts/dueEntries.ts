import { type SQL, sql } from 'drizzle-orm';
import type { Input } from '../../../contract/endpoint.ts';
import type { FUTURE_VIEWS, futurePayments } from '../../../contract/futurePayments.ts';
import type { PlainDate } from '../../domain/dates.ts';
import type { Kopecks } from '../../domain/money.ts';
import type { DayRange } from '../../domain/periods.ts';
import type { QueryContext } from '../context.ts';
import { ledgerOf } from '../ledger/ledger.ts';
import { houseOf, rangeOf } from './house.ts';
import { idsIn, searchOf } from './listing.ts';
import { accountTables, balanceSql, daysLeftSql } from './rent.ts';
import { type DuePeriod, periodsDue } from './rentPeriods.ts';
import { AREA_UNITS, areaUnits } from './roomStates.ts';
import { agreementFits, type RoomScope } from './scope.ts';

type Filter = Input<typeof futurePayments>;
type View = (typeof FUTURE_VIEWS)[number];

/** An agreement's line in the list of future payments. */
export interface DueEntry {
  readonly agreementId: number;
  /** When it is due, or came. */
  readonly day: PlainDate;
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
      : viewEntries(context, scope, rangeOf(filter, today), today, filter.show_what);
  return searched(context, entries, filter);
};

/**
 * What accounts come to, counted by the database: thousands of them at once. That it equals the domain is a test of
 * parts/rent.ts; details shown come from the domain.
 */
const dueTables = (now: number, where: SQL): SQL => sql`
  ${accountTables(now, where)},
  figures AS MATERIALIZED (SELECT id, today, price, ${balanceSql} AS balance FROM account)`;

const dueDay = sql`date(today, max(${daysLeftSql}, 0) || ' days')`;

/** The next payment of each running agreement; days bound them only where they are named. */
const runningEntries = ({ db, now }: QueryContext, scope: RoomScope, filter: Filter): DueEntry[] => {
  const { start_date: start = '', end_date: end = '9999-12-31' } = filter;
  return db
    .values<[number, PlainDate, Kopecks]>(sql`
      WITH ${dueTables(now, sql`a.running = 1 AND ${agreementFits(scope)}`)}
      SELECT id, ${dueDay} AS due, price FROM figures WHERE due BETWEEN ${start} AND ${end}`)
    .map(([agreementId, day, sum]) => ({ agreementId, day, sum, isPaid: false }));
};

const viewEntries = (
  context: QueryContext,
  scope: RoomScope,
  range: DayRange,
  today: PlainDate,
  view: View,
): DueEntry[] => {
  const register = () =>
    periodsDue(context, scope, range, today).filter((period) => period.begin < range.start);
  const open = () => register().filter((period) => period.settledOn === null);
  const received = (articles: readonly string[], more: SQL = sql`TRUE`) =>
    moneyEntries(context, scope, range, sql`p.article IN ${textsIn(articles)} AND ${more}`);
  const fromNew = sql`a.client_id IN (${newClients(range)})`;
  const views: Readonly<Record<View, () => DueEntry[]>> = {
    reestr: () => periodEntries(register()),
    rest_in_reestr: () => periodEntries(open()),
    reestr_past: () => periodEntries(open().filter((period) => period.isPast)),
    reestr_future: () => periodEntries(open().filter((period) => !period.isPast)),
    reestr_revenue: () => received(['Аренда'], inRegister(range)),
    total_reestr: () => together(received(['Аренда'], inRegister(range)), periodEntries(open())),
    revenue: () => received(['Аренда', 'Продажа']),
    revenue_old: () => received(['Аренда', 'Продажа'], sql`NOT ${fromNew}`),
    revenue_new: () => received(['Аренда', 'Продажа'], fromNew),
    revenue_new_rent: () => received(['Аренда'], fromNew),
    revenue_deposit: () => received(['Депозит'], fromNew),
    debitors: () => debtors(context, scope),
  };
  return views[view]();
};

/** As the dashboard's register: not an agreement whose rent began in the range or after it. */
const inRegister = ({ start }: DayRange): SQL => sql`NOT (
  EXISTS (SELECT 1 FROM rentals r WHERE r.agreement_id = a.id AND r.start >= ${start})
  AND NOT EXISTS (SELECT 1 FROM rentals r WHERE r.agreement_id = a.id AND r.start < ${start}))`;

/** Ids of clients whose first rental in the chain started in the range, as the dashboard counts them. */
const newClients = ({ start, end }: DayRange): SQL => sql`
  SELECT b.client_id FROM rentals r JOIN agreement_totals b ON b.id = r.agreement_id
  WHERE r.start BETWEEN ${start} AND ${end} AND NOT EXISTS (
    SELECT 1 FROM agreement_totals c JOIN rentals q ON q.agreement_id = c.id
    WHERE c.client_id = b.client_id AND q.start < ${start})`;

const textsIn = (texts: readonly string[]): SQL =>
  sql`(SELECT value FROM json_each(${JSON.stringify(texts)}))`;

/** An agreement's periods as one line: the first day not paid yet, or the last one. */
const periodEntries = (periods: readonly DuePeriod[]): DueEntry[] =>
  [...Map.groupBy(periods, (period) => period.agreementId)].map(([agreementId, own]) => {
    const open = own.filter((period) => period.settledOn === null);
    const days = (open.length > 0 ? open : own).map((period) => period.due).sort();
    return {
      agreementId,
      day: (open.length > 0 ? days[0] : days.at(-1)) ?? '',
      sum: own.reduce((sum, period) => sum + period.sum, 0),
      isPaid: open.length === 0,
    };
  });

/** Money of the range, payments less returns, by the day of the newest. */
const moneyEntries = (
  { db }: QueryContext,
  scope: RoomScope,
  { start, end }: DayRange,
  which: SQL,
): DueEntry[] =>
  db
    .values<[number, PlainDate, Kopecks]>(sql`
      SELECT p.agreement_id, max(p.paid_on), sum(CASE p.returned WHEN 1 THEN -p.amount ELSE p.amount END)
      FROM payments p JOIN agreement_totals a ON a.id = p.agreement_id
      WHERE p.paid_on BETWEEN ${start} AND ${end} AND ${agreementFits(scope)} AND ${which}
      GROUP BY p.agreement_id`)
    .map(([agreementId, day, sum]) => ({ agreementId, day, sum, isPaid: true }));

/** What came, and what is still to come: an agreement with both is not done. */
const together = (came: readonly DueEntry[], open: readonly DueEntry[]): DueEntry[] => {
  const found = new Map(came.map((entry) => [entry.agreementId, entry]));
  for (const entry of open) {
    const sum = entry.sum + (found.get(entry.agreementId)?.sum ?? 0);
    found.set(entry.agreementId, { ...entry, sum });
  }
  return [...found.values()];
};

const debtors = ({ db, now }: QueryContext, scope: RoomScope): DueEntry[] =>
  db
    .values<[number, PlainDate, Kopecks]>(sql`
      WITH ${dueTables(now, sql`a.running = 1 AND ${agreementFits(scope)}`)}
      SELECT id, ${dueDay}, -balance FROM figures WHERE balance < 0`)
    .map(([agreementId, day, sum]) => ({ agreementId, day, sum, isPaid: false }));

const searched = (context: QueryContext, entries: DueEntry[], filter: Filter): DueEntry[] => {
  const sought = searchOf(context, filter);
  if (sought === null) return entries;
  const { agreements, agreementSlots } = ledgerOf(context);
  return entries.filter(({ agreementId }) => {
    const line = agreements[agreementSlots.get(agreementId) ?? -1];
    return line !== undefined && (sought.clients.has(line.clientId) || sought.hasDigits(line.id));
  });
};

/** m² of the rooms that agreements rent now; of those that rent nothing any more, of all that they had. */
export const areasOf = ({ db }: QueryContext, ids: readonly number[]): Map<number, number> =>
  new Map(
    db
      .values<[number, number]>(sql`
        SELECT a.id, sum(${areaUnits(sql`room.area`)})
        FROM agreement_totals a JOIN rentals r ON r.agreement_id = a.id JOIN rooms room ON room.id = r.room_id
        WHERE a.id IN ${idsIn(ids)} AND (r."end" IS NULL OR a.rooms = 0) GROUP BY a.id`)
      .map(([id, area]) => [id, area / AREA_UNITS]),
  );
