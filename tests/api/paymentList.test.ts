import { describe, expect, test } from 'vitest';
import * as make from '../support/factories.ts';
import { type TestDesk, testDesk } from '../support/testDesk.ts';

/** Иванов's agreement 29 (room 15), Ёлкина's 30 (room 16 in the other warehouse), the firm's 129 (room 17). */
const chain = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db, { id: 1 });
  make.warehouse(db, { id: 2, name: 'Север' });
  make.room(db, { id: 15 });
  make.room(db, { id: 16, warehouseId: 2 });
  make.room(db, { id: 17 });
  make.client(db, { id: 1 });
  make.client(db, { id: 2, lastName: 'Ёлкина', firstName: 'Анна', patronymic: 'Ивановна' });
  make.client(db, { id: 3, type: 'u', companyName: 'ООО «Ива»', lastName: null, phone: null });
  make.manager(db, { id: 5, lastName: 'Ёжиков' });
  make.manager(db, { id: 6, lastName: 'Жуков' });
  for (const [id, clientId, roomId] of [
    [29, 1, 15],
    [30, 2, 16],
    [129, 3, 17],
  ] as const) {
    make.agreement(db, { id, clientId });
    make.rental(db, { agreementId: id, roomId });
  }
  const add = (id: number, agreementId: number, paidOn: string, more: object = {}) =>
    make.payment(db, { id, agreementId, paidOn, ...more });
  add(1, 29, '2025-11-23', { amount: 1_00 });
  add(2, 129, '2025-11-24', { amount: 5_000_00, managerId: 6, article: 'Штраф' });
  add(3, 30, '2026-03-01', {
    amount: 7_000_50,
    managerId: 5,
    type: 'Наличными',
    comment: 'к',
    insertedAt: Date.UTC(2026, 2, 1, 22),
  });
  add(4, 29, '2026-03-01', { amount: 3_000_00, type: 'Онлайн', article: 'Депозит' });
  add(5, 29, '2026-11-23', {
    amount: 2_000_00,
    type: 'Онлайн',
    article: 'Депозит',
    returned: true,
    returnReason: 'Выезд',
  });
  add(6, 129, '2026-12-01', { amount: 1_000_00, article: 'Штраф', returned: true });
  return desk;
};

const ids = async (desk: TestDesk, query: string) =>
  (await desk.get(`/_main_payments_?${query}`)).body.payments.map(
    (row: { payment_id: number }) => row.payment_id,
  );

