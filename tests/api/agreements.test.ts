import { describe, expect, test } from 'vitest';
import { priceChanges } from '../../db/schema/letting.ts';
import * as make from '../support/factories.ts';
import { answer, type TestDesk, testDesk } from '../support/testDesk.ts';

/**
 * 29: Иванов rents rooms 15 and 84 (an indexation planned); 30: Ёлкина is leaving room 16 in the other warehouse;
 * 31: Иванов's, ended; 129: the firm's room 17, in debt.
 */
const chain = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db, { id: 1 });
  make.warehouse(db, { id: 2, name: 'Север' });
  for (const id of [9, 15, 17, 84]) make.room(db, { id, name: `Ячейка ${id}` });
  make.room(db, { id: 16, warehouseId: 2 });
  make.client(db, { id: 1, email: 'ivanov@mesto.example' });
  make.client(db, { id: 2, lastName: 'Ёлкина', firstName: 'Анна', patronymic: 'Ивановна' });
  make.client(db, {
    id: 3,
    type: 'u',
    companyName: 'ООО «Ива»',
    lastName: null,
    phone: null,
    inn: '7707083893',
  });
  make.manager(db, { id: 5, lastName: 'Ёжиков' });
  make.manager(db, { id: 6, lastName: 'Жуков' });
  make.agreement(db, { id: 29, clientId: 1, managerId: 6 });
  make.rental(db, { agreementId: 29, roomId: 84, price: 6_000_00 });
  make.rental(db, { agreementId: 29, roomId: 15, price: 9_000_00, deposit: 9_000_00 });
  make.rental(db, { agreementId: 29, roomId: 9, end: '2026-02-28', price: 3_650_00 });
  make.agreement(db, { id: 30, clientId: 2, managerId: 5, begin: '2026-11-01' });
  make.rental(db, {
    agreementId: 30,
    roomId: 16,
    start: '2026-11-01',
    moveOutOn: '2026-11-30',
    moveOutReason: 'Переезд',
  });
  make.agreement(db, {
    id: 31,
    clientId: 1,
    begin: '2025-01-01',
    plannedEnd: '2025-12-31',
    end: '2025-06-30',
  });
  make.rental(db, { agreementId: 31, roomId: 17, start: '2025-01-01', end: '2025-06-30' });
  make.agreement(db, { id: 129, clientId: 3, managerId: 1, begin: '2026-10-01' });
  make.rental(db, { agreementId: 129, roomId: 17, start: '2026-10-01', price: 3_650_00 });
  make.payment(db, {
    id: 1,
    agreementId: 29,
    paidOn: '2026-01-05',
    type: 'Наличными',
    amount: 200_000_00,
    managerId: 5,
  });
  make.payment(db, { id: 2, agreementId: 29, paidOn: '2026-06-05', type: 'Онлайн', amount: 1_00 });
  make.payment(db, { id: 3, agreementId: 29, paidOn: '2026-11-05', article: 'Депозит', amount: 9_000_00 });
  make.payment(db, { id: 4, agreementId: 30, paidOn: '2026-11-01', amount: 9_000_00 });
  make.payment(db, {
    id: 5,
    agreementId: 29,
    paidOn: '2026-11-06',
    amount: 2_00,
    returned: true,
    returnReason: 'Ошибка',
  });
  db.insert(priceChanges)
    .values([
      { agreementId: 29, roomId: 15, rentalStart: '2026-01-01', day: '2026-06-01', sum: 600_00 },
      { agreementId: 29, roomId: 15, rentalStart: '2026-01-01', day: '2027-01-01', sum: 500_00 },
      { agreementId: 29, roomId: 84, rentalStart: '2026-01-01', day: '2026-12-15', sum: -100_00 },
      { agreementId: 31, roomId: 17, rentalStart: '2025-01-01', day: '2027-12-15', sum: 100_00 },
    ])
    .run();
  return desk;
};

