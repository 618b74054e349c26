import { sql } from 'drizzle-orm';
import type { Answer, Input } from '../../contract/endpoint.ts';
import type { rentTrend as endpoint } from '../../contract/rentTrend.ts';
import { addDays, addMonths, monthOf, type PlainDate } from '../domain/dates.ts';
import { type Kopecks, toRubles } from '../domain/money.ts';
import { type DayRange, type MonthPart, monthsTouched, percentOf } from '../domain/periods.ts';
import type { QueryContext } from './context.ts';
import { type RoomTenancy, tenanciesOf } from './ledger/tenancies.ts';
import { type House, houseOf, rangeOf } from './parts/house.ts';
import { AREA_UNITS, sumOf } from './parts/roomStates.ts';
import { premises, priceOn, type RunningRent, runningRent, runningRents } from './parts/runningRent.ts';

type Trend = Answer<typeof endpoint>;

const MONTHS_AHEAD = 12;

/** What was let at each month's end, and what will be by the indexations and move-outs that are planned (domain §5, last point). */
export const rentTrend = (context: QueryContext, input: Input<typeof endpoint>): Trend => {
  const house = houseOf(context, input.warehouse_id);
  const { offeredArea } = premises(context, house);
  const months = past(rangeOf(input, house.today), house.today);
  const rents = runningRents(
    context,
    house,
    months.map(({ end }) => end),
  );
  const now = runningRent(context, house, house.today);
  return {
    area_offered: offeredArea / AREA_UNITS,
    rented_by_month: months.map(({ month, end }, i) => ({
      month,
      day: end,
      ...letOn(rents[i] ?? now, offeredArea),
    })),
    now: { rooms: now.rentals, rent: toRubles(now.price) },
    forecast: forecast(context, house, now),
  };
};

/** What has not come yet is no history. */
const past = (range: DayRange, today: PlainDate): MonthPart[] =>
  monthsTouched({ start: range.start, end: range.end < today ? range.end : today });

const letOn = ({ rentals, area, price }: RunningRent, offeredArea: number) => ({
  rooms: rentals,
  area: area / AREA_UNITS,
  area_rate: percentOf(area, offeredArea),
  rent: toRubles(price),
  price_1m: area === 0 ? 0 : Math.round((price / area) * AREA_UNITS) / 100,
});

/** A rental that runs or will, with the last day that is planned for it. */
interface Expected {
  readonly tenancy: RoomTenancy;
  readonly moveOutOn: PlainDate | null;
}

const forecast = (context: QueryContext, house: House, now: RunningRent): Trend['forecast'] => {
  const expected = expectedRentals(context, house);
  const last = addDays(addMonths(`${monthOf(house.today)}-01`, MONTHS_AHEAD), -1);
  let { rentals: rooms, price: rent } = now;
  return monthsTouched({ start: house.today, end: last }).map((part) => {
    const first = part.start === house.today;
    const within = (day: PlainDate) => day <= part.end && (first || day >= part.start);
    const after = (day: PlainDate) => day > house.today && within(day);
    const starting = expected.filter(({ tenancy }) => after(tenancy.start));
    const leaving = expected.filter(({ moveOutOn }) => moveOutOn !== null && within(moveOutOn));
    const indexed = expected.flatMap(({ tenancy, moveOutOn }) =>
      tenancy.changes.filter(
        ({ date }) => after(date) && date > tenancy.start && (moveOutOn === null || date <= moveOutOn),
      ),
    );
    const startingRent = sumOf(starting, ({ tenancy }) => priceOn(tenancy, tenancy.start));
    const leavingRent = sumOf(leaving, ({ tenancy, moveOutOn }) => leftPrice(tenancy, moveOutOn, house));
    const indexedRent = sumOf(indexed, ({ sum }) => sum);
    rooms += starting.length - leaving.length;
    rent += startingRent + indexedRent - leavingRent;
    return {
      month: part.month,
      rooms,
      rent: toRubles(rent),
      starting_cnt: starting.length,
      starting_rent: toRubles(startingRent),
      indexed_cnt: indexed.length,
      indexed_rent: toRubles(indexedRent),
      leaving_cnt: leaving.length,
      leaving_rent: toRubles(leavingRent),
    };
  });
};

/** A move-out that is overdue takes away what is paid today. */
const leftPrice = (tenancy: RoomTenancy, moveOutOn: PlainDate | null, { today }: House): Kopecks =>
  priceOn(tenancy, moveOutOn === null || moveOutOn < today ? today : moveOutOn);

const expectedRentals = (context: QueryContext, { warehouseId, today }: House): Expected[] => {
  const leaving = new Map(
    context.db
      .all<{ key: string; day: PlainDate }>(sql`
        SELECT agreement_id || ' ' || room_id || ' ' || start AS key, move_out_on AS day
        FROM rentals WHERE "end" IS NULL AND move_out_on IS NOT NULL`)
      .map(({ key, day }) => [key, day]),
  );
  return [...tenanciesOf(context)].flatMap(([agreementId, own]) =>
    own
      .filter(
        ({ end, warehouseId: house }) =>
          // One that ends today runs today, and leaves.
          (end === null || end >= today) && (warehouseId === 0 || house === warehouseId),
      )
      .map((tenancy) => ({
        tenancy,
        moveOutOn: tenancy.end ?? leaving.get(`${agreementId} ${tenancy.roomId} ${tenancy.start}`) ?? null,
      })),
  );
};
