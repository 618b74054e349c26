import { expect, test } from 'vitest';
import { priceChanges } from '../../db/schema/letting.ts';
import { addDays } from '../../main/domain/dates.ts';
import * as make from '../support/factories.ts';
import { type TestDesk, TODAY, testDesk } from '../support/testDesk.ts';

const PATH = '/_desk_/rent_roll';

/** Иванов has rooms 9 and 10 under one agreement, Ёлкина room 2 on floor 2, a firm room 3 in house 2; room 4 has ended. */
const house = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db);
  make.warehouse(db, { id: 2, name: 'Запад' });
  for (const [id, area] of [
    [2, 5],
    [3, 30],
    [4, 8],
    [9, 10],
    [10, 20],
  ] as const)
    make.room(db, { id, area, floor: id === 2 ? 2 : 1, warehouseId: id === 3 ? 2 : 1, price: 4_000_00 });
  make.client(db, { id: 1, lastName: 'Иванов' });
  make.client(db, { id: 2, lastName: 'Ёлкина', firstName: 'Анна', patronymic: 'Ивановна' });
  make.client(db, { id: 3, type: 'u', companyName: 'ООО Ромашка' });
  const agreement = (id: number, begin: string, end: string | null = null) =>
    make.agreement(db, { id, clientId: Math.min(id, 3), begin, end, plannedEnd: '2027-06-30' });
  const rental = (agreementId: number, roomId: number, start: string, more: object = {}) =>
    make.rental(db, { agreementId, roomId, start, price: 3_650_00, plannedEnd: '2027-06-30', ...more });
  agreement(1, '2026-11-01');
  rental(1, 9, '2026-11-01', { deposit: 1_000_00 });
  rental(1, 10, '2026-11-01', { price: 7_300_00 });
  make.payment(db, { agreementId: 1, paidOn: '2026-11-01', amount: 22 * 360_00 - 300_00 });
  agreement(2, '2026-11-10');
  rental(2, 2, '2026-11-10', { moveOutOn: addDays(TODAY, 5), moveOutReason: 'Переезд' });
  make.payment(db, { agreementId: 2, paidOn: '2026-11-10', amount: 13 * 120_00 + 60_00 });
  agreement(3, '2026-10-01');
  rental(3, 3, '2026-10-01');
  make.payment(db, { agreementId: 3, paidOn: '2026-10-01', amount: 12_000_00 });
  db.insert(priceChanges)
    .values({ agreementId: 3, roomId: 3, rentalStart: '2026-10-01', day: TODAY, sum: 350_00 })
    .run();
  agreement(4, '2026-01-01', '2026-05-01');
  rental(4, 4, '2026-01-01', { end: '2026-05-01' });
  return desk;
};

const rooms = (body: { rows: { room_id: number }[] }): number[] => body.rows.map((row) => row.room_id);

test('each rental that runs: what it brings, what its room would by the list, its share of the balance', async () => {
  const desk = await house();
  const { body } = await desk.get(`${PATH}?warehouse_id=1`);
  expect(rooms(body)).toEqual([2, 9, 10]);
  expect(body.rows[1]).toEqual({
    agrid: 1,
    user_id: 1,
    fullname: 'Иванов Иван Иванович',
    user_type: 'f',
    room_id: 9,
    room_name: 'Ячейка 9',
    warehouse_id: 1,
    warehouse_name: 'Борисовские пруды',
    floor: 1,
    area: 10,
    rentstartdate: '2026-11-01',
    rentplanenddate: '2027-06-30',
    price: 3650,
    price_1m: 365,
    list_price: 4000,
    variance: 350,
    deposit: 1000,
    balance: -100,
    days_left: -1,
    next_payment_date: TODAY,
    move_out_date: null,
  });
  expect(body.rows[2]).toMatchObject({ balance: -200, variance: -3300 });
  expect(body.rows[0]).toMatchObject({ days_left: 0, balance: 60, move_out_date: addDays(TODAY, 5) });
});

test('totals are of all rows that fit, whatever the page', async () => {
  const desk = await house();
  const { body } = await desk.get(`${PATH}?show_cnt=1&page=2`);
  expect(rooms(body)).toEqual([9]);
  expect(body).toMatchObject({ page: 2, cnt_pages: 4, cnt_all: 4 });
  expect(body.totals).toEqual({
    rooms: 4,
    area: 65,
    price: 3650 + 7300 + 3650 + 4000,
    list_price: 16_000,
    variance: -2600,
    deposit: 1000,
  });
  const past = await desk.get(`${PATH}?page=9`);
  expect(past.body).toMatchObject({ rows: [], page: 9, cnt_pages: 1, cnt_all: 4 });
});

test.each([
  ['warehouse_id=2', [3]],
  ['floor=2', [2]],
  ['search_str=ив', [2, 9, 10]],
  ['search_str=елк', [2]],
  ['search_str=ромаш', [3]],
  ['search_str=10', [10]],
  ['search_str=0', [10]],
  ['search_str=ЯЧЕЙКА+9', [9]],
  ['search_str=%22', []],
  ['sort_column=room_name', [2, 3, 9, 10]],
  ['sort_column=price&sort_direction=desc', [10, 3, 9, 2]],
  ['sort_column=price_1m', [3, 9, 10, 2]],
  ['sort_column=variance', [10, 3, 9, 2]],
  ['sort_column=balance', [10, 9, 2, 3]],
  ['sort_column=days_left&sort_direction=desc', [3, 2, 9, 10]],
  ['sort_column=area&sort_direction=desc', [3, 10, 9, 2]],
  ['sort_column=rentstartdate', [3, 9, 10, 2]],
])('filters and sorts: %s', async (query, expected) => {
  const desk = await house();
  const { body } = await desk.get(`${PATH}?${query}`);

  expect(rooms(body)).toEqual(expected);
  expect(body.totals.rooms).toBe(expected.length);
});

test('an unknown filter or column is told', async () => {
  const desk = await house();
  expect((await desk.get(`${PATH}?sort_column=phone`)).status).toBe(422);
  expect((await desk.get(`${PATH}?active=1`)).status).toBe(422);
});
