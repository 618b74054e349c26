import type { PlainDate } from '../../domain/dates.ts';
import { runsOn } from '../../domain/flows.ts';
import type { Kopecks } from '../../domain/money.ts';
import type { QueryContext } from '../context.ts';
import { type RoomTenancy, tenanciesOf } from '../ledger/tenancies.ts';
import { AREA_UNITS, areaOf, linesIn, sumOf } from './roomStates.ts';
import type { RoomScope } from './scope.ts';

/** The rentals that run on a day, taken together. */
export interface RunningRent {
  readonly rentals: number;
  readonly agreements: number;
  /** Ten-thousandths of a m². */
  readonly area: number;
  /** A month, at the prices in force on that day. */
  readonly price: Kopecks;
}

/** @param startedBefore leaves out rentals that start on that day or later */
export const runningRent = (
  context: QueryContext,
  scope: RoomScope,
  day: PlainDate,
  startedBefore?: PlainDate,
): RunningRent => runningRents(context, scope, [day], startedBefore)[0] ?? NOTHING;

const NOTHING: RunningRent = { rentals: 0, agreements: 0, area: 0, price: 0 };

/**
 * The same on several days, in one pass over all rentals.
 * @param days in their order
 */
export const runningRents = (
  context: QueryContext,
  { warehouseId, startArea = 0, endArea = Number.POSITIVE_INFINITY }: RoomScope,
  days: readonly PlainDate[],
  startedBefore: PlainDate = '9999-12-31',
): RunningRent[] => {
  const sums = days.map(() => ({ rentals: 0, agreements: 0, area: 0, price: 0 }));
  /** The agreement counted last on each day: its rentals stand together. */
  const counted = days.map(() => -1);
  const [first = '', last = ''] = [days[0], days.at(-1)];
  for (const [agreementId, own] of tenanciesOf(context)) {
    for (const tenancy of own) {
      if (tenancy.start > last || (tenancy.end !== null && tenancy.end < first)) continue;
      if (warehouseId !== 0 && tenancy.warehouseId !== warehouseId) continue;
      if (tenancy.area < startArea * AREA_UNITS || tenancy.area > endArea * AREA_UNITS) continue;
      if (tenancy.start >= startedBefore) continue;
      for (const [i, sum] of sums.entries()) {
        const day = days[i] ?? '';
        if (!runsOn(tenancy, day)) continue;
        sum.rentals += 1;
        sum.agreements += counted[i] === agreementId ? 0 : 1;
        sum.area += tenancy.area;
        sum.price += priceOn(tenancy, day);
        counted[i] = agreementId;
      }
    }
  }
  return sums;
};

/** A month, at the prices in force on that day. */
export const priceOn = ({ price, changes }: RoomTenancy, day: PlainDate): Kopecks =>
  changes.reduce((sum, change) => sum + (change.date <= day ? change.sum : 0), price);

/** All rooms of the scope, and what is to be had from those in service. */
export interface Premises {
  readonly area: number;
  readonly offeredArea: number;
  /** A month at list prices for the short term. */
  readonly potential: Kopecks;
}

export const premises = (context: QueryContext, scope: RoomScope): Premises => {
  const rooms = linesIn(context, scope);
  const inService = rooms.filter((room) => room.inService);
  return {
    area: sumOf(rooms, areaOf),
    offeredArea: sumOf(inService, areaOf),
    potential: sumOf(inService, (room) => room.listPrice),
  };
};
