import type { Input } from '../../contract/endpoint.ts';
import type { DashboardChart, dashboardRegister } from '../../contract/registers.ts';
import { addMonths, monthOf } from '../domain/dates.ts';
import type { QueryContext } from '../queries/context.ts';
import { dashboardClient } from '../queries/dashboardClient.ts';
import { dashboardFinance } from '../queries/dashboardFinance.ts';
import { dashboardWarehouse } from '../queries/dashboardWarehouse.ts';
import { houseOf, rangeOf } from '../queries/parts/house.ts';
import { anyPending } from '../queries/parts/pending.ts';
import { rentTrend } from '../queries/rentTrend.ts';
import type { Table } from './registerJob.ts';
import { STATES } from './roomRegister.ts';
import type { Column, Register } from './sheet.ts';

/** The data of each chart of «Дашборды» as a sheet: what the same query answers the screen, in the same order. */

export const CHART_TITLES: Readonly<Record<DashboardChart, string>> = {
  states: 'Ячейки по состояниям',
  rented: 'Арендовано по месяцам',
  forecast: 'Прогноз аренды',
  flow: 'Приток и отток клиентов',
  moves: 'Движение ячеек',
  ages: 'Возраст и пол клиентов',
  revenue: 'Выручка по месяцам',
  arrears: 'Долги по возрасту',
};

type Ask = Omit<Input<typeof dashboardRegister>, 'chart'>;

/** Rows of an answer, seen through the columns of a sheet: plain data for the thread that writes it. */
const table = <Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
): Omit<Table, 'title' | 'pending'> => ({
  columns: columns.map(({ of: _of, ...column }) => column),
  rows: rows.map((row) => columns.map((column) => column.of(row))),
});

/** A real date of Excel, so that months sort and add up as months. */
const MONTH = { title: 'Месяц', kind: 'month', width: 12 } as const;
const firstDay = (month: string) => `${month}-01`;

/** The revenue of a month, and of the same days a year earlier, as the chart has them side by side. */
const revenueRows = (context: QueryContext, ask: Ask) => {
  const { start, end } = rangeOf(ask, houseOf(context, ask.warehouse_id).today);
  const days = { start_date: addMonths(start, -12), end_date: addMonths(end, -12), month: undefined };
  const past = dashboardFinance(context, { ...ask, ...days }).revenue_by_month;
  const earlier = new Map(past.map(({ month, revenue }) => [month, revenue]));
  return dashboardFinance(context, ask).revenue_by_month.map(({ month, revenue }) => ({
    month,
    revenue,
    before: earlier.get(monthOf(addMonths(`${month}-01`, -12))) ?? null,
  }));
};

const TABLES: Readonly<
  Record<DashboardChart, (context: QueryContext, ask: Ask) => Omit<Table, 'title' | 'pending'>>
