import { z } from 'zod';
import type { Input } from '../../../../contract/endpoint.ts';
import type { futurePayments } from '../../../../contract/futurePayments.ts';
import { wholeParam, wordParam } from '../../../app/address.ts';
import { shiftDay } from '../../../components/period.ts';
import { listInput, listParams, listView } from '../../../components/table/list.ts';

/** What will be due, as the address tells it. Absent means the first choice. */

export const DUES = ['all', 'debts', 'week', 'month'] as const;
export const SORTS = [
  'write_off_date',
  'fullname',
  'agrid',
  'price',
  'days_left',
  'deposit',
  'area',
  'price_1m',
] as const;

export const futureSearch = z.object({
  warehouse: wholeParam(0),
  due: wordParam(DUES),
  ...listParams(SORTS),
});
export type FutureSearch = z.output<typeof futureSearch>;

export const futureView = (search: FutureSearch) => ({
  ...listView(search, { sort: 'write_off_date', dir: 'asc' }),
  warehouse: search.warehouse ?? 0,
  due: search.due ?? 'all',
});
export type FutureView = ReturnType<typeof futureView>;

const WEEK = 6;
const MONTH = 29;

/** @param today bounds the week and the month; without it they are asked for as soon as it is known */
export const futureInput = (view: FutureView, today: string | undefined): Input<typeof futurePayments> => ({
  ...listInput(view),
  ...futureFilter(view, today),
});

/** The filter alone: the register takes the same one. */
export const futureFilter = (view: FutureView, today: string | undefined) => ({
  warehouse_id: view.warehouse,
  show_what: view.due === 'debts' ? ('debitors' as const) : undefined,
  end_date:
    today === undefined || view.due === 'all' || view.due === 'debts'
      ? undefined
      : shiftDay(today, view.due === 'week' ? WEEK : MONTH),
  search_str: view.q === '' ? undefined : view.q,
});
