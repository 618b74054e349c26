import { describe, expect, test } from 'vitest';
import * as make from '../support/factories.ts';
import { TODAY, testDesk } from '../support/testDesk.ts';

const filled = async () => {
  const desk = await testDesk();
  const { db } = desk;
  make.landlord(db);
  make.warehouse(db, { id: 1 });
  make.warehouse(db, { id: 2, name: 'Медведково', shortName: 'М', address: 'Москва, проезд Дежнёва, 1' });
  make.room(db, { id: 15, name: 'Ячейка 15' });
  make.room(db, { id: 2, warehouseId: 2 });
  make.manager(db, { id: 5, lastName: 'Рыбакова', firstName: 'Виктория', patronymic: 'Олеговна' });
  make.client(db, { id: 1 });
  make.client(db, { id: 2, type: 'u', companyName: 'ООО «Ромашка»', inn: '7734423250', lastName: null });
  make.agreement(db, { id: 1 });
  make.rental(db, { agreementId: 1, roomId: 15 });
  make.agreement(db, { id: 2, clientId: 2 });
  make.rental(db, { agreementId: 2, roomId: 2 });
  const today = { paidOn: TODAY, managerId: 5, type: 'Наличными' } as const;
  make.payment(db, { id: 1, agreementId: 1, paidOn: '2026-01-01', amount: 90_000_00 });
  make.payment(db, { ...today, id: 2, agreementId: 1, amount: 1_234_50, comment: 'за декабрь' });
  make.payment(db, { ...today, id: 3, agreementId: 1, amount: 500_00, article: 'Депозит', type: 'Онлайн' });
  make.payment(db, { ...today, id: 4, agreementId: 2, amount: 7_000_00, managerId: 1 });
  make.payment(db, {
    ...today,
    id: 5,
    agreementId: 1,
    amount: 200_10,
    returned: true,
    returnReason: 'Переплата',
  });
  make.idRange(db, 'payment', 10);
  return desk;
};

describe('a statement to print', () => {
  test('is the statement, with whose it is and who prints it', async () => {
    const desk = await filled();
    const { body } = await desk.get('/_desk_/print/statement/2');
    expect(body).toMatchObject({
      landlord: { short_name: 'ООО «Место»', inn: '7707083893' },
      warehouse_name: 'Медведково',
      made_at: '2026-11-23 12:00:00',
      made_by: 'Склад Пётр',
      pending: 0,
      user_type: 'u',
      inn: '7734423250',
      room_names: ['2'],
      price: 9000,
    });
    expect(body.statement).toEqual((await desk.get('/_desk_/statement/2')).body);
    expect((await desk.get('/_desk_/print/statement/77')).status).toBe(404);
  });
});

describe('a receipt', () => {
  test('of a payment: all that it says, the sum in words too', async () => {
    const desk = await filled();
    const { body } = await desk.get('/_desk_/print/receipt/2');
    expect(body).toMatchObject({
      payment_id: 2,
      payment_date: TODAY,
      type: 'Наличными',
      account_article: 'Аренда',
      amount: 1234.5,
      amount_in_words: 'Одна тысяча двести тридцать четыре рубля 50 копеек',
      returned: 0,
      comment: 'за декабрь',
      agrname: 'Договор №1',
      fullname: 'Иванов Иван Иванович',
      room_names: ['15'],
      manager_name: 'Рыбакова Виктория Олеговна',
      warehouse_address: 'Москва, Борисовские Пруды, 22к4с1',
      pending: 0,
    });
  });

  test('of a return says so; of an unknown payment there is none', async () => {
    const desk = await filled();
    expect((await desk.get('/_desk_/print/receipt/5')).body).toMatchObject({
      returned: 1,
      return_reason: 'Переплата',
    });
    const { status, body } = await desk.get('/_desk_/print/receipt/77');
    expect([status, body.msg]).toEqual([404, 'Платёж №77 не найден. Найдите его в списке платежей.']);
  });

  test('what is still to be sent says so, and only that', async () => {
    const desk = await filled();
    const paid = await desk.post('/_add_payment_/1', {
      payment_date: TODAY,
      payment_type: 'Наличными',
      account_article: 'Аренда',
      amount: 10,
    });
    expect(paid.body.msg_type).toBe('success');
    const pendingOf = async (path: string) => (await desk.get(path)).body.pending;
    expect([
      await pendingOf('/_desk_/print/receipt/10'),
      await pendingOf('/_desk_/print/receipt/2'),
      await pendingOf('/_desk_/print/statement/1'),
      await pendingOf('/_desk_/print/statement/2'),
      await pendingOf('/_desk_/print/day'),
      await pendingOf('/_desk_/print/day?warehouse_id=2'),
    ]).toEqual([1, 0, 1, 0, 1, 0]);
    desk.db.$client.exec(`UPDATE outbox SET state = 'applied'`);
    expect(await pendingOf('/_desk_/print/receipt/10')).toBe(0);
  });
});

