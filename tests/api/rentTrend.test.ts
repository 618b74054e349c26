import { expect, test } from 'vitest';
import { priceChanges } from '../../db/schema/letting.ts';
import * as make from '../support/factories.ts';
import { type TestDesk, testDesk } from '../support/testDesk.ts';

const PATH = '/_desk_/rent_trend';

/** Today is 23.11.2026. Rooms of 10 m² at 1,000 ₽ a month each, but for what the test says. */
const house = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db);
  make.warehouse(db, { id: 2, name: 'Запад' });
  for (let id = 1; id <= 6; id++) make.room(db, { id, area: 10, warehouseId: id === 6 ? 2 : 1 });
  make.room(db, { id: 7, area: 40, inService: false });
  make.client(db, { id: 1 });
  const rental = (id: number, start: string, more: object = {}) => {
    make.agreement(db, { id, clientId: 1, begin: start, plannedEnd: '2028-06-30' });
    make.rental(db, {
      agreementId: id,
      roomId: id,
      start,
      price: 1_000_00,
      plannedEnd: '2028-06-30',
      ...more,
    });
  };
  rental(1, '2026-09-10');
  rental(2, '2026-10-05', { moveOutOn: '2026-12-15', moveOutReason: 'Переезд' });
  rental(3, '2026-09-01', { end: '2026-10-20' });
  // Should have been gone the day before yesterday.
  rental(4, '2026-01-01', { moveOutOn: '2026-11-21', moveOutReason: 'Переезд' });
  rental(6, '2026-11-01', { price: 7_000_00 });
  const raise = (id: number, rentalStart: string, day: string, sum: number) =>
    db.insert(priceChanges).values({ agreementId: id, roomId: id, rentalStart, day, sum }).run();
  raise(1, '2026-09-10', '2026-10-15', 100_00);
  raise(1, '2026-09-10', '2027-02-01', 50_00);
  // One comes before he leaves, one would come after.
  raise(2, '2026-10-05', '2026-12-01', 20_00);
  raise(2, '2026-10-05', '2027-01-01', 900_00);
  return desk;
};

test('what was let on each month’s last day, up to today, at the prices of that day', async () => {
  const desk = await house();
  const { body } = await desk.get(`${PATH}?warehouse_id=1&start_date=2026-09-05&end_date=2026-12-31`);
  expect(body.area_offered).toBe(50);
  expect(body.rented_by_month).toEqual([
    { month: '2026-09', day: '2026-09-30', rooms: 3, area: 30, area_rate: 60, rent: 3000, price_1m: 100 },
    { month: '2026-10', day: '2026-10-31', rooms: 3, area: 30, area_rate: 60, rent: 3100, price_1m: 103.33 },
    { month: '2026-11', day: '2026-11-23', rooms: 3, area: 30, area_rate: 60, rent: 3100, price_1m: 103.33 },
  ]);
});

test('what will be let, by the indexations and move-outs that are written down', async () => {
  const desk = await house();
  const { body } = await desk.get(`${PATH}?warehouse_id=1`);
  expect(body.now).toEqual({ rooms: 3, rent: 3100 });
  const none = {
    starting_cnt: 0,
    starting_rent: 0,
    indexed_cnt: 0,
    indexed_rent: 0,
    leaving_cnt: 0,
    leaving_rent: 0,
  };
  expect(body.forecast).toHaveLength(12);
  expect(body.forecast.slice(0, 4)).toEqual([
    { ...none, month: '2026-11', rooms: 2, rent: 2100, leaving_cnt: 1, leaving_rent: 1000 },
    {
      ...none,
      month: '2026-12',
      rooms: 1,
      rent: 1100,
      indexed_cnt: 1,
      indexed_rent: 20,
      leaving_cnt: 1,
      leaving_rent: 1020,
    },
    { ...none, month: '2027-01', rooms: 1, rent: 1100 },
    { ...none, month: '2027-02', rooms: 1, rent: 1150, indexed_cnt: 1, indexed_rent: 50 },
  ]);
  expect(body.forecast.at(-1)).toEqual({ ...none, month: '2027-10', rooms: 1, rent: 1150 });
});

test('all warehouses together; an unknown one is told by name; a range that ends before it begins too', async () => {
  const desk = await house();
  const all = await desk.get(PATH);
  expect(all.body.now).toEqual({ rooms: 4, rent: 10_100 });
  expect(all.body.rented_by_month).toHaveLength(13);
  expect(await desk.get(`${PATH}?warehouse_id=9`)).toMatchObject({ status: 404 });
  expect(await desk.get(`${PATH}?start_date=2026-11-02&end_date=2026-11-01`)).toMatchObject({ status: 422 });
});

test('the paper holds what the dashboards answer, and says of whom and when it is', async () => {
  const desk = await house();
  const query = 'warehouse_id=1&start_date=2026-09-01&end_date=2026-11-23';
  const { body } = await desk.get(`/_desk_/print/dashboard?${query}`);
  const [clients, finance, trend] = await Promise.all(
    ['/_dashboard_client_', '/_dashboard_finance_', PATH].map(
      async (path) => (await desk.get(`${path}?${query}`)).body,
    ),
  );
  expect({ clients: body.clients, finance: body.finance, trend: body.trend }).toEqual({
    clients,
    finance,
    trend,
  });
  expect(body).toMatchObject({ start_date: '2026-09-01', end_date: '2026-11-23', pending: 0 });
  expect(body.warehouse.plan_rooms).toBeUndefined();
});

test('a room that is given back today counts today, and leaves the forecast', async () => {
  const desk = await house();
  make.agreement(desk.db, { id: 5, clientId: 1, begin: '2026-10-01', plannedEnd: '2028-06-30' });
  make.rental(desk.db, {
    agreementId: 5,
    roomId: 5,
    start: '2026-10-01',
    end: '2026-11-23',
    price: 1_500_00,
    plannedEnd: '2028-06-30',
  });
  const { body } = await desk.get(`${PATH}?warehouse_id=1`);
  expect(body.now).toEqual({ rooms: 4, rent: 4600 });
  expect(body.forecast[0]).toMatchObject({ rooms: 2, rent: 2100, leaving_cnt: 2, leaving_rent: 2500 });
});
