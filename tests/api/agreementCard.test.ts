import { describe, expect, test } from 'vitest';
import { letDesk } from '../support/agreements.ts';
import { answer } from '../support/testDesk.ts';

describe('GET /_get_agreement_total_ (document L679)', () => {
  test('the agreement under both names, its rooms, payments and returns', async () => {
    const desk = await letDesk();
    const { status, body } = await desk.get('/_get_agreement_total_/29/');
    expect(status).toBe(200);
    const { balance } = body.agreement;
    expect(body.agreements).toEqual([body.agreement]);
    expect(body.agreement).toEqual({
      agrid: 29,
      agreement_id: 29,
      pending: false,
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
    expect(first.balance / second.balance).toBeCloseTo(9_600 / 6_000, 4);
    expect(body.ended_rooms).toMatchObject([
      { room_id: 9, rentenddate: '2026-02-28', balance: 0, price: 3_650 },
    ]);
    expect(body.payments[2]).toEqual({
      pending: false,
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
    const desk = await letDesk();
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
    const desk = await letDesk();
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
