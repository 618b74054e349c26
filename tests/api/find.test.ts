import { describe, expect, test } from 'vitest';
import * as make from '../support/factories.ts';
import { type TestDesk, TODAY, testDesk } from '../support/testDesk.ts';

/**
 * Иванов (phone …11) rents 214 in the first warehouse under №29, Петров owes on №30 for 2140; 214 of the second warehouse is
 * free; №28 of Иванов has ended with nothing owed.
 */
const house = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db, { name: 'Восток' });
  make.warehouse(db, { id: 2, name: 'Запад' });
  make.room(db, { id: 1, name: 'Ячейка 214' });
  make.room(db, { id: 2, name: 'Ячейка 2140' });
  make.room(db, { id: 3, name: 'Ячейка 214', warehouseId: 2 });
  make.room(db, { id: 4, name: 'А-14' });
  make.client(db, { id: 1, phone: '79263216511', passportSeries: '45 10', passportNumber: '654321' });
  make.client(db, {
    id: 2,
    lastName: 'Петров',
    firstName: 'Семён',
    patronymic: 'Семёнович',
    phone: '79161112233',
    passportSeries: '4511',
    passportNumber: '777777',
  });
  make.client(db, { id: 3, type: 'u', companyName: 'ООО «Радуга»', inn: '7707083893', phone: '79000000333' });
  make.agreement(db, { id: 28, clientId: 1, begin: '2025-01-01', end: '2025-02-01' });
  make.rental(db, { agreementId: 28, roomId: 4, start: '2025-01-01', end: '2025-01-01', price: 0 });
  make.agreement(db, { id: 29, clientId: 1 });
  make.rental(db, { agreementId: 29, roomId: 1, start: TODAY, price: 3_000_00, deposit: 1_000_00 });
  make.agreement(db, { id: 30, clientId: 2 });
  make.rental(db, { agreementId: 30, roomId: 2, start: '2026-11-01', price: 3_650_00 });
  make.payment(db, { id: 512, agreementId: 29, amount: 500_00, paidOn: TODAY });
  return desk;
};

const found = async (desk: TestDesk, query: string, warehouse_id = 0) => {
  const { status, body } = await desk.post('/_desk_/find', { query, warehouse_id });
  expect(status).toBe(200);
  return {
    clients: body.clients.map((one: { user_id: number; by: string }) => [one.user_id, one.by]),
    rooms: body.rooms.map((one: { room_id: number }) => one.room_id),
    agreements: body.agreements.map((one: { agrid: number }) => one.agrid),
    payments: body.payments.map((one: { payment_id: number }) => one.payment_id),
  };
};

describe('anything by one line', () => {
  test.each([
    ['ива ив', [[1, 'name']]],
    ['8 926 321-65-11', [[1, 'phone']]],
    ['4510 654321', [[1, 'passport']]],
    ['654321', [[1, 'passport']]],
    ['4511777777', [[2, 'passport']]],
    ['7707083893', [[3, 'inn']]],
    ['радуга', [[3, 'name']]],
    ['4599654321', []],
  ])('a client by «%s»', async (query, clients) => {
    expect((await found(await house(), query)).clients).toEqual(clients);
  });

  test('a room by its number: the same number first, the chosen warehouse’s before', async () => {
    const desk = await house();
    expect((await found(desk, '214', 1)).rooms).toEqual([1, 3, 2]);
    expect((await found(desk, 'ячейка 214', 2)).rooms).toEqual([3, 1, 2]);
    expect((await found(desk, 'а-14')).rooms).toEqual([4]);
    const { body } = await desk.post('/_desk_/find', { query: 'ячейка 2140' });
    expect(body.rooms[0]).toMatchObject({
      room_name: 'Ячейка 2140',
      warehouse_name: 'Восток',
      agrid: 30,
      fullname: expect.stringMatching(/^Петров/),
      agreement_balance: -2640,
    });
  });

  test('agreements and payments by number, and a word before it says which', async () => {
    const desk = await house();
    expect(await found(desk, '29')).toMatchObject({ agreements: [29], payments: [] });
    expect(await found(desk, '512')).toMatchObject({ agreements: [], payments: [512] });
    expect(await found(desk, 'договор 29')).toEqual({
      clients: [],
      rooms: [],
      agreements: [29],
      payments: [],
    });
    expect(await found(desk, 'платёж №512')).toEqual({
      clients: [],
      rooms: [],
      agreements: [],
      payments: [512],
    });
  });

  test('a passport’s number is in no answer, and an empty line is told', async () => {
    const desk = await house();
    const { body } = await desk.post('/_desk_/find', { query: '654321' });
    expect(JSON.stringify(body)).not.toContain('654321');
    expect((await desk.post('/_desk_/find', { query: '  ' })).status).toBe(422);
    expect(desk.logged).toEqual([]);
  });
});

