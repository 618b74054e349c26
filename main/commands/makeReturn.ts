import { z } from 'zod';
import { command } from './command.ts';
import { paymentInput, recordPayment } from './parts/recordPayment.ts';

/** Gives money back on an article of an agreement, with the reason (document L877 by its heading, domain §4). */
export const makeReturn = command({
  name: 'make-return',
  inputVersion: 1,
  input: paymentInput.omit({ returned: true }).extend({
    agreementId: z.int().positive(),
    returnReason: z.string().min(1).max(500),
  }),
  right: 'addEditPayments',
  ids: () => ({ payment: 1 }),
  run: (context, { agreementId, ...payment }) =>
    recordPayment(context, agreementId, { ...payment, returned: true }),
});
