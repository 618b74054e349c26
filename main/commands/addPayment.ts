import { z } from 'zod';
import { command } from './command.ts';
import { paymentInput, recordPayment } from './parts/recordPayment.ts';

/** Adds a payment to an agreement, or a return where the article says «Возврат …» (document L830, domain §4). */
export const addPayment = command({
  name: 'add-payment',
  inputVersion: 1,
  input: paymentInput.extend({ agreementId: z.int().positive() }),
  right: 'addEditPayments',
  ids: () => ({ payment: 1 }),
  run: (context, { agreementId, ...payment }) => recordPayment(context, agreementId, payment),
});
