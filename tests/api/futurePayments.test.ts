import { describe, expect, test } from 'vitest';
import * as make from '../support/factories.ts';
import { type TestDesk, testDesk } from '../support/testDesk.ts';

/**
 * Today is 23 November. 29: Иванов, paid to 2 December (room of 6 m²); 30: Ёлкина, since October, owes; 31: the firm,
 * new in November, 50 m² in the other warehouse; 32: Иванов's, ended in August.
 */
const chain = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db, { id: 1 });
  make.warehouse(db, { id: 2, name: 'Север' });
  make.room(db, { id: 15 });
  make.room(db, { id: 16, area: 4.5 });
  make.room(db, { id: 17, area: 50, warehouseId: 2 });
  make.room(db, { id: 18 });
  make.client(db, { id: 1 });
  make.client(db, { id: 2, lastName: 'Ёлкина', firstName: 'Анна', patronymic: 'Ивановна' });
  make.client(db, { id: 3, type: 'u', companyName: 'ООО «Ива»', lastName: null, phone: null });
  const price = 3_650_00; // 120 ₽ a day
  make.agreement(db, { id: 29, clientId: 1, begin: '2026-01-01' });
  make.rental(db, { agreementId: 29, roomId: 15, price, start: '2026-01-01' });
  make.agreement(db, { id: 30, clientId: 2, begin: '2026-10-01' });
  make.rental(db, { agreementId: 30, roomId: 16, price, start: '2026-10-01' });
  make.agreement(db, { id: 31, clientId: 3, begin: '2026-11-10' });
  make.rental(db, { agreementId: 31, roomId: 17, price: 36_500_00, start: '2026-11-10' });
  make.agreement(db, { id: 32, clientId: 1, begin: '2026-01-01', end: '2026-08-31' });
  make.rental(db, { agreementId: 32, roomId: 18, price, start: '2026-01-01', end: '2026-08-31' });
  const pay = (id: number, agreementId: number, paidOn: string, rubles: number, more: object = {}) =>
    make.payment(db, { id, agreementId, paidOn, amount: rubles * 100, ...more });
  pay(1, 29, '2026-01-01', 304 * 120);
  pay(2, 29, '2026-11-01', 31 * 120);
  pay(3, 30, '2026-10-01', 43 * 120);
  pay(4, 31, '2026-11-10', 36_500);
  pay(5, 31, '2026-11-10', 40_000, { article: 'Депозит' });
  pay(6, 31, '2026-11-11', 500, { article: 'Продажа' });
  pay(7, 30, '2026-11-12', 700, { article: 'Продажа' });
  pay(8, 31, '2026-11-12', 1_000, { returned: true });
  pay(9, 32, '2026-11-13', 243 * 120);
  pay(10, 30, '2026-11-14', 100, { article: 'Штраф' });
  return desk;
};

interface Row {
  readonly agrid: number;
  readonly price: number;
  readonly write_off_date: string;
  readonly real_payment: number;
}
const read = async (desk: TestDesk, query: string) => {
  const { status, body } = await desk.get(`/_get_future_payments_?${query}`);
  expect(status, query).toBe(200);
  return body;
};
const ids = async (desk: TestDesk, query: string) =>
  (await read(desk, query)).agreements.map((row: Row) => row.agrid);

