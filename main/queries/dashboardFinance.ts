import type { dashboardFinance as endpoint } from '../../contract/dashboards.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { epochDay, type PlainDate } from '../domain/dates.ts';
import { type Kopecks, roundHalfUp, toRubles } from '../domain/money.ts';
import { isDelayed } from '../domain/paymentPeriods.ts';
import { type DayRange, daysIn, type MonthPart, percentOf } from '../domain/periods.ts';
import type { QueryContext } from './context.ts';
import { arrearsOf } from './parts/arrears.ts';
import { houseOf, rangeOf } from './parts/house.ts';
import { type DuePeriod, periodsDue } from './parts/rentPeriods.ts';
import { type Money, moneyByMonth, moneyOfFreshAgreements, revenueOf } from './parts/revenue.ts';
import { AREA_UNITS, sumOf } from './parts/roomStates.ts';
import { type Premises, premises, type RunningRent, runningRent } from './parts/runningRent.ts';
import type { RoomScope } from './parts/scope.ts';

type Finance = Answer<typeof endpoint>;

/** Money of a range, and what is let and owed (document L1745; domain §5; client facts 34; definitions in the contract). */
export const dashboardFinance = (context: QueryContext, input: Input<typeof endpoint>): Finance => {
  const { warehouseId, today } = houseOf(context, input.warehouse_id);
  const range = rangeOf(input, today);
  const scope = { warehouseId, startArea: input.start_area, endArea: input.end_area };
  const due = periodsDue(context, scope, range);
  const arrears = arrearsOf(context, scope);
  const months = moneyByMonth(context, scope, range);
  const fresh = moneyOfFreshAgreements(context, scope, range);
  const rent = sumOf(months, (month) => month.rent);
  return {
    ...delays(due),
    ...revenue(months, premises(context, scope), daysIn(range)),
    ...letNow(context, scope, range.end, today),
    new_clients_revenue_rent: toRubles(fresh.newClients.rent),
    new_clients_revenue_deposit: toRubles(fresh.newClients.deposit),
    ...register(context, scope, range, due, rent - fresh.rent),
    debitors: arrears.sum,
    arrears,
  };
};

const delays = (due: readonly DuePeriod[]) => {
  const past = due.filter((period) => period.isPast);
  const late = past.filter(isDelayed);
  const sum = (periods: readonly DuePeriod[]) => sumOf(periods, (period) => period.sum);
  return {
    delayed_payments_cnt_rate: percentOf(late.length, past.length),
    delayed_payments_sum_rate: percentOf(sum(late), sum(past)),
  };
};

const DAYS_A_YEAR = 365;
const MONTHS_A_YEAR = 12;

const revenue = (
  months: readonly (MonthPart & Money)[],
  { offeredArea, potential, area }: Premises,
  days: number,
) => {
  const rent = sumOf(months, (month) => month.rent);
  const yearDays = MONTHS_A_YEAR * days;
  return {
    revenue_by_month: months.map((month) => ({
      month: month.month,
      revenue: toRubles(month.rent + month.sales),
    })),
    revenue: toRubles(revenueOf(months)),
    revenue_rent: toRubles(rent),
    revenue_sales: toRubles(sumOf(months, (month) => month.sales)),
    revenue_fines: toRubles(sumOf(months, (month) => month.fines)),
    area_total: area / AREA_UNITS,
    economic_occupancy_rate: percentOf(rent, roundHalfUp(potential * yearDays, DAYS_A_YEAR)),
    revenue_per_available_m2: perSquareMetre(roundHalfUp(rent * DAYS_A_YEAR, yearDays), offeredArea),
  };
};

/** Rubles for 1 m²; 0 of no area. @param area ten-thousandths of a m² */
const perSquareMetre = (sum: Kopecks, area: number): number =>
  area === 0 ? 0 : Math.round((sum / area) * AREA_UNITS) / 100;

const meanPrice = ({ price, rentals }: RunningRent): number =>
  rentals === 0 ? 0 : toRubles(roundHalfUp(price, rentals));

const letNow = (context: QueryContext, scope: RoomScope, end: PlainDate, today: PlainDate) => {
  const atEnd = runningRent(context, scope, end);
  const now = end === today ? atEnd : runningRent(context, scope, today);
  return {
    avg_price_per_room: meanPrice(atEnd),
    current_avg_price_per_room: meanPrice(now),
    avg_price_per_m2: perSquareMetre(atEnd.price, atEnd.area),
    cnt_active_agrs: atEnd.agreements,
    area_rented: atEnd.area / AREA_UNITS,
  };
};

/**
 * The register: agreements that the range found begun. What falls due on them in the range, and what they bring.
 * @param received rent from them in the range
 */
const register = (
  context: QueryContext,
  scope: RoomScope,
  range: DayRange,
  due: readonly DuePeriod[],
  received: Kopecks,
) => {
  const first = epochDay(range.start);
  const own = due.filter((period) => period.line.firstStart < first);
  const open = own.filter((period) => period.settledOn === null);
  const sum = (periods: readonly DuePeriod[]) => sumOf(periods, (period) => period.sum);
  const rest = sum(open);
  const past = sum(open.filter((period) => period.isPast));
  const was = runningRent(context, scope, range.start, range.start);
  return {
    reestr_sum_was: toRubles(was.price),
    reestr_sum: toRubles(sum(own)),
    reestr_sum_past: toRubles(past),
    reestr_sum_future: toRubles(rest - past),
    rest_in_reestr: toRubles(rest),
    reestr_revenue: toRubles(received),
    reestr_sum_extra: toRubles(received - (sum(own) - rest)),
    total_reestr: toRubles(received + rest),
  };
};
