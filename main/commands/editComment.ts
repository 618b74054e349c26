import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { payments } from '../../db/schema/letting.ts';
import { notFound } from '../errors.ts';
import { command } from './command.ts';

/** Sets or clears the comment of a payment or return (document L800–824: they share one id space). */
export const editComment = command({
  name: 'edit-comment',
  inputVersion: 1,
  input: z.object({ paymentId: z.int().positive(), comment: z.string().max(1000).nullable() }),
  right: null,
  run: ({ db }, { paymentId, comment }) => {
    const payment = db.select().from(payments).where(eq(payments.id, paymentId)).get();
    if (payment === undefined) {
      throw notFound(`Платёж №${paymentId} не найден. Обновите список платежей.`);
    }
    db.update(payments).set({ comment }).where(eq(payments.id, paymentId)).run();
    return {
      msg: 'Комментарий успешно изменен',
      entity: 'payment',
      entityId: paymentId,
      before: { comment: payment.comment },
      after: { comment },
    };
  },
});
