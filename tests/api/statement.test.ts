import { expect, test } from 'vitest';
import { priceChanges } from '../../db/schema/letting.ts';
import * as make from '../support/factories.ts';
import { type TestDesk, testDesk } from '../support/testDesk.ts';

const chain = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db);
  make.room(db, { id: 15 });
  make.room(db, { id: 16 });
  make.client(db, { id: 1 });
  make.agreement(db, { id: 29, begin: '2026-10-20' });
  make.rental(db, { agreementId: 29, roomId: 15, start: '2026-10-20', price: 36_500_00 });
  make.rental(db, {
    agreementId: 29,
    roomId: 16,
    start: '2026-10-20',
    end: '2026-10-25',
    price: 3_650_00,
    surcharge: 1_00,
  });
  make.payment(db, {
    id: 1,
    agreementId: 29,
    paidOn: '2026-10-20',
    amount: 50_000_00,
    type: 'Онлайн',
    comment: 'первый',
  });
  make.payment(db, { id: 2, agreementId: 29, paidOn: '2026-10-20', article: 'Депозит', amount: 7_000_00 });
  make.payment(db, { id: 3, agreementId: 29, paidOn: '2026-11-10', amount: 100_00, returned: true });
  make.payment(db, { id: 4, agreementId: 29, paidOn: '2026-12-01', amount: 50_00, returned: true });
  db.insert(priceChanges)
    .values([
      { agreementId: 29, roomId: 15, rentalStart: '2026-10-20', day: '2026-11-05', sum: 3_650_00 },
      { agreementId: 29, roomId: 15, rentalStart: '2026-10-20', day: '2026-12-05', sum: 1_00 },
    ])
    .run();
  return desk;
};

test('GET /_desk_/statement: day, event, sum, balance, down to the balance that the card shows', async () => {
  const desk = await chain();
  const { status, body } = await desk.get('/_desk_/statement/29');
  expect(status).toBe(200);
  const { rows, ...head } = body;
  const card = (await desk.get('/_get_agreement_total_/29')).body.agreement;
  expect(head).toEqual({
    agrid: 29,
    agrname: 'Договор №29',
    user_id: 1,
    fullname: 'Иванов Иван Иванович',
    today: '2026-11-23',
    balance: card.balance,
    deposit: 7_000,
    days_left: card.days_left,
  });
  // 36 500 a month are 1 200 a day, room 16 costs 120.03 more, the indexation 120 more.
  expect(
    rows.map((r: Record<string, unknown>) => [r.day, r.event, r.room_id ?? r.payment_id ?? r.from, r.sum]),
  ).toEqual([
    ['2026-10-20', 'start', 15, 0],
    ['2026-10-20', 'start', 16, 0],
    ['2026-10-20', 'payment', 1, 50_000],
    ['2026-10-25', 'rent', '2026-10-20', -7_920.2],
    ['2026-10-25', 'end', 16, 0],
    ['2026-10-31', 'rent', '2026-10-26', -7_200],
    ['2026-11-04', 'rent', '2026-11-01', -4_800],
    ['2026-11-05', 'indexation', 15, 0],
    ['2026-11-09', 'rent', '2026-11-05', -6_600],
    ['2026-11-10', 'return', 3, -100],
    ['2026-11-22', 'rent', '2026-11-10', -17_160],
    ['2026-12-01', 'return', 4, -50],
  ]);
  expect(rows.at(-1).balance).toBe(card.balance);
  expect(card.balance).toBe(6_169.8);
  expect(rows[2]).toEqual({
    day: '2026-10-20',
    from: null,
    event: 'payment',
    sum: 50_000,
    balance: 50_000,
    price: null,
    room_id: null,
    room_name: null,
    payment_id: 1,
    type: 'Онлайн',
    comment: 'первый',
  });
  expect(rows[1]).toMatchObject({ room_name: 'Ячейка 16', price: 3_651 });
  expect(rows[3]).toMatchObject({ price: 40_151 });
  expect(rows[7]).toMatchObject({ price: 3_650 });
});

test('an unknown agreement is told, and the token demanded', async () => {
  const desk = await chain();
  expect((await desk.get('/_desk_/statement/99')).body.msg).toMatch(/Договор №99 не найден/);
  expect((await fetch(`${desk.url}/_desk_/statement/29`)).status).toBe(401);
});
