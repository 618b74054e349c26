import {
  futurePaymentsPosted,
  futurePayments as futurePaymentsRead,
} from '../../../contract/futurePayments.ts';
import * as contract from '../../../contract/payments.ts';
import { addPayment } from '../../commands/addPayment.ts';
import { editComment } from '../../commands/editComment.ts';
import { editPayment } from '../../commands/editPayment.ts';
import { makeReturn } from '../../commands/makeReturn.ts';
import { payByRoom } from '../../commands/payByRoom.ts';
import { toKopecks } from '../../domain/money.ts';
import { agreementOfRoom } from '../../queries/agreementOfRoom.ts';
import { futurePayments } from '../../queries/futurePayments.ts';
import { paymentList } from '../../queries/paymentList.ts';
import { type Route, read, write } from '../route.ts';

export const PAYMENT_ROUTES: readonly Route[] = [
  read(contract.paymentList, paymentList),
  read(futurePaymentsRead, futurePayments),
  read(futurePaymentsPosted, futurePayments),
  write(contract.payByAgreement, payByRoom, (input, { desk }) => ({
    roomId: input.room_id,
    agreementId: agreementOfRoom(desk.connections.read, input.room_id),
    paidOn: input.payment_date ?? null,
    type: input.payment_type ?? 'Наличными',
    ...contract.articleOf(input.account_article ?? 'Аренда'),
    amount: toKopecks(input.amount),
    returnReason: null,
    comment: input.comment || null,
  })),
  write(contract.editComment, editComment, (input) => ({
    paymentId: input.payment_id,
    comment: input.comment,
  })),
  write(contract.addPayment, addPayment, (input) => ({
    agreementId: input.agrid,
    paidOn: input.payment_date,
    type: input.payment_type,
    ...contract.articleOf(input.account_article),
    amount: toKopecks(input.amount),
    returnReason: null,
    comment: input.comment || null,
  })),
  write(contract.makeReturn, makeReturn, (input) => ({
    agreementId: input.agrid,
    paidOn: input.payment_date,
    type: input.payment_type,
    article: contract.articleOf(input.account_article).article,
    amount: toKopecks(input.amount),
    returnReason: input.return_reason,
    comment: input.comment || null,
  })),
  write(contract.editPayment, editPayment, (input) => {
    const named = input.account_article && contract.articleOf(input.account_article);
    return {
      paymentId: input.payment_id,
      paidOn: input.payment_date,
      insertedOn: input.payment_insert_date,
      type: input.type,
      article: named?.article,
      asReturn: named?.returned ?? false,
      amount: input.amount === undefined ? undefined : toKopecks(input.amount),
      returnReason: input.return_reason,
      comment: input.comment,
      agreementId: input.agrid,
    };
  }),
];