const ids = async (desk: TestDesk, query: string) =>
  (await desk.get(`/_main_agreements_?${query}`)).body.agreements.map((row: { agrid: number }) => row.agrid);

describe('GET /_main_agreements_ (document L573)', () => {
  test('holds every documented field, and those that existing clients read', async () => {
    const desk = await chain();
    const { body } = await desk.get('/_main_agreements_?search_str=29&search_type=number&show_cnt=1');
    // 326 days from 1 January to 22 November, 175 of them with 600 more, and 59 days of room 9.
    const accrued = (15_000_00 * 326 + 600_00 * 175 + 3_650_00 * 59) * 12;
    const balance = Math.round(200_000_00 + 1_00 - 2_00 - accrued / 365) / 100;
    expect(body).toEqual({
      agreements: [
        {
          agrid: 29,
          agrname: 'Договор №29',
          room_ids: [15, 84],
          rooms: [
            { room_id: 15, room_name: 'Ячейка 15' },
            { room_id: 84, room_name: 'Ячейка 84' },
          ],
          room_names: ['15', '84'],
          agrbegdate: '2026-01-01',
          agrplanenddate: '2026-12-31',
          agrenddate: null,
          user_id: 1,
          fullname: 'Иванов Иван Иванович',
          user_type: 'f',
          username: '79000000001',
          email: 'ivanov@mesto.example',
          inn: null,
          active: 1,
          price: 15_600,
          balance,
          deposit: 9_000,
          days_left: 55,
          future_index_date: '2026-12-15',
          previous_payment_date: '2026-06-05',
          last_payment_type: 'Онлайн',
          future_payment_date: '2027-01-17',
          next_payment_date: '2027-01-17',
          manager_name: 'Жуков Пётр',
        },
      ],
      page: 1,
      cnt_pages: 2,
      cnt_all: 2,
    });
  });

  test('nothing need be sent: all, by number', async () => {
    const desk = await chain();
    expect(await ids(desk, '')).toEqual([29, 30, 31, 129]);
  });

  test('filters', async () => {
    const desk = await chain();
    const cases: readonly [string, number[]][] = [
      ['active=1', [29, 30, 129]],
      ['active=0.75', [30]],
      ['active=-1', [31]],
      ['active=0&user_type=u', [129]],
      ['user_type=ф&active=-1', [31]],
      ['indexation=1', [29]],
      ['indexation=-1', [30, 31, 129]],
      ['warehouse_id=2', [30]],
      ['warehouse_id=1', [29, 31, 129]],
      ['warehouse_id=1&active=-1', [31]],
      ['warehouse_id=2&active=1&indexation=1', []],
    ];
    for (const [query, expected] of cases) expect(await ids(desk, query), query).toEqual(expected);
  });

  test('finds by name and by number, by both when not told which', async () => {
    const desk = await chain();
    const cases: readonly [string, number[]][] = [
      ['search_str=ива+ив', [29, 31]],
      ['search_str=елк', [30]],
      ['search_str=ива&search_type=fio', [29, 30, 31, 129]],
      ['search_str=анов', []],
      ['search_str=29', [29, 129]],
      ['search_str=№29&search_type=agrid', [29, 129]],
      ['search_str=Договор+№+129', [129]],
      ['search_str=29&search_type=fio', []],
      ['search_str=ива&search_type=number', []],
      ['search_str=ива&search_type=none', [29, 30, 31, 129]],
      ['search_str=%22ива%22+OR+*', []],
    ];
    for (const [query, expected] of cases) expect(await ids(desk, query), query).toEqual(expected);
  });

  test('sorts, ties by number, empty values last either way', async () => {
    const desk = await chain();
    const cases: readonly [string, number[], number[]][] = [
      ['agrid', [29, 30, 31, 129], [129, 31, 30, 29]],
      ['agrbegdate', [31, 29, 129, 30], [30, 129, 29, 31]],
      ['fullname', [30, 29, 31, 129], [129, 29, 31, 30]],
      ['familyname', [30, 29, 31, 129], [129, 29, 31, 30]],
      ['price', [31, 129, 30, 29], [29, 30, 129, 31]],
      ['future_index_date', [29, 30, 31, 129], [29, 30, 31, 129]],
      ['agrenddate', [31, 29, 30, 129], [31, 29, 30, 129]],
      ['agrplanenddate', [31, 29, 30, 129], [29, 30, 129, 31]],
      ['room_names', [29, 30, 31, 129], [31, 129, 30, 29]],
      ['days_left', [129, 31, 30, 29], [29, 30, 31, 129]],
      ['balance', [31, 129, 30, 29], [29, 30, 129, 31]],
      ['deposit', [30, 31, 129, 29], [29, 30, 31, 129]],
      ['next_payment_date', [31, 129, 30, 29], [29, 30, 31, 129]],
      ['previous_payment_date', [29, 30, 31, 129], [30, 29, 31, 129]],
      ['last_payment_type', [30, 29, 31, 129], [29, 30, 31, 129]],
      ['manager_name', [30, 29, 129, 31], [129, 29, 30, 31]],
      ['username', [29, 31, 30, 129], [30, 29, 31, 129]],
      ['email', [29, 31, 30, 129], [29, 31, 30, 129]],
      ['inn', [129, 29, 30, 31], [129, 29, 30, 31]],
      ['user_type', [29, 30, 31, 129], [129, 29, 30, 31]],
      ['user_id', [29, 31, 30, 129], [129, 30, 29, 31]],
    ];
    for (const [column, asc, desc] of cases) {
      expect(await ids(desk, `sort_column=${column}`), column).toEqual(asc);
      expect(await ids(desk, `sort_column=${column}&sort_direction=DESC`), column).toEqual(desc);
      const persons = asc.filter((id) => id !== 129);
      expect(await ids(desk, `sort_column=${column}&user_type=f`), column).toEqual(persons);
    }
  });

  test('pages: true counts, and an empty page past the end', async () => {
    const desk = await chain();
    const { body } = await desk.get('/_main_agreements_?show_cnt=3&page=2');
    expect(body).toMatchObject({ agreements: [{ agrid: 129 }], page: 2, cnt_pages: 2, cnt_all: 4 });
    expect((await desk.get('/_main_agreements_?show_cnt=3&page=9')).body).toEqual({
      agreements: [],
      page: 9,
      cnt_pages: 2,
      cnt_all: 4,
    });
  });

  test('an ended agreement keeps its rooms, and charges nothing more', async () => {
    const desk = await chain();
    const { body } = await desk.get('/_main_agreements_?active=-1');
    expect(body.agreements).toMatchObject([
      {
        agrid: 31,
        room_ids: [17],
        active: -1,
        price: 0,
        agrenddate: '2025-06-30',
        future_index_date: null,
        last_payment_type: null,
      },
    ]);
  });

  test('tells what it doesn’t know', async () => {
    const desk = await chain();
    expect((await desk.get('/_main_agreements_?sort_column=color')).status).toBe(422);
    expect((await desk.get('/_main_agreements_?colour=1')).body.msg).toMatch(/неизвестный параметр «colour»/);
    expect((await desk.get('/_main_agreements_?warehouse_id=99')).status).toBe(404);
  });

  test('takes the document’s example', async () => {
    const desk = await chain();
    expect(
      await ids(
        desk,
        'warehouse_id=0&active=-1&indexation=0&search_type=fio&search_str=Иванов&sort_column=familyname&sort_direction=asc&page=1&show_cnt=30',
      ),
    ).toEqual([31]);
  });
});