describe('GET /_main_payments_ (document L1351)', () => {
  test('holds every documented field, and those that existing clients read', async () => {
    const desk = await chain();
    const { body } = await desk.get('/_main_payments_?search_str=елк');
    expect(body).toEqual({
      payments: [
        {
          payment_id: 3,
          payment_date: '2026-03-01',
          // 22:00 UTC is the next day at the head office.
          payment_insert_date: '2026-03-02',
          type: 'Наличными',
          payment_type: 'Наличными',
          account_article: 'Аренда',
          amount: 7_000.5,
          returned: 0,
          return_reason: null,
          fullname: 'Ёлкина Анна Ивановна',
          user_id: 2,
          user_type: 'f',
          agrid: 30,
          agrname: 'Договор №30',
          manager_id: 5,
          manager_name: 'Ёжиков Пётр',
          pending: false,
          manager: 'Ёжиков Пётр',
          comment: 'к',
        },
      ],
      page: 1,
      cnt_pages: 1,
      cnt_all: 1,
    });
  });

  test('left out: payments of the last 12 months, newest first', async () => {
    const desk = await chain();
    expect(await ids(desk, '')).toEqual([4, 3, 2]);
    expect((await desk.get('/_main_payments_?returned=1')).body.payments).toMatchObject([
      { payment_id: 6, returned: 1, payment_date: '2026-12-01', return_reason: null },
      { payment_id: 5, returned: 1, return_reason: 'Выезд' },
    ]);
  });

  test('filters', async () => {
    const desk = await chain();
    const cases: readonly [string, number[]][] = [
      ['returned=0', [4, 3, 2]],
      ['returned=-1', [6, 5, 4, 3, 2]],
      ['returned=-1&filter_end_date=2026-11-23', [5, 4, 3, 2]],
      ['filter_start_date=2020-01-01', [4, 3, 2, 1]],
      ['filter_start_date=2025-11-23&filter_end_date=2025-11-24', [2, 1]],
      ['filter_end_date=2025-11-23', [1]],
      ['filter_start_date=01.03.2026', [4, 3]],
      ['filter_start_date=2026-03-02&filter_end_date=2026-03-01', []],
      ['warehouse_id=2&returned=-1', [3]],
      ['warehouse_id=1&returned=-1', [6, 5, 4, 2]],
      ['search_str=ива+ива', [4]],
      ['search_str=ива&search_type=fio', [4, 3, 2]],
      ['search_str=29', [4, 2]],
      ['search_str=№129', [2]],
      ['search_str=3', [3]],
      ['search_str=29&search_type=fio', []],
      ['search_str=29&search_type=none', [4, 3, 2]],
    ];
    for (const [query, expected] of cases) expect(await ids(desk, query), query).toEqual(expected);
  });

  test('sorts, ties by number, empty values last either way', async () => {
    const desk = await chain();
    const cases: readonly [string, number[], number[]][] = [
      ['payment_id', [2, 3, 4, 5, 6], [6, 5, 4, 3, 2]],
      ['payment_date', [2, 3, 4, 5, 6], [6, 5, 3, 4, 2]],
      ['payment_insert_date', [2, 4, 5, 6, 3], [3, 2, 4, 5, 6]],
      ['payment_type', [2, 6, 3, 4, 5], [4, 5, 3, 2, 6]],
      ['type', [2, 6, 3, 4, 5], [4, 5, 3, 2, 6]],
      ['account_article', [3, 4, 5, 2, 6], [2, 6, 4, 5, 3]],
      ['amount', [6, 5, 4, 2, 3], [3, 2, 4, 5, 6]],
      ['fullname', [3, 4, 5, 2, 6], [2, 6, 4, 5, 3]],
      ['agrid', [4, 5, 3, 2, 6], [2, 6, 3, 4, 5]],
      ['user_type', [3, 4, 5, 2, 6], [2, 6, 3, 4, 5]],
      ['manager_name', [3, 2, 4, 5, 6], [2, 3, 4, 5, 6]],
      ['returned', [2, 3, 4, 5, 6], [5, 6, 2, 3, 4]],
    ];
    for (const [column, asc, desc] of cases) {
      const sorted = `returned=-1&sort_column=${column}`;
      expect(await ids(desk, sorted), column).toEqual(asc);
      expect(await ids(desk, `${sorted}&sort_direction=DESC`), column).toEqual(desc);
    }
  });

  test('pages: true counts, and an empty page past the end', async () => {
    const desk = await chain();
    const { body } = await desk.get('/_main_payments_?show_cnt=2&page=2&returned=-1');
    expect(body).toMatchObject({
      payments: [{ payment_id: 4 }, { payment_id: 3 }],
      page: 2,
      cnt_pages: 3,
      cnt_all: 5,
    });
    const past = await desk.get('/_main_payments_?show_cnt=2&page=9');
    expect(past.body).toEqual({ payments: [], page: 9, cnt_pages: 2, cnt_all: 3 });
  });

  test('tells what it doesn’t know', async () => {
    const desk = await chain();
    expect((await desk.get('/_main_payments_?sort_column=color')).status).toBe(422);
    expect((await desk.get('/_main_payments_?color=1')).body.msg).toMatch(/неизвестный параметр «color»/);
    expect((await desk.get('/_main_payments_?filter_start_date=2026-02-30')).status).toBe(422);
    expect((await desk.get('/_main_payments_?warehouse_id=99')).body.msg).toMatch(/Склад №99 не найден/);
  });
});
