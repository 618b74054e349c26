import { type SQL, sql } from 'drizzle-orm';
import { addMonths, type PlainDate } from '../../domain/dates.ts';
import type { Kopecks } from '../../domain/money.ts';
import { type MoneyDay, type PaymentPeriod, paymentPeriods } from '../../domain/paymentPeriods.ts';
import type { DayRange } from '../../domain/periods.ts';
import type { PriceStep, RentalTerms } from '../../domain/rent.ts';
import type { QueryContext } from '../context.ts';
import { warehouseDays } from './house.ts';
import { remembering } from './remember.ts';
import { agreementFits, type RoomScope } from './scope.ts';

/** An agreement's payment periods, with what they are chosen by (as parts/scope.ts places an agreement). */
interface AgreementPeriods {
  readonly agreementId: number;
  readonly warehouseId: number;
  /** m² of its largest room. */
  readonly area: number;
  readonly begin: PlainDate;
  readonly today: PlainDate;
  readonly periods: readonly PaymentPeriod[];
}

/** A period that falls due in a range. */
export interface DuePeriod extends PaymentPeriod {
  readonly agreementId: number;
  /** The first day of its agreement's rent. */
  readonly begin: PlainDate;
  /** The due day is over in its warehouse: whether it was paid in time is known. */
  readonly isPast: boolean;
}

/** Payment periods of the scope's agreements whose due day is in the range (domain/paymentPeriods.ts). */
export const periodsDue = (
  context: QueryContext,
  scope: RoomScope,
  range: DayRange,
  today: PlainDate,
): DuePeriod[] => {
  const { warehouseId, startArea = 0, endArea = Number.POSITIVE_INFINITY } = scope;
  const found: DuePeriod[] = [];
  for (const agreement of agreementsSince(context, horizon(range.start, today), warehouseId)) {
    if (agreement.area < startArea || agreement.area > endArea) continue;
    for (const period of agreement.periods) {
      if (period.due < range.start || period.due > range.end) continue;
      found.push({
        ...period,
        agreementId: agreement.agreementId,
        begin: agreement.begin,
        isPast: period.due < agreement.today,
      });
    }
  }
  return found;
};

/** Ranges within the last year, which is what is mostly asked for, share one derivation; older ones that of their year. */
const horizon = (start: PlainDate, today: PlainDate): PlainDate => {
  const usual = addMonths(today, -13);
  return start >= usual ? usual : `${start.slice(0, 4)}-01-01`;
};

/** The chain's take some 20 MB. */
const remembered = remembering<AgreementPeriods[]>(13);

/** Agreements of a warehouse (0: of all) with rent on or after a day: no other one has a due day then. */
const agreementsSince = (
  context: QueryContext,
  since: PlainDate,
  warehouseId: number,
): AgreementPeriods[] => {
  const days = warehouseDays(context);
  return remembered(context.db, [warehouseId, since, ...days], () =>
    derive(context, since, agreementsOf(warehouseId, since), days),
  );
};

/** Their ids: an agreement ends with its last rental, or a little later. */
const agreementsOf = (warehouseId: number, day: PlainDate): SQL => sql`
  SELECT a.id FROM agreement_totals a WHERE (a."end" IS NULL OR a."end" >= ${day} OR a.rooms > 0)
    AND ${agreementFits({ warehouseId })}`;

const derive = (
  context: QueryContext,
  day: PlainDate,
  ids: SQL,
  todays: ReadonlyMap<number, PlainDate>,
): AgreementPeriods[] => {
  const money = moneyDays(context, ids);
  const found: AgreementPeriods[] = [];
  for (const [agreementId, rentals] of Map.groupBy(
    rentalTerms(context, ids),
    (rental) => rental.agreementId,
  )) {
    const place = rentals[0];
    const today = place && todays.get(place.warehouseId);
    if (place === undefined || today === undefined) continue;
    found.push({
      agreementId,
      warehouseId: place.warehouseId,
      area: Math.max(...rentals.map((rental) => rental.area)),
      begin: rentals.reduce((first, rental) => (rental.start < first ? rental.start : first), place.start),
      today,
      periods: paymentPeriods(rentals, money.get(agreementId) ?? [], today, day),
    });
  }
  return found;
};

interface Rental extends RentalTerms {
  readonly agreementId: number;
  readonly warehouseId: number;
  readonly area: number;
}

type RentalRow = [number, number, PlainDate, PlainDate | null, Kopecks, Kopecks, number, number];

/** All rentals of the agreements, the ended ones too, by agreement and room. */
const rentalTerms = (context: QueryContext, ids: SQL): Rental[] => {
  const changes = priceSteps(context, ids);
  const none: readonly PriceStep[] = [];
  return context.db
    .values<RentalRow>(sql`
      SELECT r.agreement_id, r.room_id, r.start, r."end", r.price, r.surcharge, room.warehouse_id, room.area
      FROM rentals r JOIN rooms room ON room.id = r.room_id
      WHERE r.agreement_id IN (${ids}) ORDER BY r.agreement_id, r.room_id, r.start`)
    .map(([agreementId, roomId, start, end, price, surcharge, warehouseId, area]) => ({
      agreementId,
      roomId,
      start,
      end,
      price,
      surcharge,
      warehouseId,
      area,
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