describe('GET /_get_agreement_total_ (document L679)', () => {
  test('the agreement under both names, its rooms, payments and returns', async () => {
    const desk = await chain();
    const { status, body } = await desk.get('/_get_agreement_total_/29/');
    expect(status).toBe(200);
    const { balance } = body.agreement;
    expect(body.agreements).toEqual([body.agreement]);
    expect(body.agreement).toEqual({
      agrid: 29,
      agreement_id: 29,
      agrname: 'Договор №29',
      room_ids: [15, 84],
      agrbegdate: '2026-01-01',
      agrplanenddate: '2026-12-31',
      agrenddate: null,
      user_id: 1,
      fullname: 'Иванов Иван Иванович',
      user_type: 'f',
      username: '79000000001',
      email: 'ivanov@mesto.example',
      manager_id: 6,
      manager: 'Жуков Пётр',
      manager_name: 'Жуков Пётр',
      in_force: 1,
      price: 15_600,
      balance: expect.any(Number),
      deposit: 9_000,
      days_left: 55,
      next_payment_date: '2027-01-17',
      payments: [3, 2, 1],
      returns: [5],
    });
    const [first, second] = body.rooms;
    expect(first).toEqual({
      agrid: 29,
      room_id: 15,
      room_name: 'Ячейка 15',
      warehouse_id: 1,
      warehouse_name: 'Борисовские пруды',
      area: 6,
      volume: 15,
      price: 9_600,
      price_1m: 1_600,
      floor: 1,
      dimensions: '2x3x2.5',
      rentstartdate: '2026-01-01',
      rentplanenddate: '2026-12-31',
      rentenddate: null,
      balance: expect.any(Number),
      days_left: 55,
      next_payment_date: '2027-01-17',
      deposit: 9_000,
      return_amount: 9_000,
      surcharge_gp: 0,
      last_index_date: '2026-06-01',
      last_index_sum: 600,
      future_index_date: '2027-01-01',
      future_index_sum: 500,
    });
    expect(second).toMatchObject({
      room_id: 84,
      return_amount: 0,
      future_index_sum: -100,
      last_index_date: null,
    });
    expect(Math.round((first.balance + second.balance) * 100)).toBe(Math.round(balance * 100));
    expect(body.ended_rooms).toMatchObject([
      { room_id: 9, rentenddate: '2026-02-28', balance: 0, price: 3_650 },
    ]);
    expect(body.payments[2]).toEqual({
      payment_id: 1,
      payment_date: '2026-01-05',
      payment_insert_date: '2026-01-01',
      type: 'Наличными',
      payment_type: 'Наличными',
      account_article: 'Аренда',
      amount: 200_000,
      returned: 0,
      return_reason: null,
      agrid: 29,
      agrname: 'Договор №29',
      manager_id: 5,
      manager_name: 'Ёжиков Пётр',
      manager: 'Ёжиков Пётр',
      comment: null,
    });
    expect(body.returns).toMatchObject([
      { payment_id: 5, returned: 1, return_reason: 'Ошибка', manager_name: '—' },
    ]);
  });

  test('a planned move-out is the room’s end; an ended agreement still shows its rooms', async () => {
    const desk = await chain();
    expect((await desk.get('/_get_agreement_total_/30')).body.rooms).toMatchObject([
      { rentenddate: '2026-11-30' },
    ]);
    const { body } = await desk.get('/_get_agreement_total_/31');
    expect(body).toMatchObject({
      agreement: { agrenddate: '2025-06-30', room_ids: [17], price: 0, days_left: 0, payments: [] },
      rooms: [{ room_id: 17, rentenddate: '2025-06-30', future_index_date: null }],
      ended_rooms: [],
    });
    expect(body.rooms[0].balance).toBe(body.agreement.balance);
  });

  test('an unknown number is told', async () => {
    const desk = await chain();
    const unknown = await desk.get('/_get_agreement_total_/999');
    expect(unknown.status).toBe(404);
    expect(unknown.body.msg).toBe('Договор №999 не найден. Найдите его в списке договоров.');
    const old = await fetch(`${desk.url}/_get_agreement_total_/999`, {
      headers: { authorization: `Bearer ${desk.token}` },
    });
    expect((await answer(old)).body).toMatchObject({ msg_type: 'danger' });
    expect((await desk.get('/_get_agreement_total_/abc')).status).toBe(422);
  });
});
