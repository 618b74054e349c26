import { describe, expect, test } from 'vitest';
import { priceChanges } from '../../db/schema/letting.ts';
import { auditEntries } from '../../db/schema/office.ts';
import { managers } from '../../db/schema/people.ts';
import * as make from '../support/factories.ts';
import { answer, type TestDesk, testDesk } from '../support/testDesk.ts';

/** Agreement 29 rents rooms 15 (9 000 ₽, raised by 600 in June) and 16; agreement 30 rents 17; room 18 is free. */
const chain = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db);
  for (const id of [15, 16, 17, 18]) make.room(db, { id });
  make.client(db, { id: 1 });
  make.agreement(db, { id: 29 });
  make.agreement(db, { id: 30 });
  make.rental(db, { agreementId: 29, roomId: 15 });
  make.rental(db, { agreementId: 29, roomId: 16 });
  make.rental(db, { agreementId: 30, roomId: 17 });
  make.rental(db, { agreementId: 30, roomId: 18, end: '2026-03-01' });
  db.insert(priceChanges)
    .values({ agreementId: 29, roomId: 15, rentalStart: '2026-01-01', day: '2026-06-01', sum: 600_00 })
    .run();
  return desk;
};

const planned = (desk: TestDesk) =>
  desk.db
    .select()
    .from(priceChanges)
    .orderBy(priceChanges.roomId, priceChanges.day)
    .all()
    .map(({ agreementId, roomId, day, sum }) => [agreementId, roomId, day, sum]);
const PAST = [29, 15, '2026-06-01', 600_00];

const refusedPlan = async (
  desk: TestDesk,
  body: object,
  status: number,
  msg: string | RegExp,
  field?: string,
) => {
  const before = planned(desk);
  const told = await desk.post('/_plan_indexation_', body);
  expect(told.status).toBe(status);
  const said = told.body.msg.replaceAll('\u00A0', ' ');
  if (typeof msg === 'string') expect(said).toBe(msg);
  else expect(said).toMatch(msg);
  if (field !== undefined) expect(told.body.errors).toMatchObject([{ field }]);
  expect(planned(desk)).toEqual(before);
};

