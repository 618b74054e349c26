import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { WriteDb } from '../../db/handles.ts';
import { ACCOUNT_ARTICLES, PAYMENT_TYPES, payments } from '../../db/schema/letting.ts';
import { HOME_TIME_ZONE } from '../clock.ts';
import { epochDay, formatDate, isPlainDate, type PlainDate, todayIn } from '../domain/dates.ts';
import { notFound, refused } from '../errors.ts';
import { type CommandContext, command } from './command.ts';
import { activateAgreements } from './parts/activation.ts';
import { agreementZone, findAgreement } from './parts/find.ts';
import { assertPaymentDay, assertReturnCovered, heldOn, paidBelowReturned } from './parts/paymentRules.ts';

const day = z.string().refine(isPlainDate);

/** Absent stays; null clears. */
const input = z.object({
  paymentId: z.int().positive(),
  paidOn: day.optional(),
  insertedOn: day.optional(),
  type: z.enum(PAYMENT_TYPES).optional(),
  article: z.enum(ACCOUNT_ARTICLES).optional(),
  /** The article was spelled «Возврат …». */
  asReturn: z.boolean(),
  amount: z.int().positive().optional(),
  returnReason: z.string().max(500).nullable().optional(),
  comment: z.string().max(1000).nullable().optional(),
  agreementId: z.int().positive().optional(),
});
type Edit = z.output<typeof input>;
type Payment = typeof payments.$inferSelect;

/**
 * Changes a payment or return, also its agreement (document L1427, domain §4). Both versions go to the audit log, and
 * returns must not exceed payments on any article that it touches.
 */
export const editPayment = command({
  name: 'edit-payment',
  inputVersion: 1,
  input,
  right: 'addEditPayments',
  run: (context, edit) => {
    const { db } = context;
    const before = db.select().from(payments).where(eq(payments.id, edit.paymentId)).get();
    if (before === undefined)
      throw notFound(`Платёж №${edit.paymentId} не найден. Обновите список платежей.`);
    assertSameKind(before, edit);
    const after = merged(before, edit, context);
    const agreement = findAgreement(db, after.agreementId);
    if (after.paidOn !== before.paidOn || after.agreementId !== before.agreementId)
      assertPaymentDay(
        after.paidOn,
        context.todayIn(agreementZone(db, agreement.id)),
        agreement,
        after.returned,
      );
    assertCovered(db, before, after);
    db.update(payments).set(after).where(eq(payments.id, before.id)).run();
    activateAgreements(context, agreement.clientId);
    return {
      msg: before.returned ? 'Возврат успешно изменен' : 'Платеж успешно изменен',
      entity: 'payment',
      entityId: before.id,
      before: auditOf(before),
      after: auditOf(after),
    };
  },
});

const auditOf = ({ version: _version, ...payment }: Payment) => payment;

/** A payment never becomes a return: that is a write with rules of its own. */
const assertSameKind = (payment: Payment, { asReturn, returnReason }: Edit): void => {
  if (payment.returned) return;
  const remedy = `Платёж №${payment.id} нельзя превратить в возврат. Оформите возврат отдельно.`;
  if (asReturn) throw refused('payment_not_return', remedy, [{ field: 'account_article', msg: remedy }]);
  if (returnReason) {
    const msg = `Причина бывает только у возврата, а №${payment.id} — платёж. Оставьте её пустой.`;
    throw refused('payment_not_return', msg, [{ field: 'return_reason', msg }]);
  }
};

const merged = (before: Payment, edit: Edit, context: CommandContext): Payment => ({
  ...before,
  agreementId: edit.agreementId ?? before.agreementId,
  paidOn: edit.paidOn ?? before.paidOn,
  insertedAt: insertedAt(before, edit.insertedOn, context),
  type: edit.type ?? before.type,
  article: edit.article ?? before.article,
  amount: edit.amount ?? before.amount,
  returnReason: edit.returnReason === undefined ? before.returnReason : edit.returnReason,
  comment: edit.comment === undefined ? before.comment : edit.comment,
});

const DAY_MS = 86_400_000;
/** Noon at the head office: of a day that a person typed the hour is unknown. */
const NOON_MS = 9 * 3_600_000;

/** @throws UserFacingError inserted_in_future */
const insertedAt = (before: Payment, on: PlainDate | undefined, context: CommandContext): number => {
  if (on === undefined || on === todayIn(HOME_TIME_ZONE, before.insertedAt)) return before.insertedAt;
  if (on > context.todayIn(HOME_TIME_ZONE)) {
    const msg = `Дата внесения ${formatDate(on)} ещё не наступила. Укажите сегодняшний день или более ранний.`;
    throw refused('inserted_in_future', msg, [{ field: 'payment_insert_date', msg }]);
  }
  return epochDay(on) * DAY_MS + NOON_MS;
};

/** What the row adds to an agreement's article. */
const partOf = (payment: Payment, at: Pick<Payment, 'agreementId' | 'article'>): number => {
  if (payment.agreementId !== at.agreementId || payment.article !== at.article) return 0;
  return payment.returned ? -payment.amount : payment.amount;
};

/** @throws UserFacingError return_above_paid */
const assertCovered = (db: WriteDb, before: Payment, after: Payment): void => {
  for (const at of [after, before]) {
    const held = heldOn(db, at.agreementId, at.article);
    const others = held - partOf(before, at);
    const left = others + partOf(after, at);
    // What was short before the edit is no fault of an edit that doesn't worsen it.
    if (left >= 0 || left >= held) continue;
    if (at === after && after.returned) assertReturnCovered(after.amount, others, after.article);
    throw paidBelowReturned(at.article, at.agreementId, -left);
  }
};
