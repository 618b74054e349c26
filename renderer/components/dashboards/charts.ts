import type { TFunction } from 'i18next';
import i18next from 'i18next';
import type {
  ClientDashboard,
  FinanceDashboard,
  RentTrend,
  WarehouseDashboard,
} from '../../api/dashboards.ts';
import { number } from '../../i18n/format.ts';
import type { ChartModel } from '../chart/model.ts';
import { statusOfCode } from '../status/roomStatus.ts';

/** What each chart of the dashboards draws, from the API's answers alone. */

/** `2026-11` as «ноя 26». */
export const monthName = (month: string): string => {
  const name = new Intl.DateTimeFormat(i18next.language, { month: 'long', timeZone: 'UTC' }).format(
    new Date(`${month}-01`),
  );
  return `${name.slice(0, 3)} ${month.slice(2, 4)}`;
};

export const statesChart = (t: TFunction, { rented_cnt }: WarehouseDashboard): ChartModel => {
  const rows = rented_cnt.flatMap(({ rented, cnt, rate }) => {
    const status = rented === -1 ? null : statusOfCode(rented);
    return status === null ? [] : [{ status, cnt, rate }];
  });
  return {
    title: t('dashboards.states'),
    what: t('dashboards.state'),
    labels: rows.map(({ status, rate }) => `${t(`status.${status}`)} · ${number(rate)}\u00a0%`),
    series: [
      {
        name: t('dashboards.roomCount'),
        values: rows.map(({ cnt }) => cnt),
        paint: rows.map(({ status }) => status),
      },
    ],
    unit: 'count',
    lying: true,
  };
};

export const rentedChart = (t: TFunction, { rented_by_month, area_offered }: RentTrend): ChartModel => ({
  title: t('dashboards.rented'),
  what: t('dashboards.month'),
  labels: rented_by_month.map(({ month }) => monthName(month)),
  series: [
    {
      name: t('dashboards.areaRented'),
      values: rented_by_month.map(({ area }) => area),
      paint: 'seriesMain',
    },
    {
      name: t('dashboards.areaOffered'),
      values: rented_by_month.map(() => area_offered),
      paint: 'seriesQuiet',
      line: true,
    },
  ],
  unit: 'metres',
});

export const forecastChart = (t: TFunction, { forecast }: RentTrend): ChartModel => ({
  title: t('dashboards.forecast'),
  what: t('dashboards.month'),
  labels: forecast.map(({ month }) => monthName(month)),
  series: [
    {
      name: t('dashboards.rentAhead'),
      values: forecast.map(({ rent }) => rent),
      paint: 'seriesMain',
      told: true,
    },
    {
      name: t('dashboards.indexedAhead'),
      values: forecast.map(({ indexed_rent }) => indexed_rent),
      paint: 'free',
    },
    {
      name: t('dashboards.leavingAhead'),
      values: forecast.map(({ leaving_rent }) => -leaving_rent),
      paint: 'leaving',
    },
  ],
  unit: 'rubles',
});

export const flowChart = (t: TFunction, dashboard: ClientDashboard): ChartModel => ({
  title: t('dashboards.flow'),
  what: t('dashboards.month'),
  labels: dashboard.inflow_by_month.map(({ month }) => monthName(month)),
  series: [
    {
      name: t('dashboards.inflow'),
      values: dashboard.inflow_by_month.map(({ inflow }) => inflow),
      paint: 'seriesMain',
    },
    {
      name: t('dashboards.outflow'),
      values: dashboard.outflow_by_month.map(({ outflow }) => outflow),
      paint: 'seriesOther',
    },
    {
      name: t('dashboards.netFlow'),
      values: dashboard.flow_by_month.map(({ flow }) => flow),
      paint: 'occupied',
      line: true,
    },
  ],
  unit: 'count',
});

