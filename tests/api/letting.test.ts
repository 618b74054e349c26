import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { idRanges } from '../../db/schema/exchange.ts';
import { agreements, bookings, guestVisits, payments, rentals } from '../../db/schema/letting.ts';
import { auditEntries } from '../../db/schema/office.ts';
import { callAs } from '../support/callAs.ts';
import * as make from '../support/factories.ts';
import { FORM, HOUR, house, PATH, PERSON, refusal, rentalsOf, status } from '../support/lettingHouse.ts';
import { NOON } from '../support/testDesk.ts';

describe('a new agreement (document L1347, domain §4)', () => {
  test('one agreement, one rental a room at the tier price, the manager’s own', async () => {
    const desk = await house();
    const { body } = await desk.post(PATH, FORM);
    expect(body).toEqual({
      msg: 'Договор №30 успешно оформлен',
      msg_type: 'success',
      agrid: 30,
      user_id: 1,
      warnings: [],
    });
    expect(desk.db.select().from(agreements).where(eq(agreements.id, 30)).get()).toMatchObject({
      clientId: 1,
      name: 'Договор №30',
      begin: '2026-11-23',
      plannedEnd: '2027-05-22',
      end: null,
      activatedAt: null,
      managerId: 1,
    });
    const common = { start: '2026-11-23', plannedEnd: '2027-05-22', end: null, price: 8_500_00, deposit: 0 };
    expect(rentalsOf(desk, 30)).toMatchObject([
      { roomId: 2, ...common },
      { roomId: 3, ...common },
    ]);
    // Nothing is paid yet.
    expect(await status(desk, 2)).toBe(0.4);
    const entry = desk.db.select().from(auditEntries).get();
    expect(entry).toMatchObject({ command: 'form-agreement', entity: 'agreement', entityId: '30' });
    expect(JSON.parse(entry?.after ?? '')).toMatchObject({ clientId: 1, rentals: [{ roomId: 2 }, {}] });
  });

  test.each([
    [{ months: 1 }, '2026-12-22', 9_000_00],
    [{ months: 5 }, '2027-04-22', 9_000_00],
    [{ months: '6' }, '2027-05-22', 8_500_00],
    [{ months: 10 }, '2027-09-22', 8_500_00],
    [{ months: 11 }, '2027-10-22', 8_000_00],
    [{ agrplanenddate: '2027-05-21' }, '2027-05-21', 9_000_00],
    [{ agrplanenddate: '2027-05-22' }, '2027-05-22', 8_500_00],
    [{ agrplanenddate: '22.05.2027', months: 6 }, '2027-05-22', 8_500_00],
    [{ agrplanenddate: '2026-11-23' }, '2026-11-23', 9_000_00],
  ])('the planned term %o chooses the price', async (term, plannedEnd, price) => {
    const desk = await house();
    const { months: _, ...rest } = FORM;
    const { body } = await desk.post(PATH, { ...rest, room_ids: [2], ...term });
    expect(body.msg_type).toBe('success');
    expect(rentalsOf(desk, 30)).toMatchObject([{ plannedEnd, price }]);
  });

  test('the deposit is one sum, shared by price to the kopeck', async () => {
    const desk = await house();
    await desk.post(PATH, { ...FORM, room_ids: [7, 2, 3], deposit: '10 000,01' });
    // 2 000 : 8 500 : 8 500 of a month's rent; the two kopecks left over go to the dearest room.
    expect(
      rentalsOf(desk, 30)
        .map(({ roomId, deposit }) => [roomId, deposit])
        .sort(),
    ).toEqual([
      [2, 4_473_70],
      [3, 4_473_68],
      [7, 1_052_63],
    ]);
    const sum = rentalsOf(desk, 30).reduce((all, { deposit }) => all + deposit, 0);
    expect(sum).toBe(10_000_01);
  });

  test('what the client held of the rooms is closed, what he holds elsewhere stays', async () => {
    const desk = await house();
    desk.db
      .insert(bookings)
      .values({ roomId: 3, clientId: 1, bookedAt: NOON - HOUR, heldUntil: NOON + HOUR })
      .run();
    expect((await desk.post(PATH, { ...FORM, room_ids: [4] })).body.msg_type).toBe('success');
    expect(desk.db.select().from(guestVisits).get()?.closedAt).toBe(NOON);
    expect(
      desk.db
        .select()
        .from(bookings)
        .all()
        .map(({ roomId, closedAt }) => [roomId, closedAt])
        .sort(),
    ).toEqual([
      [3, null],
      [5, null],
    ]);
    expect((await desk.post(PATH, { ...FORM, user_id: 2, room_ids: [5] })).body.msg_type).toBe('success');
    expect(await status(desk, 5)).toBe(0.4);
  });

  test('a hold that lapsed holds nobody up', async () => {
    const desk = await house();
    make.client(desk.db, { id: 3 });
    desk.clock.at += HOUR;
    expect((await desk.post(PATH, { ...FORM, room_ids: [4, 5], user_id: 3 })).body.msg_type).toBe('success');
  });

  test.each([
    ['let', 1, 'room_taken', 'Ячейка 1 уже занята по договору №29.'],
    ['tried by another', 4, 'room_in_test', 'Ячейка 4 на гостевом визите у клиента №1 до 23.11.2026 13:00.'],
    ['not offered', 6, 'room_not_offered', 'Ячейка 6 не выставлена'],
  ])('a room that is %s is refused', async (_name, roomId, code, words) => {
    const desk = await house();
    const { status: got, body } = await refusal(desk, { ...FORM, user_id: 2, room_ids: [2, roomId] });
    expect([got, body.code, body.errors[0].field]).toEqual([409, code, 'room_ids']);
    expect(body.msg).toContain(words);
    expect(body.msg).toContain('Выберите другую');
  });

  test('a room booked for another is refused; all rooms that can’t be had are named', async () => {
    const desk = await house();
    const { body } = await refusal(desk, { ...FORM, room_ids: [5, 1] });
    expect(body.msg).toContain('Ячейка 5 забронирована за клиентом №2 до 23.11.2026 13:00.');
    expect(body.msg).toContain('№29');
    expect(body.errors).toHaveLength(2);
  });

  test('the same room twice: the second is refused, naming the first one’s agreement', async () => {
    const desk = await house();
    const answers = await Promise.all([
      desk.post(PATH, { ...FORM, room_ids: [2] }),
      desk.post(PATH, { ...FORM, room_ids: [3, 2], user_id: 2 }),
    ]);
    const told = answers.map(({ status: code, body }) => [code, body.code ?? 'ok']).sort();
    expect(told).toEqual([
      [200, 'ok'],
      [409, 'room_taken'],
    ]);
    const refused = answers.find(({ body }) => body.code === 'room_taken');
    expect(refused?.body.msg).toContain('Ячейка 2 уже занята по договору №30');
    const running = desk.db.$client
      .prepare('SELECT count(*) FROM rentals WHERE room_id IN (2, 3) AND "end" IS NULL')
      .pluck();
    expect(running.get()).toBe(answers[0]?.status === 200 ? 1 : 2);
    // What was refused took no number.
    expect(desk.db.select().from(idRanges).where(eq(idRanges.entity, 'agreement')).get()?.next).toBe(31);
  });

  test('no room is in two rentals on one day: a tenant’s last day is his', async () => {
    const desk = await house();
    desk.db.update(rentals).set({ end: '2026-11-23' }).where(eq(rentals.roomId, 1)).run();
    const { body } = await refusal(desk, { ...FORM, room_ids: [1] });
    expect(body).toMatchObject({ code: 'room_taken', errors: [{ field: 'agrbegdate' }] });
    expect(body.msg).toContain('Ячейка 1 занята по договору №29 до 23.11.2026 включительно');
    expect(body.msg).toContain('с 24.11.2026');
    const early = await refusal(desk, { ...FORM, room_ids: [1], agrbegdate: '2026-03-01' });
    expect(early.body.code).toBe('room_taken');
    const next = await desk.post(PATH, { ...FORM, room_ids: [1], agrbegdate: '2026-11-24' });
    expect(next.body.msg_type).toBe('success');
  });

  test('without a begin it begins today, or when the rooms’ last tenant is out', async () => {
    const desk = await house();
    desk.db.update(rentals).set({ end: '2026-12-01' }).where(eq(rentals.roomId, 1)).run();
    const { agrbegdate: _, ...rest } = FORM;
    await desk.post(PATH, { ...rest, room_ids: [1, 2] });
    expect(rentalsOf(desk, 30).map(({ start }) => start)).toEqual(['2026-12-02', '2026-12-02']);
    await desk.post(PATH, { ...rest, room_ids: [3] });
    expect(rentalsOf(desk, 31)).toMatchObject([{ start: '2026-11-23', plannedEnd: '2027-05-22' }]);
  });

  test('with a payment: it is the author’s, and with it the agreement comes into force', async () => {
    const desk = await house();
    const payment = { amount: '17000', payment_type: 'безнал', comment: 'Договор в офисе' };
    expect((await desk.post(PATH, { ...FORM, payment })).body.msg_type).toBe('success');
    expect(desk.db.select().from(payments).all()).toMatchObject([
      {
        id: 70,
        agreementId: 30,
        amount: 17_000_00,
        type: 'Безнал',
        article: 'Аренда',
        paidOn: '2026-11-23',
        returned: false,
        managerId: 1,
        comment: 'Договор в офисе',
      },
    ]);
    expect(desk.db.select().from(agreements).where(eq(agreements.id, 30)).get()?.activatedAt).toBe(NOON);
    expect(await status(desk, 2)).toBe(1);
    await desk.post(PATH, { ...FORM, user_id: 2, room_ids: [7], payment: { amount: 100, type: 'Онлайн' } });
    expect(await status(desk, 7)).toBe(0.5);
  });

  test('the payment follows the payments’ rules, and needs their right', async () => {
    const desk = await house();
    const pay = (payment: object) => refusal(desk, { ...FORM, payment: { amount: 100, ...payment } });
    expect((await pay({ payment_date: '2026-11-24' })).body.errors[0].field).toBe('payment_date');
    expect((await pay({ payment_date: '2026-11-22' })).body.errors[0].field).toBe('payment_date');
    expect((await pay({ amount: 0 })).body.errors[0].field).toBe('payment.amount');
    expect((await pay({ amount: 1.005 })).body.errors[0].field).toBe('payment.amount');
    expect((await pay({ account_article: 'Возврат депозита' })).status).toBe(422);
    make.manager(desk.db, { id: 3, phone: '79000000003', canAddClientsAgreements: true });
    const clerk = await callAs(desk, 3);
    const { status: code, body } = await clerk.post(PATH, { ...FORM, payment: { amount: 100 } });
    expect([code, body.code]).toEqual([403, 'right_missing']);
    expect(body.msg).toContain('платежи');
    expect((await clerk.post(PATH, FORM)).body.agrid).toBe(30);
    expect(desk.db.select().from(agreements).where(eq(agreements.id, 30)).get()?.managerId).toBe(3);
  });

  test('the right to add agreements is asked for', async () => {
    const desk = await house();
    make.manager(desk.db, { id: 2, phone: '79000000002', canAddEditPayments: true });
    const { status: code, body } = await (await callAs(desk, 2)).post(PATH, FORM);
    expect([code, body.code]).toEqual([403, 'right_missing']);
    expect(rentalsOf(desk, 30)).toEqual([]);
  });

  test('the same key twice is one agreement', async () => {
    const desk = await house();
    const headers = { 'idempotency-key': '0190a1b2-0000-7000-8000-000000000001' };
    const first = await desk.post(PATH, FORM, headers);
    expect((await desk.post(PATH, FORM, headers)).body).toEqual(first.body);
    expect(desk.db.select().from(agreements).all()).toHaveLength(2);
  });

  test.each([
    ['no term', { months: '' }, 'months', 'Укажите срок'],
    ['an end before the begin', { months: '', agrplanenddate: '2026-11-22' }, 'agrplanenddate', 'раньше'],
    ['an end that is not so many months off', { agrplanenddate: '2027-11-22' }, 'months', '12'],
    ['no months', { months: 0 }, 'months', 'months'],
    ['no rooms', { room_ids: [] }, 'room_ids', 'room_ids'],
    ['a text for rooms', { room_ids: '[2,x]' }, 'room_ids.1', 'room_ids'],
    ['nobody to sign', { user_id: '' }, 'user_id', 'с кем договор'],
    ['two to sign', { client: PERSON }, 'user_id', 'не то и другое'],
    ['an unknown field of the client', { user_id: null, client: { ...PERSON, age: 3 } }, 'age', 'age'],
    ['a negative deposit', { deposit: -1 }, 'deposit', 'deposit'],
    ['no such day', { agrbegdate: '2026-02-30' }, 'agrbegdate', 'agrbegdate'],
  ])('%s is refused', async (_name, change, field, words) => {
    const desk = await house();
    const { status: code, body } = await refusal(desk, { ...FORM, ...change });
    expect([code, body.errors[0].field]).toEqual([422, field]);
    expect(body.msg).toContain(words);
  });

  test('an unknown room, an unknown client', async () => {
    const desk = await house();
    const room = await refusal(desk, { ...FORM, room_ids: [2, 99] });
    expect([room.status, room.body.msg]).toEqual([404, expect.stringContaining('№99')]);
    const client = await refusal(desk, { ...FORM, user_id: 98 });
    expect([client.status, client.body.msg]).toEqual([404, expect.stringContaining('№98')]);
  });
});
