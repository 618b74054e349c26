import type { PlainDate } from '../../domain/dates.ts';
import { runsOn } from '../../domain/flows.ts';
import type { Kopecks } from '../../domain/money.ts';
import type { QueryContext } from '../context.ts';
import { tenanciesOf } from '../ledger/tenancies.ts';
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
  { warehouseId, startArea = 0, endArea = Number.POSITIVE_INFINITY }: RoomScope,
  day: PlainDate,
  startedBefore: PlainDate = '9999-12-31',
): RunningRent => {
  const sum = { rentals: 0, agreements: 0, area: 0, price: 0 };
  for (const own of tenanciesOf(context).values()) {
    let isCounted = false;
    for (const tenancy of own) {
      if (!runsOn(tenancy, day) || tenancy.start >= startedBefore) continue;
      if (warehouseId !== 0 && tenancy.warehouseId !== warehouseId) continue;
      if (tenancy.area < startArea * AREA_UNITS || tenancy.area > endArea * AREA_UNITS) continue;
      sum.rentals += 1;
      sum.agreements += isCounted ? 0 : 1;
      sum.area += tenancy.area;
      sum.price += tenancy.changes.reduce(
        (price, change) => price + (change.date <= day ? change.sum : 0),
        tenancy.price,
      );
      isCounted = true;
    }
  }
  return sum;
};

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
