import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { outbox } from '../../db/schema/exchange.ts';
import { agreements, payments } from '../../db/schema/letting.ts';
import { auditEntries } from '../../db/schema/office.ts';
import { managers } from '../../db/schema/people.ts';
import * as make from '../support/factories.ts';
import { answer, NOON, type TestDesk, testDesk } from '../support/testDesk.ts';

/** Agreement 29 of Иванов (room 15, since 1 November), not yet paid; agreement 30 of Петрова in Novosibirsk (room 16). */
const chain = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db, { id: 1 });
  make.warehouse(db, { id: 2, name: 'Восток', timeZone: 'Asia/Novosibirsk' });
  make.room(db, { id: 15 });
  make.room(db, { id: 16, warehouseId: 2 });
  make.room(db, { id: 17 });
  make.client(db, { id: 1 });
  make.client(db, { id: 2, lastName: 'Петрова', firstName: 'Анна', patronymic: null });
  make.agreement(db, { id: 29, clientId: 1, begin: '2026-11-01', activatedAt: null });
  make.rental(db, { agreementId: 29, roomId: 15, start: '2026-11-01' });
  make.agreement(db, { id: 30, clientId: 2, begin: '2026-11-01' });
  make.rental(db, { agreementId: 30, roomId: 16, start: '2026-11-01' });
  make.idRange(db, 'payment', 500, 600);
  return desk;
};

const FORM = {
  payment_date: '2026-11-20',
  payment_type: 'Наличными',
  account_article: 'Аренда',
  amount: 6000,
  comment: null,
};

const rowsOf = (desk: TestDesk) => desk.db.select().from(payments).orderBy(payments.id).all();
const audits = (desk: TestDesk) => desk.db.select().from(auditEntries).all();
const balanceOf = async (desk: TestDesk, agrid: number) => {
  const { body } = await desk.get(`/_get_agreement_total_/${agrid}`);
  return Math.round(body.agreement.balance * 100);
};

