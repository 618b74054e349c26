import { describe, expect, test } from 'vitest';
import { payments } from '../../db/schema/letting.ts';
import { auditEntries } from '../../db/schema/office.ts';
import * as make from '../support/factories.ts';
import { type TestDesk, testDesk } from '../support/testDesk.ts';

/** Agreement 29: 20 000 ₽ of rent and a deposit of 9 000 ₽ paid, 4 500 ₽ of it given back already (return 3). */
const chain = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db);
  make.room(db, { id: 15 });
  make.client(db, { id: 1 });
  for (const id of [29, 30]) make.agreement(db, { id, begin: '2026-11-01' });
  make.rental(db, { agreementId: 29, roomId: 15, start: '2026-11-01' });
  make.payment(db, { id: 1, agreementId: 29, paidOn: '2026-11-01', amount: 20_000_00 });
  make.payment(db, { id: 2, agreementId: 29, paidOn: '2026-11-01', article: 'Депозит', amount: 9_000_00 });
  make.payment(db, {
    id: 3,
    agreementId: 29,
    paidOn: '2026-11-10',
    article: 'Депозит',
    amount: 4_500_00,
    returned: true,
  });
  make.payment(db, { id: 4, agreementId: 30, paidOn: '2026-11-01', article: 'Депозит', amount: 50_000_00 });
  make.idRange(db, 'payment', 500, 600);
  return desk;
};

const FORM = {
  payment_date: '2026-11-23',
  payment_type: 'Безнал',
  account_article: 'Депозит',
  amount: 4500,
  comment: null,
  return_reason: 'Выезд',
};
const rowsOf = (desk: TestDesk) => desk.db.select().from(payments).orderBy(payments.id).all();

const refusedWrite = async (
  desk: TestDesk,
  path: string,
  body: object,
  status: number,
  msg: string | RegExp,
) => {
  const before = rowsOf(desk);
  const told = await desk.post(path, body);
  expect(told.status).toBe(status);
  expect(told.body.msg.replaceAll('\u00A0', ' ')).toMatch(msg);
  expect(rowsOf(desk)).toEqual(before);
  expect(desk.db.select().from(auditEntries).all()).toEqual([]);
};

describe('POST /_make_return_ (document L877)', () => {
  test('writes a return with its reason; the card shows it, deposit and all', async () => {
    const desk = await chain();
    const { status, body } = await desk.post('/_make_return_/29', FORM);
    expect(status).toBe(200);
    expect(body).toEqual({ msg: 'Возврат успешно добавлен', msg_type: 'success', payment_id: 500 });
    expect(rowsOf(desk).at(-1)).toMatchObject({
      id: 500,
      agreementId: 29,
      article: 'Депозит',
      returned: true,
      amount: 4_500_00,
      returnReason: 'Выезд',
      managerId: 1,
    });
    expect(desk.db.select().from(auditEntries).all()).toMatchObject([
      { command: 'make-return', entityId: '500' },
    ]);
    const card = (await desk.get('/_get_agreement_total_/29')).body;
    expect(card.agreement).toMatchObject({ deposit: 0, payments: [2, 1], returns: [500, 3] });
    expect(card.returns).toMatchObject([
      { payment_id: 500, returned: 1, return_reason: 'Выезд', amount: 4500 },
      {},
    ]);
  });

  test('takes the article as a return is called too, and gives rent back from the balance', async () => {
    const desk = await chain();
    const before = (await desk.get('/_get_agreement_total_/29')).body.agreement.balance;
    const sent = { ...FORM, account_article: 'Возврат аренды', amount: '1000,01' };
    expect((await desk.post('/_make_return_/29', sent)).status).toBe(200);
    const after = (await desk.get('/_get_agreement_total_/29')).body.agreement.balance;
    expect(Math.round((before - after) * 100)).toBe(1_000_01);
  });

  test('never more than was paid on the article less what was returned, of this agreement alone', async () => {
    const desk = await chain();
    const said = /^Возврат больше, чем внесено: по депозиту осталось 4 500 ₽\.$/;
    await refusedWrite(desk, '/_make_return_/29', { ...FORM, amount: 4500.01 }, 409, said);
    await refusedWrite(
      desk,
      '/_make_return_/29',
      { ...FORM, amount: 20_000.01, account_article: 'Аренда' },
      409,
      /по аренде осталось 20 000 ₽/,
    );
    await refusedWrite(
      desk,
      '/_make_return_/29',
      { ...FORM, amount: 1, account_article: 'Штраф' },
      409,
      /по штрафу осталось 0 ₽/,
    );
    expect((await desk.post('/_make_return_/29', FORM)).status).toBe(200);
  });

  test('needs a reason, and an agreement that is there', async () => {
    const desk = await chain();
    await refusedWrite(desk, '/_make_return_/29', { ...FORM, return_reason: ' ' }, 422, /return_reason/);
    await refusedWrite(
      desk,
      '/_make_return_/29',
      { ...FORM, return_reason: undefined },
      422,
      /return_reason/,
    );
    await refusedWrite(desk, '/_make_return_/99', FORM, 404, /Договор №99 не найден/);
  });
});

