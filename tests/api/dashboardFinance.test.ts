import { expect, test } from 'vitest';
import { priceChanges } from '../../db/schema/letting.ts';
import { addDays } from '../../main/domain/dates.ts';
import * as make from '../support/factories.ts';
import { type TestDesk, TODAY, testDesk } from '../support/testDesk.ts';

const PATH = '/_dashboard_finance_';
const OCTOBER = 'start_date=2026-10-01&end_date=2026-10-31';

/**
 * 120 ₽ a day each (3650 × 12 / 365). Room 1 (10 m²) since September: October's first payment on its day, the next one,
 * due on the 31st, two days late, and to 29 November. Room 2 (50 m²), a new client from 10 October: ten days paid, two
 * days late, then nothing. Room 3 in house 2 paid a year in August. Room 4 is free, room 5 not in service.
 */
const house = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db);
  make.warehouse(db, { id: 2 });
  const areas = [0, 10, 50, 20, 20, 7];
  for (let id = 1; id <= 5; id++)
    make.room(db, {
      id,
      area: areas[id] ?? 1,
      warehouseId: id === 3 ? 2 : 1,
      price: 4_000_00,
      inService: id !== 5,
    });
  const rent = (id: number, start: string) => {
    make.client(db, { id });
    make.agreement(db, { id, clientId: id, begin: start, plannedEnd: '2027-12-31' });
    make.rental(db, { agreementId: id, roomId: id, start, price: 3_650_00, plannedEnd: '2027-12-31' });
  };
  const pay = (agreementId: number, paidOn: string, rubles: number, more: object = {}) =>
    make.payment(db, { agreementId, paidOn, amount: rubles * 100, ...more });
  rent(1, '2026-09-01');
  for (const day of ['2026-09-01', '2026-10-01', '2026-11-02']) pay(1, day, 3_600);
  rent(2, '2026-10-10');
  pay(2, '2026-10-12', 1_200);
  pay(2, '2026-10-12', 5_000, { article: 'Депозит' });
  pay(2, '2026-10-15', 500, { article: 'Депозит', returned: true });
  pay(2, '2026-10-31', 300, { article: 'Продажа' });
  pay(2, '2026-11-01', 100, { article: 'Продажа', returned: true });
  pay(2, '2026-10-20', 700, { article: 'Штраф' });
  rent(3, '2026-08-01');
  pay(3, '2026-08-01', 45_000);
  pay(3, '2026-08-02', 1_200, { returned: true });
  return desk;
};

const DEBT_2 = (44 - 10) * 120;

test('revenue by month of payment: rent and sales less returns, no deposit, no fine (domain §5)', async () => {
  const desk = await house();
  const { body } = await desk.get(`${PATH}?start_date=2026-07-15&end_date=2026-11-30`);
  expect(body.revenue_by_month).toEqual([
    { month: '2026-07', revenue: 0 },
    { month: '2026-08', revenue: 43_800 },
    { month: '2026-09', revenue: 3_600 },
    { month: '2026-10', revenue: 5_100 },
    { month: '2026-11', revenue: 3_500 },
  ]);
  expect(body).toMatchObject({
    revenue: 56_000,
    revenue_rent: 55_800,
    revenue_sales: 200,
    revenue_fines: 700,
  });
  const day = await desk.get(`${PATH}?start_date=2026-10-12&end_date=2026-10-30`);
  expect(day.body.revenue_by_month).toEqual([{ month: '2026-10', revenue: 1_200 }]);
});

test('a delayed payment: due in the range, over, and not paid by the end of its due day', async () => {
  const desk = await house();
  const rates = async (query: string) => {
    const { body } = await desk.get(`${PATH}?${query}`);
    return [body.delayed_payments_cnt_rate, body.delayed_payments_sum_rate];
  };
  const percent = (part: number, whole: number) => Math.round((part / whole) * 10_000) / 100;
  // Due on 1 (in time), 10 (late), 20 (never paid) and 31 October (late).
  expect(await rates(OCTOBER)).toEqual([75, percent(1_200 + DEBT_2 + 3_600, 3_600 + 1_200 + DEBT_2 + 3_600)]);
  expect(await rates('start_date=2026-10-01&end_date=2026-10-09')).toEqual([0, 0]);
  expect(await rates('start_date=2026-10-11&end_date=2026-10-30')).toEqual([100, 100]);
  // Agreement 1 is due on 30 November: its day has not come.
  expect(await rates('start_date=2026-11-01&end_date=2026-11-30')).toEqual([0, 0]);
  expect(await rates(`${OCTOBER}&warehouse_id=2`)).toEqual([0, 0]);
  expect(await rates(`${OCTOBER}&end_area=40`)).toEqual([50, 50]);
});

