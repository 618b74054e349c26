import { z } from 'zod';
import { ACCOUNT_ARTICLES, PAYMENT_TYPES, payments } from '../../../db/schema/letting.ts';
import { isPlainDate } from '../../domain/dates.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { activateAgreements } from './activation.ts';
import { agreementZone, findAgreement } from './find.ts';
import { assertPaymentDay, assertReturnCovered, heldOn } from './paymentRules.ts';

/** What a payment or return is, whichever form it came from. */
export const paymentInput = z.object({
  /** Null: today. */
  paidOn: z.string().refine(isPlainDate).nullable(),
  type: z.enum(PAYMENT_TYPES),
  article: z.enum(ACCOUNT_ARTICLES),
  returned: z.boolean(),
  /** Kopecks. */
  amount: z.int().positive(),
  returnReason: z.string().max(500).nullable(),
  comment: z.string().max(1000).nullable(),
});
export type PaymentInput = z.output<typeof paymentInput>;

/**
 * Writes a payment or return on an agreement by the rules of domain §4, and brings into force what it was the last
 * condition of (domain §2).
 * @throws UserFacingError not_found, payment_in_future, payment_before_agreement, return_above_paid
 */
export const recordPayment = (context: CommandContext, agreementId: number, given: PaymentInput): Outcome => {
  const { db } = context;
  const agreement = findAgreement(db, agreementId);
  const today = context.todayIn(agreementZone(db, agreementId));
  const { returned, article, amount } = given;
  const paidOn = given.paidOn ?? today;
  assertPaymentDay(paidOn, today, agreement, returned);
  if (returned) assertReturnCovered(amount, heldOn(db, agreementId, article), article);
  const row = {
    ...given,
    paidOn,
    id: context.takeId('payment'),
    agreementId,
    insertedAt: context.madeAt,
    managerId: context.authorId,
  };
  db.insert(payments).values(row).run();
  activateAgreements(context, agreement.clientId);
  return {
    msg: returned ? 'Возврат успешно добавлен' : 'Платеж успешно добавлен',
    entity: 'payment',
    entityId: row.id,
    before: null,
    after: row,
    answer: { payment_id: row.id, agrid: agreementId },
  };
};