describe('a return by POST /_add_payment_ (client facts 14)', () => {
  const SENT = {
    payment_date: '2026-12-01',
    payment_type: 'Наличными',
    account_article: 'Возврат депозита',
    amount: '4500',
    comment: '',
  };

  test('«Возврат депозита» gives the deposit back, without a reason, also on a day ahead', async () => {
    const desk = await chain();
    const { body } = await desk.post('/_add_payment_/29', SENT);
    expect(body).toEqual({ msg: 'Возврат успешно добавлен', msg_type: 'success', payment_id: 500 });
    expect(rowsOf(desk).at(-1)).toMatchObject({
      article: 'Депозит',
      returned: true,
      paidOn: '2026-12-01',
      amount: 4_500_00,
      returnReason: null,
    });
  });

  test.each(['возврат депозит', 'Возврат: Депозит', 'ВОЗВРАТ ДЕПОЗИТА'])(
    '«%s» is the same',
    async (account_article) => {
      const desk = await chain();
      await desk.post('/_add_payment_/29', { ...SENT, account_article });
      expect(rowsOf(desk).at(-1)).toMatchObject({ id: 500, article: 'Депозит', returned: true });
    },
  );

  test('has the same limit, and is not before the agreement', async () => {
    const desk = await chain();
    await refusedWrite(
      desk,
      '/_add_payment_/29',
      { ...SENT, amount: '4501' },
      409,
      /по депозиту осталось 4 500 ₽/,
    );
    await refusedWrite(
      desk,
      '/_add_payment_/29',
      { ...SENT, payment_date: '2026-10-31' },
      409,
      /^Дата возврата 31\.10\.2026 раньше начала договора №29/,
    );
  });
});

describe('an edit keeps returns covered', () => {
  test('of the return itself', async () => {
    const desk = await chain();
    const edit = (more: object) => ({ payment_id: 3, ...more });
    await refusedWrite(
      desk,
      '/_edit_payment_',
      edit({ amount: 9000.01 }),
      409,
      /^Возврат больше, чем внесено: по депозиту осталось 9 000 ₽\.$/,
    );
    await refusedWrite(
      desk,
      '/_edit_payment_',
      edit({ account_article: 'Продажа' }),
      409,
      /по продаже осталось 0 ₽/,
    );
    const { body } = await desk.post(
      '/_edit_payment_',
      edit({ amount: 9000, account_article: 'Возврат депозита', return_reason: 'Выезд' }),
    );
    expect(body).toEqual({ msg: 'Возврат успешно изменен', msg_type: 'success' });
    expect(rowsOf(desk)[2]).toMatchObject({
      amount: 9_000_00,
      article: 'Депозит',
      returned: true,
      returnReason: 'Выезд',
    });
  });

  test('of a payment that others were returned from: its sum, article and agreement', async () => {
    const desk = await chain();
    const short =
      /^Возвратов станет больше, чем внесено: по депозиту договора №29 не хватит (0,01|4 500) ₽\. Сначала исправьте возврат\.$/;
    await refusedWrite(desk, '/_edit_payment_', { payment_id: 2, amount: 4499.99 }, 409, short);
    await refusedWrite(desk, '/_edit_payment_', { payment_id: 2, account_article: 'Аренда' }, 409, short);
    await refusedWrite(desk, '/_edit_payment_', { payment_id: 2, agrid: 30 }, 409, short);
    expect((await desk.post('/_edit_payment_', { payment_id: 2, amount: 4500 })).status).toBe(200);
  });

  test('of a return that moves to another agreement', async () => {
    const desk = await chain();
    expect((await desk.post('/_edit_payment_', { payment_id: 3, agrid: 30 })).status).toBe(200);
    expect((await desk.post('/_edit_payment_', { payment_id: 2, amount: 1 })).status).toBe(200);
    expect((await desk.post('/_edit_payment_', { payment_id: 4, amount: 4499 })).status).toBe(409);
  });
});
