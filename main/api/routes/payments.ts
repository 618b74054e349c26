import * as contract from '../../../contract/payments.ts';
import { editComment } from '../../commands/editComment.ts';
import { type Route, write } from '../route.ts';

export const PAYMENT_ROUTES: readonly Route[] = [
  write(contract.editComment, editComment, (input) => ({
    paymentId: input.payment_id,
    comment: input.comment,
  })),
];