describe('GET /_get_future_payments_ (document L1820)', () => {
  test('running agreements by the day of their next payment, under both names', async () => {
    const desk = await chain();
    const { agreements, payments, ...rest } = await read(desk, '');
    expect(rest).toEqual({ sum_all: 43_800, page: 1, cnt_pages: 1, cnt_all: 3 });
    expect(agreements.map((row: Row) => [row.agrid, row.write_off_date])).toEqual([
      [30, '2026-11-23'],
      [29, '2026-12-02'],
      [31, '2026-12-09'],
    ]);
    expect(agreements[1]).toEqual({
      agrid: 29,
      agrname: 'Договор №29',
      user_id: 1,
      fullname: 'Иванов Иван Иванович',
      user_type: 'f',
      username: '79000000001',
      room_names: ['15'],
      write_off_date: '2026-12-02',
      write_off_id: 29,
      price: 3_650,
      area: 6,
      price_1m: 608.33,
      deposit: 0,
      balance: 1_080,
      days_left: 9,
      real_payment: 0,
    });
    expect(agreements[2]).toMatchObject({ user_type: 'u', deposit: 40_000, area: 50, price_1m: 730 });
    expect(payments).toHaveLength(3);
    expect(payments[1]).toEqual({
      payment_id: null,
      payment_date: '2026-12-02',
      payment_insert_date: null,
      type: null,
      account_article: null,
      amount: 3_650,
      return_reason: null,
      returned: 0,
      fullname: 'Иванов Иван Иванович',
      agrid: 29,
      agrname: 'Договор №29',
      user_type: 'f',
      manager_id: null,
      manager_name: null,
      comment: null,
    });
  });

  test('filters and finds', async () => {
    const desk = await chain();
    const cases: readonly [string, number[]][] = [
      ['warehouse_id=2', [31]],
      ['warehouse_id=1', [30, 29]],
      ['end_area=40', [30, 29]],
      ['start_area=5&end_area=50', [29, 31]],
      ['start_date=2026-12-01', [29, 31]],
      ['start_date=2026-11-24&end_date=2026-12-02', [29]],
      ['search_str=ива&search_type=fio', [30, 29, 31]],
      ['search_str=ива+ива', [29]],
      ['search_str=29&search_type=agrid', [29]],
      ['search_str=3', [30, 31]],
      ['search_str=нет', []],
    ];
    for (const [query, expected] of cases) expect(await ids(desk, query), query).toEqual(expected);
  });

  test('sorts, also by the names that the document copied', async () => {
    const desk = await chain();
    const cases: readonly [string, number[], number[]][] = [
      ['write_off_date', [30, 29, 31], [31, 29, 30]],
      ['payment_date', [30, 29, 31], [31, 29, 30]],
      ['amount', [29, 30, 31], [31, 29, 30]],
      ['price', [29, 30, 31], [31, 29, 30]],
      ['agrid', [29, 30, 31], [31, 30, 29]],
      ['fullname', [30, 29, 31], [31, 29, 30]],
      ['user_type', [29, 30, 31], [31, 29, 30]],
      ['user_id', [29, 30, 31], [31, 30, 29]],
      ['area', [30, 29, 31], [31, 29, 30]],
      ['price_1m', [29, 31, 30], [30, 31, 29]],
      ['deposit', [29, 30, 31], [31, 29, 30]],
      ['days_left', [30, 29, 31], [31, 29, 30]],
      ['payment_id', [30, 29, 31], [31, 29, 30]],
      ['manager_name', [30, 29, 31], [31, 29, 30]],
    ];
    for (const [column, asc, desc] of cases) {
      expect(await ids(desk, `sort_column=${column}`), column).toEqual(asc);
      expect(await ids(desk, `sort_column=${column}&sort_direction=desc`), column).toEqual(desc);
    }
    expect((await desk.get('/_get_future_payments_?sort_column=color')).status).toBe(422);
  });

  test('pages; the sum is of all that was found', async () => {
    const desk = await chain();
    expect(await read(desk, 'show_cnt=1&page=2')).toMatchObject({
      agreements: [{ agrid: 29 }],
      payments: [{ agrid: 29 }],
      sum_all: 43_800,
      page: 2,
      cnt_pages: 3,
      cnt_all: 3,
    });
  });
});