describe('the day', () => {
  test('by types, articles and the cash of each manager; what came less what went back', async () => {
    const desk = await filled();
    const { body } = await desk.get('/_desk_/print/day');
    expect(body).toMatchObject({
      day: TODAY,
      warehouse_name: 'Все склады',
      total: { cnt: 4, received: 8734.5, returned: 200.1 },
      types: [
        { type: 'Наличными', cnt: 3, received: 8234.5, returned: 200.1 },
        { type: 'Онлайн', cnt: 1, received: 500, returned: 0 },
      ],
      articles: [
        { account_article: 'Аренда', cnt: 3, received: 8234.5, returned: 200.1 },
        { account_article: 'Депозит', cnt: 1, received: 500, returned: 0 },
      ],
      managers: [
        { manager_name: 'Рыбакова Виктория Олеговна', cnt: 2, received: 1234.5, returned: 200.1 },
        { manager_name: 'Склад Пётр', cnt: 1, received: 7000, returned: 0 },
      ],
    });
    const list = (await desk.get(`/_main_payments_?returned=-1&filter_start_date=${TODAY}`)).body.payments;
    expect(body.payments.map((row: { payment_id: number }) => row.payment_id)).toEqual([2, 3, 4, 5]);
    expect(body.payments.toReversed()).toEqual(
      list.map((row: Record<string, unknown>) => ({
        payment_id: row.payment_id,
        agrid: row.agrid,
        agrname: row.agrname,
        fullname: row.fullname,
        type: row.type,
        account_article: row.account_article,
        amount: row.amount,
        returned: row.returned,
        manager_name: row.manager_name,
        comment: row.comment,
        pending: 0,
      })),
    );
  });

  test('of a warehouse, of another day, of a day without money', async () => {
    const desk = await filled();
    const of = async (query: string) => (await desk.get(`/_desk_/print/day?${query}`)).body;
    expect(await of('warehouse_id=2')).toMatchObject({
      warehouse_name: 'Медведково',
      total: { received: 7000 },
    });
    expect(await of('day=2026-01-01')).toMatchObject({
      day: '2026-01-01',
      total: { cnt: 1, received: 90000 },
    });
    expect(await of('day=2025-01-01')).toMatchObject({
      total: { cnt: 0, received: 0, returned: 0 },
      types: [],
    });
    expect((await desk.get('/_desk_/print/day?warehouse_id=9')).status).toBe(404);
  });

  test('its sums are those of the day’s close; once closed, it says what was counted', async () => {
    const desk = await filled();
    const cash = (await desk.get(`/_desk_/cash_day?warehouse_id=1&day=${TODAY}`)).body;
    const printed = async () => (await desk.get(`/_desk_/print/day?warehouse_id=1&day=${TODAY}`)).body;
    const open = await printed();
    expect(open).toMatchObject({ close: null, cash_expected: cash.cash_expected });
    expect(open.total.received - open.total.returned).toBeCloseTo(cash.total, 2);
    for (const { type, cnt, ...flow } of open.types) {
      const own = cash.by_type.find((row: { type: string }) => row.type === type);
      expect([type, flow.received, flow.returned]).toEqual([type, own.amount, own.returned]);
    }
    const closed = await desk.post('/_desk_/close_day', {
      warehouse_id: 1,
      day: TODAY,
      counted: cash.cash_expected + 100,
      expected: cash.cash_expected,
      note: 'лишняя сотня',
    });
    expect(closed.body.msg_type).toBe('success');
    expect((await printed()).close).toMatchObject({
      counted: cash.cash_expected + 100,
      difference: 100,
      note: 'лишняя сотня',
      manager_name: 'Склад Пётр',
    });
    expect((await desk.get(`/_desk_/print/day?day=${TODAY}`)).body.close).toBeNull();
  });
});