describe('POST /_plan_indexation_ (document L907)', () => {
  test('plans the difference, as existing clients send it; the card shows it and the price changes on its day', async () => {
    const desk = await chain();
    const { body } = await desk.post('/_plan_indexation_', {
      room_id: 15,
      index_sum: 500.5,
      index_date: '2026-12-01',
    });
    expect(body).toEqual({ msg: 'Индексация успешно запланирована', msg_type: 'success' });
    expect(planned(desk)).toEqual([PAST, [29, 15, '2026-12-01', 500_50]]);
    const room = async () => (await desk.get('/_get_agreement_total_/29')).body.rooms[0];
    expect(await room()).toMatchObject({
      room_id: 15,
      price: 9600,
      last_index_date: '2026-06-01',
      last_index_sum: 600,
      future_index_date: '2026-12-01',
      future_index_sum: 500.5,
    });
    const [entry] = desk.db.select().from(auditEntries).all();
    expect(entry).toMatchObject({ command: 'plan-indexation', entity: 'agreement', entityId: '29' });
    expect(JSON.parse(entry?.before ?? '')).toEqual({ planned: [] });
    expect(JSON.parse(entry?.after ?? '')).toMatchObject({
      planned: [{ roomId: 15, day: '2026-12-01', sum: 500_50 }],
    });
    desk.clock.at = Date.UTC(2026, 11, 1, 9);
    const token = await desk.desk.tokens.issue(1, desk.clock.now());
    const later = await desk.get('/_get_agreement_total_/29', { authorization: `Bearer ${token}` });
    expect(later.body.rooms[0]).toMatchObject({
      price: 10_100.5,
      last_index_sum: 500.5,
      future_index_date: null,
    });
  });

  test('a new one replaces it, on the same day too; what is past stays', async () => {
    const desk = await chain();
    const plan = (index_sum: number, index_date: string) =>
      desk.post('/_plan_indexation_', { room_id: 15, index_sum, index_date });
    await plan(100, '2026-12-01');
    await plan(200, '2026-12-01');
    expect(planned(desk)).toEqual([PAST, [29, 15, '2026-12-01', 200_00]]);
    await plan(-300, '2027-01-01');
    expect(planned(desk)).toEqual([PAST, [29, 15, '2027-01-01', -300_00]]);
  });

  test('null cancels; without anything planned there is nothing to cancel', async () => {
    const desk = await chain();
    await desk.post('/_plan_indexation_', { agrid: 29, index_sum: 100, index_date: '2026-12-01' });
    const { body } = await desk.post('/_plan_indexation_', { room_id: 16, index_sum: null });
    expect(body.msg).toBe('Индексация отменена');
    expect(planned(desk)).toEqual([PAST, [29, 15, '2026-12-01', 100_00]]);
    await refusedPlan(desk, { room_id: 16, index_sum: null }, 409, /отменять нечего/);
    const old = await answer(
      await fetch(`${desk.url}/_plan_indexation_`, {
        method: 'POST',
        headers: { authorization: `Bearer ${desk.token}` },
        body: new URLSearchParams({ room_id: '15', index_sum: '' }),
      }),
    );
    expect(old.body.msg_type).toBe('success');
    expect(planned(desk)).toEqual([PAST]);
  });

  test('an agreement means all its rooms, a list those named; all or none', async () => {
    const desk = await chain();
    await desk.post('/_plan_indexation_', {
      agrid: '29',
      future_index_sum: '100',
      future_index_date: '2026-12-01',
    });
    expect(planned(desk).slice(1)).toEqual([
      [29, 15, '2026-12-01', 100_00],
      [29, 16, '2026-12-01', 100_00],
    ]);
    await desk.post('/_plan_indexation_', { room_ids: '[16,17]', index_sum: 50, index_date: '2026-12-02' });
    expect(planned(desk).slice(1)).toEqual([
      [29, 15, '2026-12-01', 100_00],
      [29, 16, '2026-12-02', 50_00],
      [30, 17, '2026-12-02', 50_00],
    ]);
    await refusedPlan(
      desk,
      { room_ids: [17, 18], index_sum: 70, index_date: '2026-12-03' },
      409,
      'Ячейка 18 сейчас не сдана: действующей аренды нет.',
    );
    await refusedPlan(
      desk,
      { agrid: 30, room_id: 15, index_sum: 70, index_date: '2026-12-03' },
      409,
      'Ячейка 15 сдана по договору №29, а не №30. Проверьте номер договора.',
      'agrid',
    );
  });

  test('its day is ahead, and after the rent began', async () => {
    const desk = await chain();
    await refusedPlan(
      desk,
      { room_id: 15, index_sum: 100, index_date: '2026-11-23' },
      409,
      'Ячейка 15: индексация планируется на будущее, а 23.11.2026 слишком рано (сегодня 23.11.2026). Укажите более поздний день.',
      'index_date',
    );
    expect(
      (await desk.post('/_plan_indexation_', { room_id: 15, index_sum: 100, index_date: '2026-11-24' }))
        .status,
    ).toBe(200);
    make.room(desk.db, { id: 20 });
    make.agreement(desk.db, { id: 31, begin: '2026-12-10' });
    make.rental(desk.db, { agreementId: 31, roomId: 20, start: '2026-12-10' });
    await refusedPlan(
      desk,
      { room_id: 20, index_sum: 100, index_date: '2026-12-10' },
      409,
      /аренда начинается 10\.12\.2026/,
    );
  });

  test('the price in force stays above nothing', async () => {
    const desk = await chain();
    const plan = { room_id: 15, index_date: '2026-12-01' };
    await refusedPlan(
      desk,
      { ...plan, index_sum: -9600 },
      409,
      'Ячейка 15: цена станет 0 ₽ в месяц (сегодня 9 600 ₽). Уменьшите снижение.',
      'index_sum',
    );
    expect((await desk.post('/_plan_indexation_', { ...plan, index_sum: '-9599,99' })).status).toBe(200);
  });

  test('refuses what is missing or unknown', async () => {
    const desk = await chain();
    await refusedPlan(desk, { index_sum: 1, index_date: '2026-12-01' }, 422, /room_id/, 'room_id');
    await refusedPlan(desk, { room_id: 15, index_sum: 1 }, 422, /index_date/, 'index_date');
    await refusedPlan(desk, { room_id: 15, index_date: '2026-12-01' }, 422, /index_sum/, 'index_sum');
    await refusedPlan(
      desk,
      { room_id: 15, index_sum: 0, index_date: '2026-12-01' },
      422,
      /не ноль/,
      'index_sum',
    );
    await refusedPlan(
      desk,
      { room_id: 99, index_sum: 1, index_date: '2026-12-01' },
      404,
      /Ячейка №99 не найдена/,
    );
    await refusedPlan(
      desk,
      { agrid: 99, index_sum: 1, index_date: '2026-12-01' },
      404,
      /Договор №99 не найден/,
    );
    make.agreement(desk.db, { id: 32, end: '2026-06-01' });
    await refusedPlan(
      desk,
      { agrid: 32, index_sum: 1, index_date: '2026-12-01' },
      409,
      /По договору №32 сейчас ничего не сдано/,
    );
  });

  test('needs no right beyond a sign-in (domain §4 names none), and one key plans once', async () => {
    const desk = await chain();
    desk.db.update(managers).set({ canAddEditPayments: false, canAddClientsAgreements: false }).run();
    const headers = { 'idempotency-key': '018f2f6e-7c1a-7000-8000-000000000002' };
    const plan = { room_id: 17, index_sum: 100, index_date: '2026-12-01' };
    expect((await desk.post('/_plan_indexation_', plan, headers)).status).toBe(200);
    expect((await desk.post('/_plan_indexation_', plan, headers)).status).toBe(200);
    expect(desk.db.select().from(auditEntries).all()).toHaveLength(1);
  });
});
