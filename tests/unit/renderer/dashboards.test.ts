import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import type {
  ClientDashboard,
  FinanceDashboard,
  RentTrend,
  WarehouseDashboard,
} from '../../../renderer/api/dashboards.ts';
import { isEmpty, spoken, tickText, valueText } from '../../../renderer/components/chart/model.ts';
import { agesChart, revenueChart } from '../../../renderer/components/dashboards/charts.ts';
import { changeText } from '../../../renderer/components/dashboards/figure.ts';
import {
  clientFigures,
  financeFigures,
  registerFigures,
  warehouseFigures,
} from '../../../renderer/components/dashboards/figureList.ts';
import { comparedSpans, shownSpan, spanIn } from '../../../renderer/features/dashboards/dashboardsSearch.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { ru } from '../../../renderer/i18n/ru.ts';

const t = ((key: string) => key) as unknown as TFunction;

test.each([
  [110, 100, 'rubles', '+10\u00a0%'],
  [90, 100, 'count', '\u221210\u00a0%'],
  [100, 100, 'metres', '0\u00a0%'],
  [75.5, 70, 'percent', '+5,5\u00a0п.\u00a0п.'],
  [0, 2.26, 'percent', '\u22122,3\u00a0п.\u00a0п.'],
  // Ten per cent more of nothing is nothing that can be said.
  [10, 0, 'count', '—'],
  [null, 3, 'months', '—'],
  [-50, -100, 'rubles', '+50\u00a0%'],
] as const)('%s after %s of %s is %s', (now, then, unit, text) => {
  expect(changeText(now, then, unit)).toBe(text);
});

test('numbers as the trade writes them, shorter on an axis', () => {
  expect(valueText(1_234_567.5, 'rubles')).toBe('1\u00a0234\u00a0567,50\u00a0₽');
  expect(valueText(null, 'count')).toBe('—');
  expect(tickText(1_500_000, 'rubles')).toBe('1,5\u00a0млн\u00a0₽');
  expect(tickText(-20_000, 'metres')).toBe('\u221220\u00a0тыс.\u00a0м²');
});

const people = (rows: [age: number, gender: 0 | 1, cnt: number][]) =>
  ({ sex_age_data: rows.map(([age, gender, cnt]) => ({ age, gender, cnt })) }) as ClientDashboard;

test('everybody stands in one band of the pyramid, the oldest on top', () => {
  const chart = agesChart(
    t,
    people([
      [18, 1, 2],
      [19, 0, 1],
      [20, 1, 3],
      [24, 1, 4],
      [74, 0, 5],
      [75, 0, 6],
      [103, 1, 7],
    ]),
  );
  const [men, women] = chart.series;
  expect(chart.labels.at(0)).toBe('dashboards.older');
  expect(chart.labels.at(-2)).toBe('20–24');
  expect([men?.values.at(0), men?.values.at(-2), men?.values.at(-1)]).toEqual([7, 7, 2]);
  expect([women?.values.at(0), women?.values.at(1), women?.values.at(-1)]).toEqual([6, 5, 1]);
  expect(isEmpty(agesChart(t, people([])))).toBe(true);
});

const revenueOf = (months: [month: string, revenue: number][]) =>
  ({ revenue_by_month: months.map(([month, revenue]) => ({ month, revenue })) }) as FinanceDashboard;

test('each month stands beside the same one a year earlier; what is not known is no nought', () => {
  const chart = revenueChart(
    t,
    revenueOf([
      ['2026-01', 5],
      ['2026-02', 6],
    ]),
    revenueOf([['2025-02', 4]]),
  );
  expect(chart.series.map(({ values }) => values)).toEqual([
    [5, 6],
    [null, 4],
  ]);
  expect(revenueChart(t, revenueOf([]), undefined).series).toHaveLength(1);
  expect(spoken(chart)).toContain('6\u00a0₽');
});

test('days in the address: none are the last 12 months, upside down are none', () => {
  expect(shownSpan(spanIn({}), '2026-11-25')).toEqual({ from: '2025-11-26', to: '2026-11-25' });
  expect(spanIn({ from: '2026-11-25', to: '2026-11-01' })).toEqual({});
  expect(shownSpan({}, undefined)).toBeUndefined();
});

test('twelve months are compared with the year before, once', () => {
  expect(comparedSpans({ from: '2025-11-26', to: '2026-11-25' })).toEqual({
    before: null,
    year: { from: '2024-11-26', to: '2025-11-25' },
  });
  expect(comparedSpans({ from: '2026-11-01', to: '2026-11-25' }).before).toEqual({
    from: '2026-10-01',
    to: '2026-10-25',
  });
});

/** An answer that has every number: what stands in it is of no matter here. */
const anything = (): unknown =>
  new Proxy(() => 0, {
    get: (_, key) => (key === 'at' ? () => anything() : key === 'reduce' ? () => 1 : anything()),
  });

/** As a person reads it. */
const inWords = (texts: typeof ru | typeof en) =>
  ((key: string) => {
    const [group = '', name = ''] = key.split('.');
    return Reflect.get(Reflect.get(texts, group), name);
  }) as unknown as TFunction;

test.each([
  ['Russian', ru],
  ['English', en],
] as const)('no figure goes without its definition, in words and not in the API’s names: %s', (_, texts) => {
  const words = inWords(texts);
  const all = [
    ...warehouseFigures(words, anything() as WarehouseDashboard, anything() as RentTrend, {}),
    ...clientFigures(words, anything() as ClientDashboard, {}),
    ...financeFigures(words, anything() as FinanceDashboard, {}),
    ...registerFigures(words, anything() as FinanceDashboard),
  ];
  expect(all).toHaveLength(35);
  expect(all.filter(({ definition }) => !/^[^_]{20,}\.$/.test(definition)).map(({ name }) => name)).toEqual(
    [],
  );
});
