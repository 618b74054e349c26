import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoDesk, demoDesk, demoTemplate } from '../support/demoDesk.ts';
import { dayCell, download, readRegister } from '../support/files.ts';

/** The data of the dashboards' charts, as the dashboards have them, read back by another library. */

const template = mkdtempSync(join(tmpdir(), 'mesto-demo-'));
beforeAll(() => demoTemplate(template), 60_000);
afterAll(() => rmSync(template, { recursive: true, force: true }));

type Row = Record<string, unknown>;

const RANGE = 'start_date=2026-01-01&end_date=2026-11-23';
const sheet = async (desk: DemoDesk, chart: string) => {
  const got = await download(desk, `/_desk_/registers/dashboard?chart=${chart}&warehouse_id=1&${RANGE}`);
  expect(got.status).toBe(200);
  return { got, ...(await readRegister(got.bytes)) };
};
/** A month is a real date. */
const monthCell = ({ month }: Row) => dayCell(`${month}-01`);
const answer = async (desk: DemoDesk, path: string, query = `warehouse_id=1&${RANGE}`) =>
  (await desk.get(`${path}?${query}`)).body;

test('each chart’s sheet holds what its dashboard answers', async () => {
  const desk = await demoDesk(template);
  const warehouse = await answer(desk, '/_dashboard_warehouse_', 'warehouse_id=1');
  const clients = await answer(desk, '/_dashboard_client_');
  const finance = await answer(desk, '/_dashboard_finance_');
  const trend = await answer(desk, '/_desk_/rent_trend');
  const columns = async (chart: string, ...titles: string[]) =>
    (await sheet(desk, chart)).rows.map((row: Row) => titles.map((title) => row[title]));

  expect(await columns('states', 'Ячеек', 'Площадь, м²')).toEqual(
    warehouse.rented_cnt.slice(0, -1).map((row: Row) => [row.cnt, row.area]),
  );
  expect(await columns('rented', 'Аренд', 'Плата в месяц, ₽', 'Доля площади, %')).toEqual(
    trend.rented_by_month.map((row: Row) => [row.rooms, row.rent, row.area_rate]),
  );
  expect(await columns('forecast', 'Месяц', 'Плата в месяц, ₽', 'Выездов', 'Индексации, ₽')).toEqual(
    trend.forecast.map((row: Row) => [monthCell(row), row.rent, row.leaving_cnt, row.indexed_rent]),
  );
  expect(await columns('flow', 'Месяц', 'Приток', 'Отток', 'Прирост')).toEqual(
    clients.inflow_by_month.map((row: Row, i: number) => [
      monthCell(row),
      row.inflow,
      clients.outflow_by_month[i].outflow,
      clients.flow_by_month[i].flow,
    ]),
  );
  expect(await columns('moves', 'Месяц', 'Заезды', 'Выезды', 'Заехало, м²')).toEqual(
    clients.moves_by_month.map((row: Row) => [monthCell(row), row.move_ins, row.move_outs, row.area_in]),
  );
  expect(await columns('ages', 'Пол', 'Полных лет', 'Клиентов')).toEqual(
    clients.sex_age_data.map((row: Row) => [row.gender === 1 ? 'мужской' : 'женский', row.age, row.cnt]),
  );
  const earlier = await answer(
    desk,
    '/_dashboard_finance_',
    'warehouse_id=1&start_date=2025-01-01&end_date=2025-11-23',
  );
  expect(await columns('revenue', 'Месяц', 'Выручка, ₽', 'Годом раньше, ₽')).toEqual(
    finance.revenue_by_month.map((row: Row, i: number) => [
      monthCell(row),
      row.revenue,
      earlier.revenue_by_month[i].revenue,
    ]),
  );
  expect(await columns('arrears', 'Договоров', 'Долг, ₽')).toEqual(
    finance.arrears.buckets.map((row: Row) => [row.cnt, row.sum]),
  );
});

test('sums stand below as formulas, and the file bears the chart’s name, the day and the warehouse', async () => {
  const desk = await demoDesk(template);
  const { rows, totals, got } = await sheet(desk, 'revenue');
  expect(totals?.['Выручка, ₽']).toEqual({
    formula: `SUBTOTAL(109,B2:B${rows.length + 1})`,
    result: expect.any(Number),
  });
  expect(got.fileName).toBe('Выручка по месяцам 2026-11-23 Борисовские пруды.xlsx');
});

test('a chart that there is not is named as the fault', async () => {
  const desk = await demoDesk(template);
  const { status, body } = await desk.get('/_desk_/registers/dashboard?chart=all');
  expect(status).toBe(422);
  expect(JSON.stringify(body.errors)).toContain('chart');
});

test('the rent roll: all that its search leaves, in its order, sums added up', async () => {
  const desk = await demoDesk(template);
  for (const query of ['warehouse_id=1&sort_column=price&sort_direction=desc', 'search_str=ив']) {
    const got = await download(desk, `/_desk_/registers/rent_roll?${query}`);
    const { rows, totals } = await readRegister(got.bytes);
    const { body } = await desk.get(`/_desk_/rent_roll?${query}&show_cnt=500`);
    expect(body.rows.length).toBeGreaterThan(3);
    expect(rows.map((row) => [row.Договор, row.Клиент, row['Плата, ₽/мес'], row['План до']])).toEqual(
      body.rows.map((row: Row) => [row.agrid, row.fullname, row.price, dayCell(String(row.rentplanenddate))]),
    );
    expect(totals?.['Отклонение, ₽']).toMatchObject({ result: expect.closeTo(body.totals.variance, 2) });
  }
});

test('a range that ends before it begins is told before anything is made', async () => {
  const desk = await demoDesk(template);
  const path = '/_desk_/registers/dashboard?chart=revenue&start_date=2026-02-01&end_date=2026-01-01';
  expect((await desk.get(path)).status).toBe(422);
});

test('figures with something in them that the centre has not confirmed say so on every page', async () => {
  const desk = await demoDesk(template);
  const foot = async () => {
    const { got } = await sheet(desk, 'revenue');
    const xml = new PizZip(got.bytes).file('xl/worksheets/sheet1.xml')?.asText() ?? '';
    return /<oddFooter>(.*)<\/oddFooter>/.exec(xml)?.[1];
  };
  expect(await foot()).not.toContain('не подтверждённые');
  const { agreements } = await answer(desk, '/_main_agreements_', 'active=1&show_cnt=1');
  const paid = await desk.post(`/_add_payment_/${agreements[0].agrid}`, {
    payment_date: '2026-11-23',
    payment_type: 'Безнал',
    account_article: 'Аренда',
    amount: 10,
  });
  expect(paid.body.msg_type).toBe('success');
  expect(await foot()).toContain('Есть данные, ещё не подтверждённые центром');
});