test('a payment on the due day is in time, also when it is entered while the desk looks', async () => {
  const desk = await house();
  const rate = async () => (await desk.get(`${PATH}?${OCTOBER}`)).body.delayed_payments_cnt_rate;
  expect(await rate()).toBe(75);
  make.payment(desk.db, { agreementId: 2, paidOn: '2026-10-20', amount: 100_000_00 });
  expect(await rate()).toBe(50);
  desk.db.$client.exec(
    "UPDATE payments SET paid_on = '2026-10-10' WHERE agreement_id = 2 AND amount = 120000",
  );
  expect(await rate()).toBe(25);
});

test('a due day that is not over is not judged, money given back did not come, one day’s money is one payment', async () => {
  const desk = await testDesk();
  const { db } = desk;
  // Midnight there comes eight hours after the tests' noon.
  make.warehouse(db, { timeZone: 'Asia/Novosibirsk' });
  make.room(db, { id: 1, area: 10 });
  make.client(db, { id: 1 });
  make.agreement(db, { id: 1, begin: '2026-09-24' });
  make.rental(db, { start: '2026-09-24', price: 3_650_00 });
  const pay = (paidOn: string, rubles: number, returned = false) =>
    make.payment(db, { paidOn, amount: rubles * 100, returned });
  pay('2026-09-24', 1_800);
  pay('2026-09-24', 1_800);
  pay('2026-10-24', 3_600);
  // Due on 24 September, 24 October and today.
  const rate = async (query = '') =>
    (await desk.get(`${PATH}?end_date=2026-11-30&${query}`)).body.delayed_payments_cnt_rate;
  expect(await rate()).toBe(0);
  desk.clock.at += 8 * 3_600_000;
  expect(await rate()).toBe(33.33);
  pay('2026-11-02', 3_600);
  expect(await rate()).toBe(0);
  pay('2026-11-03', 3_600, true);
  expect(await rate()).toBe(33.33);
  expect([await rate('end_area=10'), await rate('start_area=10'), await rate('end_area=9.9')]).toEqual([
    33.33, 33.33, 0,
  ]);
});

test('what is let on the last day of the range, at that day’s prices, and today', async () => {
  const desk = await house();
  desk.db
    .insert(priceChanges)
    .values({ agreementId: 1, roomId: 1, rentalStart: '2026-09-01', day: '2026-10-15', sum: 850_00 })
    .run();
  const at = async (end: string, more = '') => {
    const { body } = await desk.get(`${PATH}?start_date=2026-08-01&end_date=${end}${more}`);
    return [
      body.avg_price_per_room,
      body.cnt_active_agrs,
      body.area_rented,
      body.area_total,
      body.avg_price_per_m2,
      body.current_avg_price_per_room,
    ];
  };
  expect(await at('2026-10-14')).toEqual([3650, 3, 80, 107, 136.88, 3933.33]);
  expect(await at('2026-10-15')).toEqual([3933.33, 3, 80, 107, 147.5, 3933.33]);
  expect(await at('2026-10-15', '&warehouse_id=1&end_area=10')).toEqual([4500, 1, 10, 17, 450, 4500]);
  expect(await at('2026-10-15', '&warehouse_id=1&end_area=40')).toEqual([4500, 1, 10, 37, 450, 4500]);
  expect((await desk.get(`${PATH}?start_date=2020-01-01&end_date=2020-02-01`)).body).toMatchObject({
    avg_price_per_room: 0,
    cnt_active_agrs: 0,
    area_rented: 0,
    delayed_payments_cnt_rate: 0,
  });
});

test('new clients’ money, and the register’s: due, paid, owed, ahead', async () => {
  const desk = await house();
  const { body } = await desk.get(`${PATH}?${OCTOBER}`);
  expect(body).toMatchObject({ new_clients_revenue_rent: 1_200, new_clients_revenue_deposit: 4_500 });
  // The register: agreements 1 and 3. Due in October: the 1st and the 31st of agreement 1, both paid by now.
  expect(body).toMatchObject({
    reestr_sum_was: 7_300,
    reestr_sum: 7_200,
    reestr_sum_past: 0,
    reestr_sum_future: 0,
    rest_in_reestr: 0,
    reestr_revenue: 3_600,
    reestr_sum_extra: -3_600,
    total_reestr: 3_600,
  });
  const november = (await desk.get(`${PATH}?month=2026-11`)).body;
  // Agreement 1 will owe a month on the 30th; agreement 2 fell due in October.
  expect(november).toMatchObject({
    reestr_sum_was: 10_950,
    reestr_sum: 3_650,
    reestr_sum_past: 0,
    reestr_sum_future: 3_650,
    rest_in_reestr: 3_650,
    reestr_revenue: 3_600,
    reestr_sum_extra: 3_600,
    total_reestr: 7_250,
    new_clients_revenue_rent: 0,
  });
  const late = (await desk.get(`${PATH}?start_date=2026-10-15&end_date=2026-10-25`)).body;
  expect(late).toMatchObject({ reestr_sum_past: DEBT_2, reestr_sum_future: 0, rest_in_reestr: DEBT_2 });
});

