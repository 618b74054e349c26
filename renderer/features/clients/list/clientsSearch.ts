import { z } from 'zod';
import type { clientList } from '../../../../contract/clients.ts';
import type { Input } from '../../../../contract/endpoint.ts';
import { wholeParam, wordParam } from '../../../app/address.ts';
import { listInput, listParams, listView } from '../../../components/table/list.ts';

/** The clients' list as its address tells it. Absent means the first choice; what doesn't fit counts as absent. */

export const ACTIVITIES = ['all', 'active', 'leaving', 'inactive'] as const;
export const TYPES = ['all', 'f', 'u'] as const;
/** Sort columns of the API that have a column here. */
export const SORTS = [
  'fullname',
  'username',
  'rooms',
  'num_of_agrs',
  'month_payment',
  'balance',
  'days_left',
] as const;

export type Activity = (typeof ACTIVITIES)[number];
export type ClientTypeFilter = (typeof TYPES)[number];

export const clientsSearch = z.object({
  warehouse: wholeParam(0),
  activity: wordParam(ACTIVITIES),
  type: wordParam(TYPES),
  ...listParams(SORTS),
});
export type ClientsSearch = z.output<typeof clientsSearch>;

const ACTIVE_CODES: Record<Activity, 1 | 0.75 | -1 | 0> = { all: 0, active: 1, leaving: 0.75, inactive: -1 };

/** The address with every default filled in. */
export const clientsView = (search: ClientsSearch) => ({
  ...listView(search, { sort: 'fullname', dir: 'asc' }),
  warehouse: search.warehouse ?? 0,
  activity: search.activity ?? 'all',
  type: search.type ?? 'all',
});
export type ClientsView = ReturnType<typeof clientsView>;

export const clientsInput = (view: ClientsView): Input<typeof clientList> => ({
  ...listInput(view),
  ...clientFilter(view),
});

/** The filter alone: the register takes the same one. */
export const clientFilter = (view: ClientsView) => ({
  search_str: view.q === '' ? undefined : view.q,
  warehouse_id: view.warehouse,
  active: ACTIVE_CODES[view.activity],
  user_type: view.type === 'all' ? undefined : view.type,
});