> = {
  states: (context, { warehouse_id }) =>
    table(
      dashboardWarehouse(context, { warehouse_id }).rented_cnt.filter(({ rented }) => rented !== -1),
      [
        {
          title: 'Состояние',
          kind: 'text',
          width: 24,
          of: ({ rented }) => (rented === -1 ? null : STATES[rented]),
        },
        { title: 'Ячеек', kind: 'whole', width: 10, total: true, of: (row) => row.cnt },
        { title: 'Доля, %', kind: 'area', width: 11, of: (row) => row.rate },
        { title: 'Площадь, м²', kind: 'area', width: 14, total: true, of: (row) => row.area },
      ],
    ),
  rented: (context, ask) =>
    table(rentTrend(context, ask).rented_by_month, [
      { title: 'На день', kind: 'day', width: 12, of: (row) => row.day },
      { title: 'Аренд', kind: 'whole', width: 10, of: (row) => row.rooms },
      { title: 'Площадь, м²', kind: 'area', width: 14, of: (row) => row.area },
      { title: 'Доля площади, %', kind: 'area', width: 14, of: (row) => row.area_rate },
      { title: 'Плата в месяц, ₽', kind: 'rubles', width: 18, of: (row) => row.rent },
      { title: '₽/м²', kind: 'rubles', width: 12, of: (row) => row.price_1m },
    ]),
  forecast: (context, { warehouse_id }) =>
    table(rentTrend(context, { warehouse_id }).forecast, [
      { ...MONTH, of: (row) => firstDay(row.month) },
      { title: 'Плата в месяц, ₽', kind: 'rubles', width: 18, of: (row) => row.rent },
      { title: 'Аренд', kind: 'whole', width: 10, of: (row) => row.rooms },
      { title: 'Начнётся', kind: 'whole', width: 10, total: true, of: (row) => row.starting_cnt },
      { title: 'Начнётся, ₽', kind: 'rubles', width: 15, total: true, of: (row) => row.starting_rent },
      { title: 'Индексаций', kind: 'whole', width: 11, total: true, of: (row) => row.indexed_cnt },
      { title: 'Индексации, ₽', kind: 'rubles', width: 15, total: true, of: (row) => row.indexed_rent },
      { title: 'Выездов', kind: 'whole', width: 10, total: true, of: (row) => row.leaving_cnt },
      { title: 'Выезды, ₽', kind: 'rubles', width: 15, total: true, of: (row) => row.leaving_rent },
    ]),
  flow: (context, ask) => {
    const { inflow_by_month, outflow_by_month, flow_by_month } = dashboardClient(context, ask);
    return table(
      inflow_by_month.map(({ month, cnt }, i) => ({
        month,
        came: cnt,
        left: outflow_by_month[i]?.cnt ?? 0,
        flow: flow_by_month[i]?.cnt ?? 0,
      })),
      [
        { ...MONTH, of: (row) => firstDay(row.month) },
        { title: 'Приток', kind: 'whole', width: 10, total: true, of: (row) => row.came },
        { title: 'Отток', kind: 'whole', width: 10, total: true, of: (row) => row.left },
        { title: 'Прирост', kind: 'whole', width: 10, total: true, of: (row) => row.flow },
      ],
    );
  },
  moves: (context, ask) =>
    table(dashboardClient(context, ask).moves_by_month, [
      { ...MONTH, of: (row) => firstDay(row.month) },
      { title: 'Занято на начало', kind: 'whole', width: 12, of: (row) => row.occupied_at_start },
      { title: 'Заезды', kind: 'whole', width: 10, total: true, of: (row) => row.move_ins },
      { title: 'Выезды', kind: 'whole', width: 10, total: true, of: (row) => row.move_outs },
      { title: 'Переезды', kind: 'whole', width: 10, total: true, of: (row) => row.transfers },
      { title: 'Заехало, м²', kind: 'area', width: 13, total: true, of: (row) => row.area_in },
      { title: 'Выехало, м²', kind: 'area', width: 13, total: true, of: (row) => row.area_out },
      { title: 'Отток, %', kind: 'area', width: 11, of: (row) => row.churn_rate },
    ]),
  ages: (context, ask) =>
    table(dashboardClient(context, ask).sex_age_data, [
      { title: 'Пол', kind: 'text', width: 12, of: ({ gender }) => (gender === 1 ? 'мужской' : 'женский') },
      { title: 'Полных лет', kind: 'whole', width: 12, of: (row) => row.age },
      { title: 'Клиентов', kind: 'whole', width: 11, total: true, of: (row) => row.cnt },
    ]),
  revenue: (context, ask) =>
    table(revenueRows(context, ask), [
      { ...MONTH, of: (row) => firstDay(row.month) },
      { title: 'Выручка, ₽', kind: 'rubles', width: 18, total: true, of: (row) => row.revenue },
      { title: 'Годом раньше, ₽', kind: 'rubles', width: 18, total: true, of: (row) => row.before },
    ]),
  arrears: (context, { warehouse_id }) =>
    table(dashboardFinance(context, { warehouse_id }).arrears.buckets, [
      {
        title: 'Дней долга',
        kind: 'text',
        width: 14,
        of: ({ from, to }) => (to === null ? `свыше ${from - 1}` : `${from}–${to}`),
      },
      { title: 'Договоров', kind: 'whole', width: 12, total: true, of: (row) => row.cnt },
      { title: 'Долг, ₽', kind: 'rubles', width: 18, total: true, of: (row) => row.sum },
    ]),
};

export const dashboardTable = (
  context: QueryContext,
  { chart, ...ask }: Input<typeof dashboardRegister>,
): Table => ({
  title: CHART_TITLES[chart],
  pending: anyPending(context.db),
  ...TABLES[chart](context, ask),
});

/** What the thread writes: the table is whole already. */
export const tablePages = ({ title, pending, columns, rows }: Table): Register<Table['rows'][number]> => ({
  title,
  ...(pending ? { note: 'Есть данные, ещё не подтверждённые центром' } : {}),
  columns: columns.map((column, i) => ({ ...column, of: (row) => row[i] ?? null })),
  total: rows.length,
  pages: [rows],
});
