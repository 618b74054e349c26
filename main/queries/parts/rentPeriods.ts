import { type SQL, sql } from 'drizzle-orm';
import { HOME_TIME_ZONE } from '../../clock.ts';
import { type PlainDate, todayIn } from '../../domain/dates.ts';
import type { Kopecks } from '../../domain/money.ts';
import { type MoneyDay, type PaymentPeriod, paymentPeriods } from '../../domain/paymentPeriods.ts';
import type { DayRange } from '../../domain/periods.ts';
import type { PriceStep, RentalTerms } from '../../domain/rent.ts';
import type { QueryContext } from '../context.ts';
import { following } from '../ledger/following.ts';
import { type AgreementLine, ledgerOf } from '../ledger/ledger.ts';
import { idsIn } from './listing.ts';
import { agreementFits, type RoomScope } from './scope.ts';

/** A period that falls due in a range. */
export interface DuePeriod extends PaymentPeriod {
  readonly line: AgreementLine;
  /** The due day is over in its warehouse: whether it was paid in time is known. */
  readonly isPast: boolean;
}

/** Told one period after another, those of an agreement together: `sum` is its own, or the whole debt of an overdue one. */
type Visit = (line: AgreementLine, period: PaymentPeriod, sum: Kopecks, isPast: boolean) => void;

/**
 * Walks the payment periods of the scope's agreements whose due day is in the range (domain/paymentPeriods.ts).
 * @param which the settled ones too, which are by far the most, or those that are still open
 */
export const eachPeriodDue = (
  context: QueryContext,
  scope: RoomScope,
  range: DayRange,
  which: 'all' | 'open',
  visit: Visit,
): void => {
  const { agreements, agreementSlots } = ledgerOf(context);
  const fits = agreementFits(scope);
  const since = horizon(range.start, todayIn(HOME_TIME_ZONE, context.now));
  const isWanted = ({ due, settledOn }: PaymentPeriod) =>
    (which === 'all' || settledOn === null) && due >= range.start && due <= range.end;
  for (const [id, periods] of periodsSince(context, since)) {
    // Most agreements have none: whose they are is looked up for the others.
    const first = periods.findIndex(isWanted);
    if (first < 0) continue;
    const line = agreements[agreementSlots.get(id) ?? -1];
    if (line === undefined || !fits(line)) continue;
    for (let i = first; i < periods.length; i++) {
      const period = periods[i];
      if (period === undefined || !isWanted(period)) continue;
      const isPast = period.due < line.today;
      // An overdue one is the whole debt, which grows by the day.
      visit(line, period, isPast && period.settledOn === null ? -line.balance : period.sum, isPast);
    }
  }
};

/** The same as a list. */
export const periodsDue = (context: QueryContext, scope: RoomScope, range: DayRange): DuePeriod[] => {
  const found: DuePeriod[] = [];
  eachPeriodDue(context, scope, range, 'all', (line, { due, settledOn }, sum, isPast) =>
    found.push({ due, settledOn, sum, line, isPast }),
  );
  return found;
};

/** Ranges since the last year began, which is what is mostly asked for, share one derivation; older ones that of their year. */
const horizon = (start: PlainDate, today: PlainDate): PlainDate => {
  const year = Math.min(Number(start.slice(0, 4)), Number(today.slice(0, 4)) - 1);
  return `${String(year).padStart(4, '0')}-01-01`;
};

/** The periods due since a day of all agreements up to one, by agreement. */
interface Horizon {
  readonly since: PlainDate;
  readonly periods: Map<number, readonly PaymentPeriod[]>;
  readTo: number;
  isWhole: boolean;
}

/**
 * By the day since which they are due: kept and followed. They don't depend on today: the sum of an open one is the
 * month's price. The chain's of two years take some 20 MB.
 */
const kept = following<Map<PlainDate, Horizon>>({
  empty: () => new Map(),
  read: () => false,
  update: (context, horizons, { agreements }) => {
    if (agreements.size === 0) return true;
    for (const { since, periods } of horizons.values()) {
      for (const id of agreements) periods.delete(id);
      const ids = idsSince(since, sql`a.id IN ${idsIn([...agreements])}`);
      for (const [id, own] of derive(context, since, ids)) periods.set(id, own);
    }
    return true;
  },
});

const MOST_HORIZONS = 3;

const horizonSince = (context: QueryContext, since: PlainDate): Horizon => {
  const horizons = kept.of(context);
  const known = horizons.get(since);
  if (known !== undefined) return known;
  const [oldest] = horizons.keys();
  if (oldest !== undefined && horizons.size >= MOST_HORIZONS) horizons.delete(oldest);
  const horizon = { since, periods: new Map(), readTo: 0, isWhole: false };
  horizons.set(since, horizon);
  return horizon;
};

const PART = 500;

