import type { TFunction } from 'i18next';
import type { z } from 'zod';
import { dashboardClient, dashboardFinance, dashboardWarehouse } from '../../../contract/dashboards.ts';
import { rentTrend } from '../../../contract/rentTrend.ts';
import type {
  ClientDashboard,
  FinanceDashboard,
  RentTrend,
  WarehouseDashboard,
} from '../../api/dashboards.ts';
import type { Figure } from './figure.ts';

/** Which figures each dashboard shows. What they mean is said once, in the contract. */

/** The same answer for the days before and for a year earlier; undefined until it is there. */
export interface Compared<A> {
  readonly before?: A | undefined;
  readonly year?: A | undefined;
}

const definition = (schema: z.ZodType): string => schema.description ?? '';

/** A figure of an answer, with the same one of those that it is compared with. */
const compared = <A>(now: A, { before, year }: Compared<A>, of: (answer: A) => number | null) => ({
  value: of(now),
  before: before === undefined ? undefined : of(before),
  year: year === undefined ? undefined : of(year),
});

const finance = dashboardFinance.output.shape;
const clients = dashboardClient.output.shape;
const occupancy = dashboardWarehouse.output.shape.occupancy.shape;
const trendMonth = rentTrend.output.shape.rented_by_month.element.shape;

export const financeFigures = (
  t: TFunction,
  now: FinanceDashboard,
  than: Compared<FinanceDashboard>,
): Figure[] => {
  const figure = (
    key: keyof typeof finance & keyof FinanceDashboard,
    unit: Figure['unit'],
    of: (answer: FinanceDashboard) => number,
  ): Figure => ({
    name: t(`dashboards.figure_${key}` as 'dashboards.figure_revenue'),
    unit,
    definition: definition(finance[key]),
    ...compared(now, than, of),
  });
  const today = (one: Figure): Figure => ({ ...one, before: undefined, year: undefined });
  return [
    figure('revenue', 'rubles', (answer) => answer.revenue),
    figure('revenue_rent', 'rubles', (answer) => answer.revenue_rent),
    figure('avg_price_per_m2', 'rubles', (answer) => answer.avg_price_per_m2),
    figure('revenue_per_available_m2', 'rubles', (answer) => answer.revenue_per_available_m2),
    figure('economic_occupancy_rate', 'percent', (answer) => answer.economic_occupancy_rate),
    figure('delayed_payments_cnt_rate', 'percent', (answer) => answer.delayed_payments_cnt_rate),
    figure('delayed_payments_sum_rate', 'percent', (answer) => answer.delayed_payments_sum_rate),
    figure('avg_price_per_room', 'rubles', (answer) => answer.avg_price_per_room),
    figure('cnt_active_agrs', 'count', (answer) => answer.cnt_active_agrs),
    today(figure('debitors', 'rubles', (answer) => answer.debitors)),
    figure('revenue_fines', 'rubles', (answer) => answer.revenue_fines),
    figure('new_clients_revenue_rent', 'rubles', (answer) => answer.new_clients_revenue_rent),
  ];
};

/** The register of the range: what was due, what came, what is left. */
export const registerFigures = (t: TFunction, now: FinanceDashboard): Figure[] =>
  (
    [
      'reestr_sum_was',
      'reestr_sum',
      'reestr_revenue',
      'reestr_sum_past',
      'reestr_sum_future',
      'total_reestr',
    ] as const
  ).map((key) => ({
    name: t(`dashboards.figure_${key}`),
    value: now[key],
    unit: 'rubles',
    definition: definition(finance[key]),
  }));

const sum = (rows: readonly { readonly cnt: number }[]) => rows.reduce((total, { cnt }) => total + cnt, 0);

export const clientFigures = (
  t: TFunction,
  now: ClientDashboard,
  than: Compared<ClientDashboard>,
): Figure[] => {
  const figure = (
    name: string,
    schema: z.ZodType,
    unit: Figure['unit'],
    of: (answer: ClientDashboard) => number | null,
  ): Figure => ({ name, unit, definition: definition(schema), ...compared(now, than, of) });
  return [
    figure(t('dashboards.inflow'), clients.inflow_by_month, 'count', (one) => sum(one.inflow_by_month)),
    figure(t('dashboards.outflow'), clients.outflow_by_month, 'count', (one) => sum(one.outflow_by_month)),
    figure(t('dashboards.newClients'), clients.new_clients_cnt, 'count', (one) => one.new_clients_cnt),
    figure(t('dashboards.churn'), clients.churn_rate, 'percent', (one) => one.churn_rate),
    figure(t('dashboards.avgRent'), clients.avg_room_rent, 'months', (one) => one.avg_room_rent),
    figure(
      t('dashboards.medianStay'),
      clients.length_of_stay.shape.ended,
      'months',
      (one) => one.length_of_stay.ended.median_months,
    ),
    figure(
      t('dashboards.roomsPerClient'),
      clients.avg_cnt_rooms_per_user,
      'count',
      (one) => one.avg_cnt_rooms_per_user,
    ),
    figure(
      t('dashboards.areaPerClient'),
      clients.avg_area_per_user,
      'metres',
      (one) => one.avg_area_per_user,
    ),
  ];
};

const last = ({ rented_by_month }: RentTrend) => rented_by_month.at(-1);

export const warehouseFigures = (
  t: TFunction,
  { occupancy: now }: WarehouseDashboard,
  trend: RentTrend | undefined,
  than: Compared<RentTrend>,
): Figure[] => {
  const plain = (key: keyof typeof occupancy, unit: Figure['unit']): Figure => ({
    name: t(`dashboards.figure_${key}` as 'dashboards.figure_rooms_rate'),
    value: now[key],
    unit,
    definition: definition(occupancy[key]),
  });
  const then = (key: 'area' | 'area_rate' | 'rent' | 'price_1m', unit: Figure['unit']): Figure[] =>
    trend === undefined
      ? []
      : [
          {
            name: t(`dashboards.trend_${key}`),
            unit,
            definition: definition(trendMonth[key]),
            ...compared(trend, than, (one) => last(one)?.[key] ?? null),
          },
        ];
  return [
    plain('rooms_rate', 'percent'),
    plain('area_rate', 'percent'),
    plain('economic_rate', 'percent'),
    plain('rooms_offered', 'count'),
    plain('rooms_occupied', 'count'),
    plain('rent_potential', 'rubles'),
    ...then('rent', 'rubles'),
    ...then('area', 'metres'),
    ...then('price_1m', 'rubles'),
  ];
};
