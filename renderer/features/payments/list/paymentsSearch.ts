import { z } from 'zod';
import type { Input } from '../../../../contract/endpoint.ts';
import type { paymentList } from '../../../../contract/payments.ts';
import { dayParam, wholeParam, wordParam } from '../../../app/address.ts';
import { listInput, listParams, listView } from '../../../components/table/list.ts';

/** The list of payments as its address tells it. Absent means the first choice. */

export const KINDS = ['payments', 'returns', 'all'] as const;
export const SORTS = [
  'payment_date',
  'payment_id',
  'payment_insert_date',
  'fullname',
  'agrid',
  'type',
  'account_article',
  'amount',
  'manager_name',
] as const;

export const paymentsSearch = z.object({
  warehouse: wholeParam(0),
  kind: wordParam(KINDS),
  from: dayParam(),
  to: dayParam(),
  ...listParams(SORTS),
});
export type PaymentsSearch = z.output<typeof paymentsSearch>;

const RETURNED = { payments: 0, returns: 1, all: -1 } as const;

export const paymentsView = (search: PaymentsSearch) => ({
  ...listView(search, { sort: 'payment_date', dir: 'desc' }),
  warehouse: search.warehouse ?? 0,
  kind: search.kind ?? 'payments',
  from: search.from,
  to: search.to,
});
export type PaymentsView = ReturnType<typeof paymentsView>;

export const paymentsInput = (view: PaymentsView): Input<typeof paymentList> => ({
  ...listInput(view),
  ...paymentFilter(view),
  // The API's own order has the newest first within a day too.
  ...(view.sort === 'payment_date' && view.dir === 'desc'
    ? { sort_column: undefined, sort_direction: undefined }
    : {}),
});

/** The filter alone: the register takes the same one. */
export const paymentFilter = (view: PaymentsView) => ({
  warehouse_id: view.warehouse,
  returned: RETURNED[view.kind],
  filter_start_date: view.from,
  filter_end_date: view.to,
  search_str: view.q === '' ? undefined : view.q,
});
