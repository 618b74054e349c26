import { describe, expect, test } from 'vitest';
import { dayCloses } from '../../db/schema/cash.ts';
import { auditEntries } from '../../db/schema/office.ts';
import { callAs } from '../support/callAs.ts';
import * as make from '../support/factories.ts';
import { type TestDesk, TODAY, testDesk } from '../support/testDesk.ts';

/** Two warehouses; at the first one Иванов's agreement №29, at the second №30. */
const house = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db, { name: 'Восток' });
  make.warehouse(db, { id: 2 });
  make.room(db, { id: 1 });
  make.room(db, { id: 2, warehouseId: 2 });
  make.client(db, { id: 1 });
  make.agreement(db, { id: 29, clientId: 1 });
  make.rental(db, { agreementId: 29, roomId: 1 });
  make.agreement(db, { id: 30, clientId: 1 });
  make.rental(db, { agreementId: 30, roomId: 2 });
  make.manager(db, { id: 2, phone: '79000000099', lastName: 'Яковлев' });
  make.idRange(db, 'payment', 700);
  const today = { paidOn: TODAY, agreementId: 29 };
  make.payment(db, { ...today, id: 1, type: 'Наличными', amount: 5_000_00, managerId: 1 });
  make.payment(db, {
    ...today,
    id: 2,
    type: 'Наличными',
    amount: 1_000_00,
    managerId: 2,
    article: 'Депозит',
  });
  make.payment(db, { ...today, id: 3, type: 'Наличными', amount: 400_50, managerId: 2, returned: true });
  make.payment(db, { ...today, id: 4, type: 'Безнал', amount: 9_000_00, managerId: 1 });
  make.payment(db, { ...today, id: 5, type: 'Онлайн', amount: 100_00, managerId: null });
  make.payment(db, { id: 6, agreementId: 30, paidOn: TODAY, type: 'Наличными', amount: 77_00 });
  make.payment(db, { id: 7, agreementId: 29, paidOn: '2026-11-22', type: 'Наличными', amount: 55_00 });
  return desk;
};

const day = async (desk: TestDesk, query = 'warehouse_id=1') =>
  (await desk.get(`/_desk_/cash_day?${query}`)).body;
const close = (desk: TestDesk, form: object) =>
  desk.post('/_desk_/close_day', { warehouse_id: 1, day: TODAY, counted: 5599.5, expected: 5599.5, ...form });

describe('the takings of a day', () => {
  test('by type, article and manager, of that warehouse and day alone', async () => {
    const body = await day(await house());
    expect(body).toMatchObject({
      day: TODAY,
      warehouse_name: 'Восток',
      cash_expected: 5599.5,
      total: 14_699.5,
    });
    expect(body.by_type).toEqual([
      { type: 'Наличными', cnt: 2, amount: 6000, returned: 400.5, total: 5599.5 },
      { type: 'Безнал', cnt: 1, amount: 9000, returned: 0, total: 9000 },
      { type: 'Онлайн', cnt: 1, amount: 100, returned: 0, total: 100 },
    ]);
    expect(body.by_article.map((row: { total: number }) => row.total)).toEqual([13_699.5, 1000, 0, 0]);
    const of = (managerId: number | null) =>
      body.by_manager.find((row: { manager_id: number | null }) => row.manager_id === managerId);
    expect([of(1).total, of(2).total, of(null).total]).toEqual([14_000, 599.5, 100]);
    expect(of(2).types[0]).toEqual({
      type: 'Наличными',
      cnt: 1,
      amount: 1000,
      returned: 400.5,
      total: 599.5,
    });
    const sum = body.by_manager.reduce((all: number, row: { total: number }) => all + row.total, 0);
    expect(sum).toBeCloseTo(body.total, 2);
  });

  test('agrees with the day’s summary of the same warehouse', async () => {
    const desk = await house();
    const summary = (await desk.get('/_dashboard_main_?warehouse_id=1')).body.money_today;
    const { by_type } = await day(desk);
    expect(summary.map((row: { total: number }) => row.total)).toEqual(
      by_type.map((row: { total: number }) => row.total),
    );
  });

  test('names the payments that wait for the centre', async () => {
    const desk = await house();
    expect((await day(desk)).pending).toEqual([]);
    const { body } = await desk.post('/_add_payment_/29', {
      payment_date: TODAY,
      payment_type: 'Наличными',
      account_article: 'Аренда',
      amount: 10,
    });
    expect((await day(desk)).pending).toEqual([
      {
        payment_id: body.payment_id,
        fullname: expect.any(String),
        agrid: 29,
        type: 'Наличными',
        amount: 10,
        returned: 0,
      },
    ]);
    expect((await day(desk, 'warehouse_id=2')).pending).toEqual([]);
  });

  test('another day, and a warehouse that isn’t there', async () => {
    const desk = await house();
    expect((await day(desk, 'warehouse_id=1&day=2026-11-22')).cash_expected).toBe(55);
    expect((await desk.get('/_desk_/cash_day?warehouse_id=9')).status).toBe(404);
    expect((await desk.get('/_desk_/cash_day?warehouse_id=0')).status).toBe(422);
  });
});