describe('who may want to pay', () => {
  const payers = async (desk: TestDesk, query: string, warehouse_id = 0) =>
    (await desk.post('/_desk_/find_payers', { query, warehouse_id })).body.agreements.map(
      (row: { agrid: number }) => row.agrid,
    );

  test('by phone, room, name or number; what has ended only where it is owed or named', async () => {
    const desk = await house();
    expect(await payers(desk, '9263216511')).toEqual([29]);
    expect(await payers(desk, '214')).toEqual([29]);
    expect(await payers(desk, '2140')).toEqual([30]);
    expect(await payers(desk, 'петр')).toEqual([30]);
    expect(await payers(desk, '28')).toEqual([28]);
    expect(await payers(desk, '999')).toEqual([]);
    make.room(desk.db, { id: 5, name: 'Ячейка 5' });
    make.agreement(desk.db, { id: 31, clientId: 1 });
    make.rental(desk.db, { agreementId: 31, roomId: 5, start: '2026-11-01', price: 3_650_00 });
    // Of one client what is owed stands first.
    expect(await payers(desk, 'иванов')).toEqual([31, 29]);
    make.payment(desk.db, { id: 599, agreementId: 31, amount: 9_000_00, paidOn: TODAY });
    expect(await payers(desk, 'иванов')).toEqual([31, 29]);
    make.payment(desk.db, { id: 600, agreementId: 28, amount: 100_00, returned: true, paidOn: TODAY });
    expect(await payers(desk, 'иванов')).toEqual([31, 29, 28]);
  });
});

describe('what to suggest', () => {
  const offer = async (desk: TestDesk, agrid: number, amount?: number) =>
    desk.get(`/_desk_/payment_offer/${agrid}${amount === undefined ? '' : `?amount=${amount}`}`);

  test('the debt first, then a month; what a sum would change', async () => {
    const desk = await house();
    const { body } = await offer(desk, 30, 2640);
    expect(body).toMatchObject({ balance: -2640, price: 3650, running: 1, today: TODAY });
    expect(body.suggestions.map((one: { kind: string; amount: number }) => [one.kind, one.amount])).toEqual([
      ['debt', 2640],
      ['month', 3650],
      ['debtAndMonth', 6290],
    ]);
    expect(body.after).toEqual({ balance: 0, days_left: 0, paid_until: TODAY });
    await desk.post('/_add_payment_/30', {
      payment_date: TODAY,
      payment_type: 'Наличными',
      account_article: 'Аренда',
      amount: 6290,
    });
    const after = (await desk.get('/_get_agreement_total_/30')).body.agreement;
    const told = (await offer(desk, 30)).body;
    expect([told.balance, told.days_left]).toEqual([after.balance, after.days_left]);
  });

  test('the deposit that is lacking, and what can be returned', async () => {
    const desk = await house();
    const { body } = await offer(desk, 29);
    expect(body.suggestions).toContainEqual({ kind: 'deposit', account_article: 'Депозит', amount: 1000 });
    expect(body.held).toEqual([{ account_article: 'Аренда', amount: 500 }]);
    expect(body.after).toBeNull();
    expect((await offer(desk, 999)).status).toBe(404);
  });
});
