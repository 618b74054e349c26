import { z } from 'zod';
import type { Input } from '../../../contract/endpoint.ts';
import { INDEXATION_SORT_COLUMNS, type indexationList } from '../../../contract/indexation.ts';
import { idsParam, wholeParam, wordParam } from '../../app/address.ts';
import { listFilter, listInput, listParams, listView, PAGE_SIZES } from '../../components/table/list.ts';

/** Индексация as its address tells it. */

export const PLANS = ['all', 'none', 'planned'] as const;
/** The price has been the same for so many months at least. */
export const AGES = ['0', '6', '12', '24'] as const;

export const indexationSearch = z.object({
  warehouse: wholeParam(0),
  plan: wordParam(PLANS),
  age: wordParam(AGES),
  /** Rubles for 1 m² a month, both ends included. */
  from: wholeParam(0),
  to: wholeParam(0),
  /** Only these rooms: those marked on the plan. */
  rooms: idsParam(),
  ...listParams(INDEXATION_SORT_COLUMNS),
});
export type IndexationSearch = z.output<typeof indexationSearch>;

const CODES = { all: 0, none: -1, planned: 1 } as const;

export const indexationView = (search: IndexationSearch) => ({
  ...listView(
    // Rooms that were marked elsewhere stand on one page, all of them marked.
    search.rooms === undefined ? search : { size: PAGE_SIZES[3], ...search },
    { sort: 'price_since', dir: 'asc' },
  ),
  warehouse: search.warehouse ?? 0,
  plan: search.plan ?? 'all',
  age: search.age ?? '0',
  from: search.from,
  to: search.to,
  rooms: search.rooms,
});
export type IndexationView = ReturnType<typeof indexationView>;

export const indexationInput = (view: IndexationView): Input<typeof indexationList> => ({
  ...listInput(view),
  ...conditions(view),
});

/** Without the page: the register takes the same. */
export const indexationFilter = (view: IndexationView) => ({ ...listFilter(view), ...conditions(view) });

const conditions = (view: IndexationView) => ({
  warehouse_id: view.warehouse,
  indexation: CODES[view.plan],
  age_months: view.age === '0' ? undefined : Number(view.age),
  price_1m_start: view.from,
  price_1m_end: view.to,
  room_ids: view.rooms === undefined ? undefined : [...view.rooms],
});