/** As old clients call: no problem+json, their own kind of body. */
const oldPost = async (desk: TestDesk, path: string, body: URLSearchParams | FormData) =>
  answer(
    await fetch(desk.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${desk.token}` },
      body,
    }),
  );

/** A refused write: true status and sentence for us, 200 and danger for old clients, nothing changed by either. */
const refusedWrite = async (
  desk: TestDesk,
  path: string,
  body: object,
  { status = 409, msg, field }: { status?: number; msg: string | RegExp; field?: string },
) => {
  const before = [rowsOf(desk), audits(desk).length, desk.db.select().from(outbox).all().length];
  const told = await desk.post(path, body);
  expect(told.status).toBe(status);
  if (typeof msg === 'string') expect(told.body.msg).toBe(msg);
  else expect(told.body.msg).toMatch(msg);
  if (field !== undefined) expect(told.body.errors).toMatchObject([{ field }]);
  const old = await desk.post(path, body, { accept: 'application/json' });
  expect(old.status).toBe(200);
  expect(old.body).toMatchObject({ msg_type: 'danger', msg: told.body.msg });
  expect([rowsOf(desk), audits(desk).length, desk.db.select().from(outbox).all().length]).toEqual(before);
};

describe('POST /_add_payment_ (document L830)', () => {
  test('writes the payment, the audit entry and the outbox row, and moves the balance by exactly itself', async () => {
    const desk = await chain();
    const before = await balanceOf(desk, 29);
    const { status, body } = await desk.post('/_add_payment_/29', {
      ...FORM,
      amount: 6000.5,
      comment: 'часть',
    });
    expect(status).toBe(200);
    expect(body).toEqual({ msg: 'Платеж успешно добавлен', msg_type: 'success', payment_id: 500 });
    expect(rowsOf(desk)).toEqual([
      {
        id: 500,
        agreementId: 29,
        paidOn: '2026-11-20',
        insertedAt: NOON,
        type: 'Наличными',
        article: 'Аренда',
        amount: 600_050,
        returned: false,
        returnReason: null,
        managerId: 1,
        comment: 'часть',
        version: 0,
      },
    ]);
    expect((await balanceOf(desk, 29)) - before).toBe(600_050);
    expect(audits(desk)).toMatchObject([
      { command: 'add-payment', managerId: 1, entity: 'payment', entityId: '500', before: null },
    ]);
    expect(desk.db.select().from(outbox).all()).toMatchObject([{ name: 'add-payment', state: 'pending' }]);
  });

  test('brings the agreement into force as the last of paid, complete and approved', async () => {
    const desk = await chain();
    const activated = () => desk.db.select().from(agreements).where(eq(agreements.id, 29)).get()?.activatedAt;
    await desk.post('/_add_payment_/29', { ...FORM, account_article: 'Депозит' });
    expect(activated()).toBeNull();
    await desk.post('/_add_payment_/29', FORM);
    expect(activated()).toBe(NOON);
  });

  test('takes what existing clients send: strings, any spelling of a sum, `type`, an agrid that is ignored', async () => {
    const desk = await chain();
    const sent = {
      payment_date: '2026-11-20',
      payment_type: 'Безнал',
      account_article: 'Штраф',
      comment: '',
    };
    expect((await desk.post('/_add_payment_/29', { ...sent, amount: '12345', agrid: '30' })).status).toBe(
      200,
    );
    const form = new URLSearchParams({ ...sent, amount: '12 345,50', account_article: 'продажа' });
    expect((await oldPost(desk, '/_add_payment_/29', form)).body.msg_type).toBe('success');
    const parts = new FormData();
    const { payment_type, ...rest } = sent;
    for (const [name, value] of Object.entries({ ...rest, type: payment_type, amount: '1' }))
      parts.set(name, value);
    expect((await oldPost(desk, '/_add_payment_/29/', parts)).body.msg_type).toBe('success');
    expect(rowsOf(desk)).toMatchObject([
      { agreementId: 29, amount: 12_345_00, article: 'Штраф', type: 'Безнал', comment: null },
      { agreementId: 29, amount: 12_345_50, article: 'Продажа' },
      { agreementId: 29, amount: 1_00, article: 'Штраф', type: 'Безнал' },
    ]);
  });

  test('refuses a day ahead, and one before the agreement; its own two edges are fine', async () => {
    const desk = await chain();
    await refusedWrite(
      desk,
      '/_add_payment_/29',
      { ...FORM, payment_date: '2026-11-24' },
      {
        msg: 'Дата платежа 24.11.2026 ещё не наступила. Укажите сегодняшний день (23.11.2026) или более ранний.',
        field: 'payment_date',
      },
    );
    await refusedWrite(
      desk,
      '/_add_payment_/29',
      { ...FORM, payment_date: '2026-10-31' },
      {
        msg: 'Дата платежа 31.10.2026 раньше начала договора №29. Укажите 01.11.2026 или позже.',
        field: 'payment_date',
      },
    );
    for (const payment_date of ['2026-11-23', '2026-11-01'])
      expect((await desk.post('/_add_payment_/29', { ...FORM, payment_date })).status).toBe(200);
  });

  test('«today» is the warehouse’s: in the evening of Moscow it is tomorrow in Novosibirsk', async () => {
    const desk = await chain();
    desk.clock.at = Date.UTC(2026, 10, 23, 19);
    const token = await desk.desk.tokens.issue(1, desk.clock.now());
    const tomorrow = { ...FORM, payment_date: '2026-11-24' };
    const headers = { authorization: `Bearer ${token}` };
    expect((await desk.post('/_add_payment_/30', tomorrow, headers)).status).toBe(200);
    expect((await desk.post('/_add_payment_/29', tomorrow, headers)).status).toBe(409);
  });

  test.each([
    ['amount', 0],
    ['amount', '-5'],
    ['amount', 10.005],
    ['amount', 'сто'],
    ['payment_date', '2026-02-29'],
    ['payment_date', undefined],
    ['payment_type', 'Чеком'],
    ['account_article', 'Возврат'],
    ['account_article', 'Залог'],
  ])('refuses %s = %s and names the field', async (field, value) => {
    const desk = await chain();
    await refusedWrite(
      desk,
      '/_add_payment_/29',
      { ...FORM, [field]: value },
      {
        status: 422,
        msg: new RegExp(`«${field}»`),
        field,
      },
    );
  });

  test('refuses an unknown agreement, and a manager without the right', async () => {
    const desk = await chain();
    await refusedWrite(desk, '/_add_payment_/99', FORM, {
      status: 404,
      msg: 'Договор №99 не найден. Найдите его в списке договоров.',
    });
    desk.db.update(managers).set({ canAddEditPayments: false }).run();
    for (const path of [
      '/_add_payment_/29',
      '/_make_return_/29',
      '/_pay_by_agreement_/15',
      '/_edit_payment_',
    ])
      await refusedWrite(desk, path, FORM, {
        status: 403,
        msg: /нет права добавлять и редактировать платежи/,
      });
  });

  test('one Idempotency-Key is one payment; with another sum it is a conflict', async () => {
    const desk = await chain();
    const headers = { 'idempotency-key': '018f2f6e-7c1a-7000-8000-000000000001' };
    const first = await desk.post('/_add_payment_/29', FORM, headers);
    const second = await desk.post('/_add_payment_/29', FORM, headers);
    expect(second.body).toEqual(first.body);
    expect(rowsOf(desk)).toHaveLength(1);
    expect((await desk.post('/_add_payment_/29', { ...FORM, amount: 1 }, headers)).status).toBe(409);
    expect(rowsOf(desk)).toHaveLength(1);
  });
});

describe('POST /_pay_by_agreement_ (document L800)', () => {
  test('pays for the agreement that holds the room: today, in cash, rent', async () => {
    const desk = await chain();
    const { body } = await desk.post('/_pay_by_agreement_/15', { amount: '9000' });
    expect(body).toEqual({ msg: 'Платеж успешно добавлен', msg_type: 'success', payment_id: 500, agrid: 29 });
    const sent = {
      amount: 5000,
      type: 'Онлайн',
      account_article: 'Депозит',
      payment_date: '2026-11-02',
      comment: 'к',
    };
    await desk.post('/_pay_by_agreement_/16', sent);
    expect(rowsOf(desk)).toMatchObject([
      {
        agreementId: 29,
        paidOn: '2026-11-23',
        type: 'Наличными',
        article: 'Аренда',
        amount: 9_000_00,
        comment: null,
      },
      {
        agreementId: 30,
        paidOn: '2026-11-02',
        type: 'Онлайн',
        article: 'Депозит',
        amount: 5_000_00,
        comment: 'к',
      },
    ]);
    expect(audits(desk)).toMatchObject([{ command: 'pay-by-room', managerId: 1 }, {}]);
  });

  test('refuses a free room, an unknown one, and no sum', async () => {
    const desk = await chain();
    await refusedWrite(
      desk,
      '/_pay_by_agreement_/17',
      { amount: 1 },
      {
        msg: 'Ячейка 17 сейчас не сдана: действующей аренды нет.',
      },
    );
    await refusedWrite(
      desk,
      '/_pay_by_agreement_/99',
      { amount: 1 },
      {
        status: 404,
        msg: 'Ячейка №99 не найдена. Найдите её на плане склада.',
      },
    );
    await refusedWrite(desk, '/_pay_by_agreement_/15', {}, { status: 422, msg: /amount/, field: 'amount' });
    await refusedWrite(
      desk,
      '/_pay_by_agreement_/15',
      { amount: 1, payment_date: '2026-10-01' },
      {
        msg: /раньше начала договора №29/,
      },
    );
  });
});

describe('POST /_edit_payment_ (document L1427)', () => {
  const paid = async () => {
    const desk = await chain();
    make.payment(desk.db, {
      id: 7,
      agreementId: 29,
      paidOn: '2026-11-05',
      amount: 9_000_00,
      comment: 'было',
    });
    return desk;
  };

  test('the document’s whole form, and an audit entry with both versions', async () => {
    const desk = await paid();
    const { body } = await desk.post('/_edit_payment_', {
      payment_id: 7,
      payment_date: '2026-11-06',
      payment_insert_date: '2026-11-07',
      type: 'Онлайн',
      account_article: 'Депозит',
      amount: 7000.0,
      return_reason: null,
      comment: null,
      agrid: 29,
    });
    expect(body).toEqual({ msg: 'Платеж успешно изменен', msg_type: 'success' });
    expect(rowsOf(desk)).toMatchObject([
      {
        id: 7,
        paidOn: '2026-11-06',
        type: 'Онлайн',
        article: 'Депозит',
        amount: 7_000_00,
        comment: null,
        agreementId: 29,
      },
    ]);
    const [entry] = audits(desk);
    expect(JSON.parse(entry?.before ?? '')).toMatchObject({
      paidOn: '2026-11-05',
      amount: 9_000_00,
      comment: 'было',
    });
    expect(JSON.parse(entry?.after ?? '')).toMatchObject({
      paidOn: '2026-11-06',
      amount: 7_000_00,
      comment: null,
    });
    const { body: list } = await desk.get('/_main_payments_');
    expect(list.payments).toMatchObject([{ payment_id: 7, payment_insert_date: '2026-11-07' }]);
  });

  test('what is absent stays: existing clients send a few fields, as strings', async () => {
    const desk = await paid();
    const before = rowsOf(desk)[0];
    const row = {
      payment_id: '7',
      agrid: '29',
      fullname: 'Иной',
      payment_date: '2026-11-05',
      amount: '9001',
    };
    expect((await desk.post('/_edit_payment_', row)).body.msg_type).toBe('success');
    expect(rowsOf(desk)).toEqual([{ ...before, amount: 9_001_00 }]);
    const form = new URLSearchParams({ payment_id: '7', payment_type: 'Наличными', comment: '' });
    expect((await oldPost(desk, '/_edit_payment_', form)).body.msg_type).toBe('success');
    expect(rowsOf(desk)).toEqual([{ ...before, amount: 9_001_00, type: 'Наличными', comment: null }]);
  });

  test('moves to another agreement, and both balances follow; the other comes into force', async () => {
    const desk = await chain();
    make.payment(desk.db, { id: 7, agreementId: 30, paidOn: '2026-11-05', amount: 9_000_00 });
    const [from, to] = [await balanceOf(desk, 30), await balanceOf(desk, 29)];
    expect((await desk.post('/_edit_payment_', { payment_id: 7, agrid: 29 })).status).toBe(200);
    expect(await balanceOf(desk, 30)).toBe(from - 9_000_00);
    expect(await balanceOf(desk, 29)).toBe(to + 9_000_00);
    expect(desk.db.select().from(agreements).where(eq(agreements.id, 29)).get()?.activatedAt).toBe(NOON);
  });

  test('keeps the rules of the day; an old day is no obstacle to another edit', async () => {
    const desk = await paid();
    const edit = (more: object) => ({ payment_id: 7, ...more });
    await refusedWrite(desk, '/_edit_payment_', edit({ payment_date: '2026-11-24' }), {
      msg: /ещё не наступила/,
    });
    await refusedWrite(desk, '/_edit_payment_', edit({ payment_date: '2026-10-31' }), {
      msg: /раньше начала/,
    });
    await refusedWrite(desk, '/_edit_payment_', edit({ payment_insert_date: '2026-11-24' }), {
      msg: 'Дата внесения 24.11.2026 ещё не наступила. Укажите сегодняшний день или более ранний.',
    });
    make.payment(desk.db, { id: 8, agreementId: 29, paidOn: '2026-01-01' });
    expect((await desk.post('/_edit_payment_', { payment_id: 8, amount: 5 })).status).toBe(200);
    await refusedWrite(
      desk,
      '/_edit_payment_',
      { payment_id: 8, agrid: 30 },
      { msg: /раньше начала договора №30/ },
    );
  });

  test('a payment never becomes a return, nor has a reason for one', async () => {
    const desk = await paid();
    await refusedWrite(
      desk,
      '/_edit_payment_',
      { payment_id: 7, account_article: 'Возврат депозита' },
      {
        msg: 'Платёж №7 нельзя превратить в возврат. Оформите возврат отдельно.',
        field: 'account_article',
      },
    );
    await refusedWrite(
      desk,
      '/_edit_payment_',
      { payment_id: 7, return_reason: 'Так' },
      { msg: /Причина бывает/ },
    );
  });

  test('refuses what is unknown', async () => {
    const desk = await paid();
    await refusedWrite(
      desk,
      '/_edit_payment_',
      { payment_id: 99, amount: 5 },
      {
        status: 404,
        msg: 'Платёж №99 не найден. Обновите список платежей.',
      },
    );
    await refusedWrite(
      desk,
      '/_edit_payment_',
      { payment_id: 7, agrid: 99 },
      { status: 404, msg: /Договор №99/ },
    );
    await refusedWrite(desk, '/_edit_payment_', { amount: 5 }, { status: 422, msg: /payment_id/ });
  });
});