describe('the views of existing clients (client facts 35)', () => {
  test('come by POST too, with 1000 rows asked for', async () => {
    const desk = await chain();
    const sent = {
      warehouse_id: 0,
      show_cnt: 1000,
      show_what: 'debitors',
      start_date: '2026-11-01',
      end_date: '2026-11-30',
    };
    const { status, body } = await desk.post('/_get_future_payments_', sent);
    expect(status).toBe(200);
    // From 13 November on nothing is paid: 10 days of 120 ₽.
    expect(body).toMatchObject({
      agreements: [{ agrid: 30, price: 1_200, days_left: -10, real_payment: 0 }],
      cnt_pages: 1,
    });
    const wrong = await desk.post(
      '/_get_future_payments_',
      { show_what: 'all' },
      { accept: 'application/json' },
    );
    expect(wrong.status).toBe(200);
    expect(wrong.body).toMatchObject({ msg_type: 'danger', errors: [{ field: 'show_what' }] });
  });

  test('each adds up to the figure of the finance dashboard that it stands behind', async () => {
    const desk = await chain();
    const figures: readonly [string, string][] = [
      ['reestr', 'reestr_sum'],
      ['total_reestr', 'total_reestr'],
      ['reestr_revenue', 'reestr_revenue'],
      ['rest_in_reestr', 'rest_in_reestr'],
      ['reestr_future', 'reestr_sum_future'],
      ['reestr_past', 'reestr_sum_past'],
      ['revenue', 'revenue'],
      ['revenue_deposit', 'new_clients_revenue_deposit'],
      ['revenue_new_rent', 'new_clients_revenue_rent'],
      ['debitors', 'debitors'],
    ];
    const ranges = [
      'start_date=2026-11-01&end_date=2026-11-30',
      'start_date=2026-10-15&end_date=2026-12-31',
      // Begins on the day on which an agreement does: that one is not of the register.
      'start_date=2026-10-01&end_date=2026-11-23',
      '',
    ];
    for (const range of [...ranges, `${ranges[1]}&warehouse_id=1`, `${ranges[0]}&end_area=40`]) {
      const { body } = await desk.get(`/_dashboard_finance_?${range}`);
      for (const [view, figure] of figures)
        expect((await read(desk, `show_what=${view}&${range}`)).sum_all, `${view} ${range}`).toBe(
          body[figure],
        );
      const [both, old, fresh] = await Promise.all(
        ['revenue', 'revenue_old', 'revenue_new'].map((view) => read(desk, `show_what=${view}&${range}`)),
      );
      expect(old.sum_all + fresh.sum_all).toBe(both.sum_all);
    }
  });

  test('list who makes up the figure', async () => {
    const desk = await chain();
    const november = 'start_date=2026-11-01&end_date=2026-11-30';
    const lines = async (view: string, range = november) =>
      (await read(desk, `show_what=${view}&${range}&sort_column=agrid`)).agreements.map((row: Row) => [
        row.agrid,
        row.write_off_date,
        row.price,
        row.real_payment,
      ]);
    expect(await lines('reestr')).toEqual([
      [29, '2026-11-01', 3_720, 1],
      [30, '2026-11-13', 1_200, 0],
    ]);
    expect(await lines('rest_in_reestr')).toEqual([[30, '2026-11-13', 1_200, 0]]);
    expect(await lines('reestr_past')).toEqual([[30, '2026-11-13', 1_200, 0]]);
    expect(await lines('reestr_future')).toEqual([]);
    expect(await lines('reestr_future', 'start_date=2026-11-02&end_date=2026-12-31')).toEqual([
      [29, '2026-12-02', 3_650, 0],
    ]);
    expect(await lines('reestr_revenue')).toEqual([
      [29, '2026-11-01', 3_720, 1],
      [32, '2026-11-13', 29_160, 1],
    ]);
    expect(await lines('total_reestr')).toEqual([
      [29, '2026-11-01', 3_720, 1],
      [30, '2026-11-13', 1_200, 0],
      [32, '2026-11-13', 29_160, 1],
    ]);
    expect(await lines('revenue')).toEqual([
      [29, '2026-11-01', 3_720, 1],
      [30, '2026-11-12', 700, 1],
      [31, '2026-11-12', 36_000, 1],
      [32, '2026-11-13', 29_160, 1],
    ]);
    expect(await lines('revenue_new')).toEqual([[31, '2026-11-12', 36_000, 1]]);
    expect(await lines('revenue_new_rent')).toEqual([[31, '2026-11-12', 35_500, 1]]);
    expect(await lines('revenue_deposit')).toEqual([[31, '2026-11-10', 40_000, 1]]);
    expect(await ids(desk, `show_what=revenue_old&${november}&search_str=ива+ива`)).toEqual([29, 32]);
  });

  test('a range turned round is refused', async () => {
    const desk = await chain();
    const { status, body } = await desk.get(
      '/_get_future_payments_?show_what=revenue&start_date=2026-11-02&end_date=2026-11-01',
    );
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ field: 'start_date' }]);
  });
});
