import type { Answer } from '../../contract/endpoint.ts';
import type { deskNow as endpoint } from '../../contract/worktime.ts';
import { localDateTime } from '../domain/dates.ts';
import type { QueryContext } from './context.ts';
import { zoneShift } from './parts/localTime.ts';
import { allStaff, employee } from './parts/staff.ts';

/** The moment as the caller's warehouse tells it; `clockBack` is what the desk found out about its clock. */
export const deskNow = (
  { db, now }: QueryContext,
  managerId: number,
  clockBack: number | null,
): Answer<typeof endpoint> => {
  const { timeZone, warehouseName } = employee(allStaff(db), managerId);
  return {
    now,
    local: localDateTime(now, timeZone),
    utc_offset: Math.round(zoneShift(now, timeZone) / 60_000),
    warehouse_name: warehouseName,
    clock_back: clockBack,
  };
};