export const movesChart = (t: TFunction, { moves_by_month }: ClientDashboard): ChartModel => ({
  title: t('dashboards.moves'),
  what: t('dashboards.month'),
  labels: moves_by_month.map(({ month }) => monthName(month)),
  series: [
    { name: t('dashboards.moveIns'), values: moves_by_month.map((row) => row.move_ins), paint: 'seriesMain' },
    {
      name: t('dashboards.moveOuts'),
      values: moves_by_month.map((row) => row.move_outs),
      paint: 'seriesOther',
    },
    {
      name: t('dashboards.transfers'),
      values: moves_by_month.map((row) => row.transfers),
      paint: 'seriesQuiet',
    },
  ],
  unit: 'count',
});

const YOUNGEST = 20;
const OLDEST = 75;
const BAND = 5;

/** Bands of five years, the oldest on top: a pyramid. */
export const agesChart = (t: TFunction, { sex_age_data }: ClientDashboard): ChartModel => {
  const bands = [
    { label: t('dashboards.younger', { age: YOUNGEST }), from: 0, to: YOUNGEST - 1 },
    ...Array.from({ length: (OLDEST - YOUNGEST) / BAND }, (_, i) => {
      const from = YOUNGEST + i * BAND;
      return { label: `${from}–${from + BAND - 1}`, from, to: from + BAND - 1 };
    }),
    { label: t('dashboards.older', { age: OLDEST }), from: OLDEST, to: 200 },
  ].toReversed();
  const countOf = (gender: 0 | 1) =>
    bands.map(({ from, to }) =>
      sex_age_data.reduce(
        (sum, row) => sum + (row.gender === gender && row.age >= from && row.age <= to ? row.cnt : 0),
        0,
      ),
    );
  return {
    title: t('dashboards.ages'),
    what: t('dashboards.age'),
    labels: bands.map(({ label }) => label),
    series: [
      { name: t('dashboards.men'), values: countOf(1), paint: 'seriesMain' },
      { name: t('dashboards.women'), values: countOf(0), paint: 'seriesOther' },
    ],
    unit: 'count',
    lying: true,
    mirrored: true,
  };
};

/** Each month beside the same one a year earlier, where that is known. */
export const revenueChart = (
  t: TFunction,
  now: FinanceDashboard,
  yearAgo: FinanceDashboard | undefined,
): ChartModel => {
  const before = new Map(yearAgo?.revenue_by_month.map(({ month, revenue }) => [month, revenue]));
  const earlier = (month: string) => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;
  const values = now.revenue_by_month.map(({ month }) => before.get(earlier(month)) ?? null);
  const compared = { name: t('dashboards.yearEarlier'), values, paint: 'seriesQuiet' as const };
  return {
    title: t('dashboards.revenue'),
    what: t('dashboards.month'),
    labels: now.revenue_by_month.map(({ month }) => monthName(month)),
    series: [
      {
        name: t('dashboards.revenueShort'),
        values: now.revenue_by_month.map(({ revenue }) => revenue),
        paint: 'seriesMain',
      },
      ...(yearAgo === undefined ? [] : [compared]),
    ],
    unit: 'rubles',
  };
};

const AGE_PAINTS = ['levelMild', 'levelMiddle', 'levelStrong', 'levelWorst'] as const;

export const arrearsChart = (t: TFunction, { arrears }: FinanceDashboard): ChartModel => ({
  title: t('dashboards.arrears'),
  what: t('dashboards.debtAge'),
  labels: arrears.buckets.map(({ from, to, cnt }) =>
    t('dashboards.bucket', {
      span: to === null ? t('dashboards.over', { days: from - 1 }) : `${from}–${to}`,
      count: cnt,
      n: number(cnt),
    }),
  ),
  series: [
    {
      name: t('dashboards.debt'),
      values: arrears.buckets.map(({ sum }) => sum),
      paint: arrears.buckets.map((_, i) => AGE_PAINTS[i] ?? 'levelWorst'),
    },
  ],
  unit: 'rubles',
  lying: true,
});
