import type { DayRange } from '../../domain/periods.ts';
import type { QueryContext } from '../context.ts';
import { type RoomTenancy, tenanciesOf } from '../ledger/tenancies.ts';
import type { RoomScope } from './scope.ts';

/** Rentals that run on at least one day of a range, in a house. */
export const tenanciesIn = (
  context: QueryContext,
  { warehouseId }: RoomScope,
  range: DayRange,
): RoomTenancy[] => {
  const found: RoomTenancy[] = [];
  for (const own of tenanciesOf(context).values()) {
    for (const tenancy of own) {
      if (tenancy.start > range.end || (tenancy.end !== null && tenancy.end < range.start)) continue;
      if (warehouseId === 0 || tenancy.warehouseId === warehouseId) found.push(tenancy);
    }
  }
  return found;
};
