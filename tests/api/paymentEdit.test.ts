import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { agreements } from '../../db/schema/letting.ts';
import * as make from '../support/factories.ts';
import { auditRows, balanceOf, oldPost, payingDesk, paymentRows, refusedWrite } from '../support/payments.ts';
import { NOON } from '../support/testDesk.ts';

describe('POST /_edit_payment_ (document L1427)', () => {
  const paid = async () => {
    const desk = await payingDesk();
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
    expect(paymentRows(desk)).toMatchObject([
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
    const [entry] = auditRows(desk);
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
    const before = paymentRows(desk)[0];
    const row = {
      payment_id: '7',
      agrid: '29',
      fullname: 'Иной',
      payment_date: '2026-11-05',
      amount: '9001',
    };
    expect((await desk.post('/_edit_payment_', row)).body.msg_type).toBe('success');
    expect(paymentRows(desk)).toEqual([{ ...before, amount: 9_001_00 }]);
    const form = new URLSearchParams({ payment_id: '7', payment_type: 'Наличными', comment: '' });
    expect((await oldPost(desk, '/_edit_payment_', form)).body.msg_type).toBe('success');
    expect(paymentRows(desk)).toEqual([{ ...before, amount: 9_001_00, type: 'Наличными', comment: null }]);
  });

  test('moves to another agreement, and both balances follow; the other comes into force', async () => {
    const desk = await payingDesk();
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
