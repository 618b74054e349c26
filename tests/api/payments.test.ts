import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { outbox } from '../../db/schema/exchange.ts';
import { agreements } from '../../db/schema/letting.ts';
import { managers } from '../../db/schema/people.ts';
import { payByRoom } from '../../main/commands/payByRoom.ts';
import { unitOfWork } from '../../main/commands/unitOfWork.ts';
import * as make from '../support/factories.ts';
import {
  auditRows,
  balanceOf,
  oldPost,
  PAYMENT_FORM,
  payingDesk,
  paymentRows,
  refusedWrite,
} from '../support/payments.ts';
import { NOON } from '../support/testDesk.ts';

describe('POST /_add_payment_ (document L830)', () => {
  test('writes the payment, the audit entry and the outbox row, and moves the balance by exactly itself', async () => {
    const desk = await payingDesk();
    const before = await balanceOf(desk, 29);
    const { status, body } = await desk.post('/_add_payment_/29', {
      ...PAYMENT_FORM,
      amount: 6000.5,
      comment: 'часть',
    });
    expect(status).toBe(200);
    expect(body).toEqual({ msg: 'Платеж успешно добавлен', msg_type: 'success', payment_id: 500 });
    expect(paymentRows(desk)).toEqual([
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
    expect(auditRows(desk)).toMatchObject([
      { command: 'add-payment', managerId: 1, entity: 'payment', entityId: '500', before: null },
    ]);
    expect(desk.db.select().from(outbox).all()).toMatchObject([{ name: 'add-payment', state: 'pending' }]);
  });

  test('brings the agreement into force as the last of paid, complete and approved', async () => {
    const desk = await payingDesk();
    const activated = () => desk.db.select().from(agreements).where(eq(agreements.id, 29)).get()?.activatedAt;
    await desk.post('/_add_payment_/29', { ...PAYMENT_FORM, account_article: 'Депозит' });
    expect(activated()).toBeNull();
    await desk.post('/_add_payment_/29', PAYMENT_FORM);
    expect(activated()).toBe(NOON);
  });

  test('takes what existing clients send: strings, any spelling of a sum, `type`, an agrid that is ignored', async () => {
    const desk = await payingDesk();
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
    expect(paymentRows(desk)).toMatchObject([
      { agreementId: 29, amount: 12_345_00, article: 'Штраф', type: 'Безнал', comment: null },
      { agreementId: 29, amount: 12_345_50, article: 'Продажа' },
      { agreementId: 29, amount: 1_00, article: 'Штраф', type: 'Безнал' },
    ]);
  });

  test('refuses a day ahead, and one before the agreement; its own two edges are fine', async () => {
    const desk = await payingDesk();
    await refusedWrite(
      desk,
      '/_add_payment_/29',
      { ...PAYMENT_FORM, payment_date: '2026-11-24' },
      {
        msg: 'Дата платежа 24.11.2026 ещё не наступила. Укажите сегодняшний день (23.11.2026) или более ранний.',
        field: 'payment_date',
      },
    );
    await refusedWrite(
      desk,
      '/_add_payment_/29',
      { ...PAYMENT_FORM, payment_date: '2026-10-31' },
      {
        msg: 'Дата платежа 31.10.2026 раньше начала договора №29. Укажите 01.11.2026 или позже.',
        field: 'payment_date',
      },
    );
    for (const payment_date of ['2026-11-23', '2026-11-01'])
      expect((await desk.post('/_add_payment_/29', { ...PAYMENT_FORM, payment_date })).status).toBe(200);
  });

  test('an agreement that begins later may be paid from today on', async () => {
    const desk = await payingDesk();
    make.agreement(desk.db, { id: 31, clientId: 1, begin: '2026-12-10' });
    const early = { ...PAYMENT_FORM, payment_date: '2026-11-22' };
    await refusedWrite(desk, '/_add_payment_/31', early, { msg: /Укажите 23\.11\.2026 или позже\.$/ });
    const today = { ...PAYMENT_FORM, payment_date: '2026-11-23' };
    expect((await desk.post('/_add_payment_/31', today)).status).toBe(200);
  });

  test('«today» is the warehouse’s: in the evening of Moscow it is tomorrow in Novosibirsk', async () => {
    const desk = await payingDesk();
    desk.clock.at = Date.UTC(2026, 10, 23, 19);
    const token = await desk.desk.tokens.issue(1, desk.clock.now());
    const tomorrow = { ...PAYMENT_FORM, payment_date: '2026-11-24' };
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
    const desk = await payingDesk();
    await refusedWrite(
      desk,
      '/_add_payment_/29',
      { ...PAYMENT_FORM, [field]: value },
      {
        status: 422,
        msg: new RegExp(`«${field}»`),
        field,
      },
    );
  });

  test('refuses an unknown agreement, and a manager without the right', async () => {
    const desk = await payingDesk();
    await refusedWrite(desk, '/_add_payment_/99', PAYMENT_FORM, {
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
      await refusedWrite(desk, path, PAYMENT_FORM, {
        status: 403,
        msg: /нет права добавлять и редактировать платежи/,
      });
  });

  test('one Idempotency-Key is one payment; with another sum it is a conflict', async () => {
    const desk = await payingDesk();
    const headers = { 'idempotency-key': '018f2f6e-7c1a-7000-8000-000000000001' };
    const first = await desk.post('/_add_payment_/29', PAYMENT_FORM, headers);
    const second = await desk.post('/_add_payment_/29', PAYMENT_FORM, headers);
    expect(second.body).toEqual(first.body);
    expect(paymentRows(desk)).toHaveLength(1);
    expect((await desk.post('/_add_payment_/29', { ...PAYMENT_FORM, amount: 1 }, headers)).status).toBe(409);
    expect(paymentRows(desk)).toHaveLength(1);
  });
});

describe('POST /_pay_by_agreement_ (document L800)', () => {
  test('pays for the agreement that holds the room: today, in cash, rent', async () => {
    const desk = await payingDesk();
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
    expect(paymentRows(desk)).toMatchObject([
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
    expect(auditRows(desk)).toMatchObject([{ command: 'pay-by-room', managerId: 1 }, {}]);
  });

  test('refuses a free room, an unknown one, and no sum', async () => {
    const desk = await payingDesk();
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

  test('the money stays with the agreement that the desk saw: another one in the room is told', async () => {
    const desk = await payingDesk();
    const envelope = {
      commandId: '018f2f6e-7c1a-7000-8000-000000000003',
      authorId: 1,
      madeAt: NOON,
      proof: '',
    };
    const input = {
      roomId: 15,
      agreementId: 30,
      paidOn: null,
      type: 'Наличными',
      article: 'Аренда',
      returned: false,
      amount: 1,
      returnReason: null,
      comment: null,
    } as const;
    expect(() => unitOfWork(desk.db, payByRoom, envelope, input)).toThrow(
      'Ячейка 15 теперь занята по договору №29. Проверьте договор и повторите для него.',
    );
    expect(paymentRows(desk)).toEqual([]);
  });
});
