import { expect, test } from 'vitest';
import { callAs } from '../support/callAs.ts';
import * as make from '../support/factories.ts';
import { house } from '../support/moveOutHouse.ts';
import { type TestDesk, TODAY } from '../support/testDesk.ts';

const quote = async (desk: TestDesk, room: number, day: string) =>
  desk.get(`/_desk_/move_out_quote/${room}?leave_date=${day}`);
const balanceOf = async (desk: TestDesk, agrid: number) =>
  (await (await callAs(desk, 1)).get(`/_get_agreement_total_/${agrid}`)).body.agreement.balance;

test('of the last room: what the balance and the deposit come to on that day', async () => {
  const desk = await house();
  make.payment(desk.db, { id: 5, agreementId: 2, article: 'Депозит', amount: 4_000_00, paidOn: TODAY });
  make.payment(desk.db, { id: 6, agreementId: 2, amount: 90_000_00, paidOn: TODAY });
  const { body } = await quote(desk, 3, '2026-12-02');
  expect(body).toMatchObject({ agrid: 2, today: TODAY, days: 10, last_room: 1, deposit_due: 4000 });
  expect(body.balance).toBe(await balanceOf(desk, 2));
  // To the kopeck: both ends of the statement are rounded once each.
  expect(Math.abs(body.balance - body.rent - body.balance_then)).toBeLessThanOrEqual(0.01);
  expect(body.total).toBeCloseTo(body.balance_then + 4000, 2);
});

test('agrees with the balance and the deposit that the approval leaves behind', async () => {
  const desk = await house();
  make.payment(desk.db, { id: 5, agreementId: 2, article: 'Депозит', amount: 4_000_00, paidOn: TODAY });
  const told = (await quote(desk, 3, TODAY)).body;
  await desk.post('/_end_rent_', { room_id: 3, leave_date: TODAY, leave_reason: 'Переезд' });
  const { body } = await desk.post('/_approve_leaving_of_room_', { room_id: 3, agrid: 2 });
  expect(body.deposit_due).toBe(told.deposit_due);
  desk.clock.at += 24 * 3_600_000;
  expect(await balanceOf(desk, 2)).toBe(told.balance_then);
  desk.clock.at += 20 * 24 * 3_600_000;
  expect(await balanceOf(desk, 2)).toBe(told.balance_then);
});

test('with other rooms kept, the deposit of this one alone', async () => {
  const desk = await house();
  const { body } = await quote(desk, 1, '2026-11-30');
  expect(body).toMatchObject({ last_room: 0, deposit_due: 5000, total: 5000, days: 8 });
});

test('without a day: the earliest one, or the one that is planned', async () => {
  const desk = await house();
  const path = '/_desk_/move_out_quote/3';
  expect((await desk.get(path)).body).toMatchObject({ leave_date: TODAY, planned: null, days: 1 });
  await desk.post('/_end_rent_', { room_id: 3, leave_date: '2026-12-05', leave_reason: 'Переезд' });
  expect((await desk.get(path)).body).toMatchObject({
    leave_date: '2026-12-05',
    planned: '2026-12-05',
    leave_reason: 'Переезд',
  });
});

test('refuses what can’t be', async () => {
  const desk = await house();
  const early = await quote(desk, 3, '2026-11-22');
  expect([early.status, early.body.code, early.body.errors[0].field]).toEqual([
    409,
    'leave_date_early',
    'leave_date',
  ]);
  const free = await quote(desk, 4, TODAY);
  expect([free.status, free.body.code]).toEqual([409, 'room_not_let']);
  expect((await quote(desk, 999, TODAY)).status).toBe(404);
  expect((await quote(desk, 3, '2026-02-30')).status).toBe(422);
});
