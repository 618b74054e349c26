import { describe, expect, test } from 'vitest';
import * as make from '../support/factories.ts';
import { auditRows, payingDesk, paymentRows, refusedWrite } from '../support/payments.ts';

const PATH = '/_edit_comment_';

const desk = async () => {
  const made = await payingDesk();
  make.payment(made.db, { id: 7, agreementId: 29, comment: 'часть' });
  make.payment(made.db, { id: 8, agreementId: 29, returned: true, returnReason: 'Переплата' });
  return made;
};

describe('POST /_edit_comment_ (document L802)', () => {
  test('of a payment and of a return, for they share their numbers; both versions are kept', async () => {
    const paying = await desk();
    for (const payment_id of [7, '8']) {
      const { status, body } = await paying.post(PATH, { payment_id, comment: '  вторая часть ' });
      expect([status, body]).toEqual([200, { msg: 'Комментарий успешно изменен', msg_type: 'success' }]);
    }
    expect(paymentRows(paying).map(({ comment }) => comment)).toEqual(['вторая часть', 'вторая часть']);
    expect(auditRows(paying)).toMatchObject([
      { command: 'edit-comment', entity: 'payment', entityId: '7', before: '{"comment":"часть"}' },
      { entityId: '8', before: '{"comment":null}', after: '{"comment":"вторая часть"}' },
    ]);
  });

  test.each([null, '', '  '])('%j clears it', async (comment) => {
    const paying = await desk();
    expect((await paying.post(PATH, { payment_id: 7, comment })).body.msg_type).toBe('success');
    expect(paymentRows(paying)[0]?.comment).toBeNull();
  });

  test('the key is obligatory, the payment is there', async () => {
    const paying = await desk();
    await refusedWrite(paying, PATH, { payment_id: 7 }, { status: 422, msg: /comment/, field: 'comment' });
    await refusedWrite(paying, PATH, { payment_id: 99, comment: 'а' }, { status: 404, msg: /№99 не найден/ });
  });
});