describe('the close', () => {
  test('is kept beside what should have been there, audited, and listed', async () => {
    const desk = await house();
    const { status, body } = await close(desk, {});
    expect([status, body.msg]).toEqual([200, 'День 23.11.2026 закрыт']);
    expect((await day(desk)).closes).toEqual([
      {
        close_id: body.close_id,
        closed_at: '2026-11-23 12:00:00',
        manager_name: expect.any(String),
        expected: 5599.5,
        counted: 5599.5,
        difference: 0,
        note: null,
      },
    ]);
    const [entry] = desk.db.select().from(auditEntries).all();
    expect(entry).toMatchObject({
      command: 'close-day',
      entity: 'dayClose',
      entityId: body.close_id,
      managerId: 1,
    });
  });

  test('a difference needs its explanation, and closing again adds to the first', async () => {
    const desk = await house();
    const refused = await close(desk, { counted: 5500 });
    expect([refused.status, refused.body.errors[0].field]).toEqual([422, 'note']);
    expect(refused.body.msg).toContain('−99,50');
    expect(desk.db.select().from(dayCloses).all()).toEqual([]);
    await close(desk, { counted: 5500, note: 'Размен' });
    desk.clock.at += 60_000;
    await close(desk, {});
    const { closes } = await day(desk);
    expect(closes.map((one: { difference: number }) => one.difference)).toEqual([0, -99.5]);
    expect(closes[1].note).toBe('Размен');
  });

  test('of a sum that has changed meanwhile is refused', async () => {
    const desk = await house();
    make.payment(desk.db, { id: 8, agreementId: 29, paidOn: TODAY, type: 'Наличными', amount: 1_00 });
    const { status, body } = await close(desk, {});
    expect([status, body.code]).toEqual([409, 'day_changed']);
    expect(body.msg).toMatch(/5\s600,50/);
  });

  test('not of a day ahead, not without the right, not of a warehouse that isn’t there', async () => {
    const desk = await house();
    expect((await close(desk, { day: '2026-11-24', counted: 0, expected: 0 })).body.code).toBe(
      'day_in_future',
    );
    expect((await close(desk, { warehouse_id: 9, counted: 0, expected: 0 })).status).toBe(404);
    expect((await close(desk, { counted: -1 })).status).toBe(422);
    const other = await callAs(desk, 2);
    const { status, body } = await other.post('/_desk_/close_day', {});
    expect([status, body.code]).toEqual([403, 'right_missing']);
  });

  test('pressed twice is one close', async () => {
    const desk = await house();
    const key = { 'idempotency-key': '0190a1b2-0000-7000-8000-000000000009' };
    const form = { warehouse_id: 1, day: TODAY, counted: 5599.5, expected: 5599.5 };
    const first = await desk.post('/_desk_/close_day', form, key);
    const second = await desk.post('/_desk_/close_day', form, key);
    expect(second.body).toEqual(first.body);
    expect(desk.db.select().from(dayCloses).all()).toHaveLength(1);
  });
});
