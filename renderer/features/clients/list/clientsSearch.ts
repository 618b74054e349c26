import { z } from 'zod';
import type { clientList } from '../../../../contract/clients.ts';
import type { Input } from '../../../../contract/endpoint.ts';
import { textParam, wholeParam, wordParam } from '../../../app/address.ts';

/** The clients' list as its address tells it. Absent means the first choice; what doesn't fit counts as absent. */

export const PAGE_SIZES = [30, 50, 100] as const;
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
export type ClientSort = (typeof SORTS)[number];

export const clientsSearch = z.object({
  warehouse: wholeParam(0),
  q: textParam(),
  activity: wordParam(ACTIVITIES),
  type: wordParam(TYPES),
  sort: wordParam(SORTS),
  dir: wordParam(['asc', 'desc']),
  page: wholeParam(1, 1_000_000),
  size: wholeParam(1, 500),
});
export type ClientsSearch = z.output<typeof clientsSearch>;

const ACTIVE_CODES: Record<Activity, 1 | 0.75 | -1 | 0> = { all: 0, active: 1, leaving: 0.75, inactive: -1 };

/** The address with every default filled in. */
export const clientsView = (search: ClientsSearch) => ({
  warehouse: search.warehouse ?? 0,
  q: search.q ?? '',
  activity: search.activity ?? 'all',
  type: search.type ?? 'all',
  sort: search.sort ?? 'fullname',
  dir: search.dir ?? 'asc',
  page: search.page ?? 1,
  size: PAGE_SIZES.find((size) => size === search.size) ?? PAGE_SIZES[0],
});
export type ClientsView = ReturnType<typeof clientsView>;

/** Whether anything narrows the list down besides the warehouse. */
export const isFiltered = (view: ClientsView): boolean =>
  view.q !== '' || view.activity !== 'all' || view.type !== 'all';

export const clientsInput = (view: ClientsView): Input<typeof clientList> => ({
  warehouse_id: view.warehouse,
  active: ACTIVE_CODES[view.activity],
  user_type: view.type === 'all' ? undefined : view.type,
  search_str: view.q === '' ? undefined : view.q,
  sort_column: view.sort,
  sort_direction: view.dir,
  page: view.page,
  show_cnt: view.size,
});