const readPart = (context: QueryContext, horizon: Horizon): void => {
  const { since, periods, readTo } = horizon;
  const ids = context.db
    .values<[number]>(sql`${idsSince(since, sql`a.id > ${readTo}`)} ORDER BY a.id LIMIT ${PART}`)
    .flat();
  const last = ids.at(-1);
  if (last === undefined) {
    horizon.isWhole = true;
    return;
  }
  for (const [id, own] of derive(context, since, sql`SELECT value FROM ${idsIn(ids)}`)) periods.set(id, own);
  horizon.readTo = last;
};

const periodsSince = (context: QueryContext, since: PlainDate): Horizon['periods'] => {
  const horizon = horizonSince(context, since);
  while (!horizon.isWhole) readPart(context, horizon);
  return horizon.periods;
};

/** Reads a part of what the finance dashboard needs ahead of its being asked for; false when all is read. */
export const warmPeriods = (context: QueryContext): boolean => {
  const today = todayIn(HOME_TIME_ZONE, context.now);
  const wanted = horizonSince(context, horizon(today, today));
  if (!wanted.isWhole) readPart(context, wanted);
  return !wanted.isWhole;
};

const LONG_AGO: PlainDate = '0001-01-01';

/** Agreements with rent on or after a day, for no other one has a due day then: one ends with its last rental, or a little later. */
const idsSince = (since: PlainDate, which: SQL): SQL => sql`
  SELECT a.id FROM agreement_totals a WHERE (a."end" IS NULL OR a."end" >= ${since} OR a.rooms > 0) AND ${which}`;

const derive = (context: QueryContext, since: PlainDate, ids: SQL): Map<number, readonly PaymentPeriod[]> => {
  const money = moneyDays(context, ids);
  const rentals = Map.groupBy(rentalTerms(context, ids), (rental) => rental.agreementId);
  return new Map(
    [...rentals].map(([id, own]) => [id, paymentPeriods(own, money.get(id) ?? [], LONG_AGO, since)]),
  );
};

interface Rental extends RentalTerms {
  readonly agreementId: number;
}

type RentalRow = [number, number, PlainDate, PlainDate | null, Kopecks, Kopecks];

/** All rentals of the agreements, the ended ones too, by agreement and room. */
const rentalTerms = (context: QueryContext, ids: SQL): Rental[] => {
  const changes = priceSteps(context, ids);
  const none: readonly PriceStep[] = [];
  return context.db
    .values<RentalRow>(sql`
      SELECT r.agreement_id, r.room_id, r.start, r."end", r.price, r.surcharge FROM rentals r
      WHERE r.agreement_id IN (${ids}) ORDER BY r.agreement_id, r.room_id, r.start`)
    .map(([agreementId, roomId, start, end, price, surcharge]) => ({
      agreementId,
      roomId,
      start,
      end,
      price,
      surcharge,
      changes: changes.get(`${agreementId} ${roomId} ${start}`) ?? none,
    }));
};

const priceSteps = ({ db }: QueryContext, ids: SQL): Map<string, PriceStep[]> => {
  const rows = db.values<[number, number, PlainDate, PlainDate, Kopecks]>(sql`
    SELECT c.agreement_id, c.room_id, c.rental_start, c.day, c.sum FROM price_changes c
    WHERE c.agreement_id IN (${ids})`);
  const steps = new Map<string, PriceStep[]>();
  for (const [agreementId, roomId, start, date, sum] of rows) {
    const key = `${agreementId} ${roomId} ${start}`;
    const own = steps.get(key);
    if (own) own.push({ date, sum });
    else steps.set(key, [{ date, sum }]);
  }
  return steps;
};

/** «Аренда» money by agreement. One text an agreement: a row a payment would take the database twice as long to hand over. */
const moneyDays = ({ db }: QueryContext, ids: SQL): Map<number, MoneyDay[]> =>
  new Map(
    db
      .values<[number, string]>(sql`
        SELECT p.agreement_id, group_concat(p.paid_on || CASE p.returned WHEN 1 THEN -p.amount ELSE p.amount END)
        FROM payments p WHERE p.article = 'Аренда' AND p.agreement_id IN (${ids})
        GROUP BY p.agreement_id`)
      .map(([agreementId, text]) => [agreementId, parseMoney(text)]),
  );

const DAY_LENGTH = 10;

/** Mostly the index has them in order already: payments by day, then returns by day. */
const parseMoney = (text: string): MoneyDay[] => {
  const entries = text.split(',').map((entry) => ({
    day: entry.slice(0, DAY_LENGTH),
    sum: Number(entry.slice(DAY_LENGTH)),
  }));
  entries.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const days: { day: PlainDate; sum: Kopecks }[] = [];
  for (const entry of entries) {
    const last = days.at(-1);
    if (last?.day === entry.day) last.sum += entry.sum;
    else days.push(entry);
  }
  return days;
};
