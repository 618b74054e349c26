import type { TFunction } from 'i18next';
import type {
  ClientDashboard,
  FinanceDashboard,
  RentTrend,
  WarehouseDashboard,
} from '../../api/dashboards.ts';
import type { Figure } from './figure.ts';

/** Which figures each dashboard shows. What they mean is said in the words of the desk: the contract's are for programmers. */

/** The same answer for the days before and for a year earlier; undefined until it is there. */
export interface Compared<A> {
  readonly before?: A | undefined;
  readonly year?: A | undefined;
}

/** A figure of an answer, with the same one of those that it is compared with. */
const compared = <A>(now: A, { before, year }: Compared<A>, of: (answer: A) => number | null) => ({
  value: of(now),
  before: before === undefined ? undefined : of(before),
  year: year === undefined ? undefined : of(year),
});

type FinanceKey =
  | 'revenue'
  | 'revenue_rent'
  | 'avg_price_per_m2'
  | 'revenue_per_available_m2'
  | 'economic_occupancy_rate'
  | 'delayed_payments_cnt_rate'
  | 'delayed_payments_sum_rate'
  | 'avg_price_per_room'
  | 'cnt_active_agrs'
  | 'debitors'
  | 'revenue_fines'
  | 'new_clients_revenue_rent';
type ClientKey =
  | 'inflow'
  | 'outflow'
  | 'newClients'
  | 'churn'
  | 'avgRent'
  | 'medianStay'
  | 'roomsPerClient'
  | 'areaPerClient';
type OccupancyKey = Exclude<
  keyof WarehouseDashboard['occupancy'],
  'area_offered' | 'area_occupied' | 'rent_in_place'
>;

export const financeFigures = (
  t: TFunction,
  now: FinanceDashboard,
  than: Compared<FinanceDashboard>,
): Figure[] => {
  const figure = (
    key: FinanceKey,
    unit: Figure['unit'],
    of: (answer: FinanceDashboard) => number,
  ): Figure => ({
    name: t(`dashboards.figure_${key}`),
    unit,
    definition: t(`dashboardMeans.${key}`),
    ...compared(now, than, of),
  });
  const today = (one: Figure): Figure => ({ ...one, before: undefined, year: undefined });
  return [
    { ...figure('revenue', 'rubles', (answer) => answer.revenue), list: 'payments' },
    figure('revenue_rent', 'rubles', (answer) => answer.revenue_rent),
    figure('avg_price_per_m2', 'rubles', (answer) => answer.avg_price_per_m2),
    figure('revenue_per_available_m2', 'rubles', (answer) => answer.revenue_per_available_m2),
    figure('economic_occupancy_rate', 'percent', (answer) => answer.economic_occupancy_rate),
    figure('delayed_payments_cnt_rate', 'percent', (answer) => answer.delayed_payments_cnt_rate),
    figure('delayed_payments_sum_rate', 'percent', (answer) => answer.delayed_payments_sum_rate),
    figure('avg_price_per_room', 'rubles', (answer) => answer.avg_price_per_room),
    figure('cnt_active_agrs', 'count', (answer) => answer.cnt_active_agrs),
    { ...today(figure('debitors', 'rubles', (answer) => answer.debitors)), list: 'debtors' },
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
    definition: t(`dashboardMeans.${key}`),
  }));

const sum = (rows: readonly { readonly cnt: number }[]) => rows.reduce((total, { cnt }) => total + cnt, 0);

export const clientFigures = (
  t: TFunction,
  now: ClientDashboard,
  than: Compared<ClientDashboard>,
): Figure[] => {
  const figure = (
    key: ClientKey,
    unit: Figure['unit'],
    of: (answer: ClientDashboard) => number | null,
  ): Figure => ({
    name: t(`dashboards.${key}`),
    unit,
    definition: t(`dashboardMeans.${key}`),
    ...compared(now, than, of),
  });
  return [
    figure('inflow', 'count', (one) => sum(one.inflow_by_month)),
    figure('outflow', 'count', (one) => sum(one.outflow_by_month)),
    figure('newClients', 'count', (one) => one.new_clients_cnt),
    figure('churn', 'percent', (one) => one.churn_rate),
    figure('avgRent', 'months', (one) => one.avg_room_rent),
    figure('medianStay', 'months', (one) => one.length_of_stay.ended.median_months),
    figure('roomsPerClient', 'count', (one) => one.avg_cnt_rooms_per_user),
    figure('areaPerClient', 'metres', (one) => one.avg_area_per_user),
  ];
};

const last = ({ rented_by_month }: RentTrend) => rented_by_month.at(-1);

export const warehouseFigures = (
  t: TFunction,
  { occupancy: now }: WarehouseDashboard,
  trend: RentTrend | undefined,
  than: Compared<RentTrend>,
): Figure[] => {
  const plain = (key: OccupancyKey, unit: Figure['unit']): Figure => ({
    name: t(`dashboards.figure_${key}`),
    value: now[key],
    unit,
    definition: t(`dashboardMeans.${key}`),
  });
  const then = (key: 'area' | 'rent' | 'price_1m', unit: Figure['unit']): Figure[] =>
    trend === undefined
      ? []
      : [
          {
            name: t(`dashboards.trend_${key}`),
            unit,
            definition: t(`dashboardMeans.trend_${key}`),
            ...compared(trend, than, (one) => last(one)?.[key] ?? null),
          },
        ];
  return [
    plain('rooms_rate', 'percent'),
    plain('area_rate', 'percent'),
    plain('economic_rate', 'percent'),
    plain('rooms_offered', 'count'),
    { ...plain('rooms_occupied', 'count'), list: 'occupied' },
    plain('rent_potential', 'rubles'),
    ...then('rent', 'rubles'),
    ...then('area', 'metres'),
    ...then('price_1m', 'rubles'),
  ];
};
