import { z } from 'zod';
import type { Input } from '../../../contract/endpoint.ts';
import type { locksPower } from '../../../contract/locks.ts';
import { wholeParam, wordParam } from '../../app/address.ts';
import { listFilter, listInput, listParams, listView } from '../../components/table/list.ts';

/** The locks' list as its address tells it. */

export const SORTS = ['electric_quantity', 'room_name', 'update_date', 'lock_id'] as const;
export const CHARGES = ['all', 'low', 'half'] as const;
const BELOW = { all: undefined, low: 20, half: 50 } as const;

export const locksSearch = z.object({
  warehouse: wholeParam(0),
  low: wordParam(CHARGES),
  ...listParams(SORTS),
});
export type LocksSearch = z.output<typeof locksSearch>;

export const locksView = (search: LocksSearch) => ({
  ...listView(search, { sort: 'electric_quantity', dir: 'asc' }),
  warehouse: search.warehouse ?? 0,
  low: search.low ?? 'all',
});
export type LocksView = ReturnType<typeof locksView>;

const conditions = (view: LocksView) => ({ warehouse_id: view.warehouse, charge_below: BELOW[view.low] });

export const locksInput = (view: LocksView): Input<typeof locksPower> => ({
  ...listInput(view),
  ...conditions(view),
});

/** Without the page: the register takes the same. */
export const locksFilter = (view: LocksView) => ({ ...listFilter(view), ...conditions(view) });
