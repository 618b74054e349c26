import { z } from 'zod';
import { AGREEMENT_WATCHES, type agreementList } from '../../../../contract/agreements.ts';
import type { Input } from '../../../../contract/endpoint.ts';
import { wholeParam, wordParam } from '../../../app/address.ts';
import { listInput, listParams, listView } from '../../../components/table/list.ts';

/** The agreements' list as its address tells it. Absent means the first choice. */

export const ACTIVITIES = ['active', 'leaving', 'ended', 'all'] as const;
export const INDEXATIONS = ['all', 'planned', 'none'] as const;
export const WATCHES = ['all', ...AGREEMENT_WATCHES] as const;
export const TYPES = ['all', 'f', 'u'] as const;
export const SORTS = [
  'agrid',
  'fullname',
  'rooms',
  'agrbegdate',
  'agrplanenddate',
  'agrenddate',
  'price',
  'balance',
  'days_left',
  'deposit',
  'future_index_date',
  'next_payment_date',
  'previous_payment_date',
  'last_payment_type',
  'username',
  'email',
  'inn',
  'manager_name',
] as const;

export const agreementsSearch = z.object({
  warehouse: wholeParam(0),
  activity: wordParam(ACTIVITIES),
  indexation: wordParam(INDEXATIONS),
  watch: wordParam(WATCHES),
  type: wordParam(TYPES),
  ...listParams(SORTS),
});
export type AgreementsSearch = z.output<typeof agreementsSearch>;

const ACTIVE_CODES = { active: 1, leaving: 0.75, ended: -1, all: 0 } as const;
const INDEXATION_CODES = { all: 0, planned: 1, none: -1 } as const;

export const agreementsView = (search: AgreementsSearch) => ({
  ...listView(search, { sort: 'agrid', dir: 'desc' }),
  warehouse: search.warehouse ?? 0,
  activity: search.activity ?? 'active',
  indexation: search.indexation ?? 'all',
  watch: search.watch ?? 'all',
  type: search.type ?? 'all',
});
export type AgreementsView = ReturnType<typeof agreementsView>;

export const agreementsInput = (view: AgreementsView): Input<typeof agreementList> => ({
  ...listInput(view),
  ...agreementFilter(view),
});

/** The filter alone: the register takes the same one. */
export const agreementFilter = (view: AgreementsView) => ({
  warehouse_id: view.warehouse,
  active: ACTIVE_CODES[view.activity],
  indexation: INDEXATION_CODES[view.indexation],
  watch: view.watch === 'all' ? undefined : view.watch,
  user_type: view.type === 'all' ? undefined : view.type,
  search_str: view.q === '' ? undefined : view.q,
});
