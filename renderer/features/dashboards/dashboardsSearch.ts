import { z } from 'zod';
import { RENT_ROLL_COLUMNS, type rentRoll } from '../../../contract/dashboards.ts';
import type { Input } from '../../../contract/endpoint.ts';
import type { Asked } from '../../api/dashboards.ts';
import { dayParam, wholeParam, wordParam } from '../../app/address.ts';
import { type Span, spanBefore, yearBefore } from '../../components/period.ts';
import { listInput, listParams, listView } from '../../components/table/list.ts';

/** Which dashboard, of which days, as the address tells it. No days: the last 12 months. */

export const TABS = ['warehouse', 'clients', 'finance'] as const;
export type Tab = (typeof TABS)[number];

export const dashboardsSearch = z.object({
  warehouse: wholeParam(0),
  tab: wordParam(TABS),
  from: dayParam(),
  to: dayParam(),
});
export type DashboardsSearch = z.output<typeof dashboardsSearch>;

/** Days that have their end before their start can't be asked for: they count as named by none. */
export const spanIn = ({ from, to }: DashboardsSearch): Partial<Span> =>
  from !== undefined && to !== undefined && from > to ? {} : { ...(from && { from }), ...(to && { to }) };

export const askedOf = (warehouse: number, { from, to }: Partial<Span>): Asked => ({
  warehouse_id: warehouse,
  start_date: from,
  end_date: to,
});

/** The 12 months up to a day, that day included, as the API counts them. */
export const twelveMonthsTo = (to: string): Span => {
  const after = new Date(Date.parse(yearBefore({ from: to, to }).from) + 86_400_000);
  return { from: after.toISOString().slice(0, 10), to };
};

/** The days that are shown; undefined while today isn't known. */
export const shownSpan = ({ from, to }: Partial<Span>, today: string | undefined): Span | undefined => {
  const end = to ?? today;
  if (end === undefined) return undefined;
  return { from: from ?? twelveMonthsTo(end).from, to: end };
};

/** What the shown days are compared with; where both are the same days, the year alone. */
export const comparedSpans = (span: Span): { before: Span | null; year: Span } => {
  const [before, year] = [spanBefore(span), yearBefore(span)];
  return { before: before.from === year.from && before.to === year.to ? null : before, year };
};

export const rollSearch = z.object({ warehouse: wholeParam(0), ...listParams(RENT_ROLL_COLUMNS) });
export type RollSearch = z.output<typeof rollSearch>;

export const rollView = (search: RollSearch) => ({
  ...listView(search, { sort: 'room_name', dir: 'asc' }),
  warehouse: search.warehouse ?? 0,
});
export type RollView = ReturnType<typeof rollView>;

export const rollInput = (view: RollView): Input<typeof rentRoll> => ({
  ...listInput(view),
  warehouse_id: view.warehouse,
});