test('an old client’s second agreement is no new client’s', async () => {
  const desk = await house();
  const { db } = desk;
  make.room(db, { id: 6 });
  make.agreement(db, { id: 6, clientId: 1, begin: '2026-10-05' });
  make.rental(db, { agreementId: 6, roomId: 6, start: '2026-10-05' });
  make.payment(db, { agreementId: 6, paidOn: '2026-10-05', amount: 900_00 });
  const { body } = await desk.get(`${PATH}?${OCTOBER}`);
  expect(body).toMatchObject({ new_clients_revenue_rent: 1_200, reestr_revenue: 3_600, revenue_rent: 5_700 });
});

test('debts of running agreements by age, 1–10, 11–30, 31–60, over 60 days; those of ended ones apart', async () => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db);
  const owes = (id: number, days: number, end: string | null = null) => {
    make.room(db, { id });
    make.client(db, { id });
    const start = addDays(TODAY, -days);
    make.agreement(db, { id, clientId: id, begin: start, plannedEnd: '2027-01-01', end });
    make.rental(db, { agreementId: id, roomId: id, start, end, price: 3_650_00, plannedEnd: '2027-01-01' });
  };
  for (const [i, days] of [0, 1, 10, 11, 30, 31, 60, 61, 300].entries()) owes(i + 1, days);
  owes(20, 100, addDays(TODAY, -98));
  const { body } = await desk.get(PATH);
  expect(body.arrears).toEqual({
    cnt: 8,
    sum: 504 * 120,
    ended: { cnt: 1, sum: 360 },
    buckets: [
      { from: 1, to: 10, cnt: 2, sum: 11 * 120 },
      { from: 11, to: 30, cnt: 2, sum: 41 * 120 },
      { from: 31, to: 60, cnt: 2, sum: 91 * 120 },
      { from: 61, to: null, cnt: 2, sum: 361 * 120 },
    ],
  });
  expect(body.debitors).toBe(504 * 120);
});

test('economic occupancy by money, and rent for an available square metre', async () => {
  const desk = await house();
  const { body } = await desk.get(`${PATH}?${OCTOBER}&warehouse_id=1`);
  // Three rooms in service at 4000 a month for 31 days; 80 m².
  const potential = (3 * 4_000 * 12 * 31) / 365;
  expect(body.economic_occupancy_rate).toBeCloseTo((4_800 / potential) * 100, 2);
  expect(body.revenue_per_available_m2).toBeCloseTo((4_800 / 80) * (365 / 12 / 31), 2);
});

test('warehouses, and sizes side by side, add up to the chain, also for an agreement in both', async () => {
  const desk = await house();
  const { db } = desk;
  make.room(db, { id: 7, area: 45 });
  make.rental(db, { agreementId: 3, roomId: 7, start: '2026-08-01', price: 1_000_00 });
  const keys = [
    'revenue',
    'revenue_rent',
    'reestr_sum',
    'debitors',
    'new_clients_revenue_rent',
    'area_total',
    'area_rented',
  ];
  const figures = async (query: string): Promise<number[]> => {
    const { body } = await desk.get(`${PATH}?start_date=2026-08-01&end_date=2026-11-30&${query}`);
    return keys.map((key) => body[key]);
  };
  const all = await figures('');
  const sum = (parts: number[][]) =>
    keys.map((_, i) => parts.reduce((total, part) => total + (part[i] ?? 0), 0));
  expect(sum([await figures('warehouse_id=1'), await figures('warehouse_id=2')])).toEqual(all);
  const sizes = [
    'start_area=0&end_area=10',
    'start_area=10.01&end_area=49.99',
    'start_area=50&end_area=1000',
  ];
  expect(sum(await Promise.all(sizes.map(figures)))).toEqual(all);
  expect(await figures('warehouse_id=2')).not.toEqual(await figures('warehouse_id=1'));
});

test('the last twelve months where no dates are sent, and unknown filters told', async () => {
  const desk = await house();
  const { body } = await desk.get(PATH);
  expect(body.revenue_by_month.map((item: { month: string }) => item.month)).toHaveLength(13);
  expect((await desk.get(`${PATH}?floor=1`)).status).toBe(422);
  expect((await desk.get(`${PATH}?month=2026-13`)).body.errors).toEqual([
    { field: 'month', msg: 'нужен месяц вида ГГГГ-ММ' },
  ]);
});
