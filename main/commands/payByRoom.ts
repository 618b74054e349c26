import { z } from 'zod';
import { command } from './command.ts';
import { assertSameHolder, findRunningRental } from './parts/find.ts';
import { paymentInput, recordPayment } from './parts/recordPayment.ts';

/**
 * Takes a payment for the agreement that holds a room now (document L800 by its heading, domain §4). The command carries
 * the agreement that the desk saw: should another hold the room where it runs again, the money must not change hands
 * silently.
 */
export const payByRoom = command({
  name: 'pay-by-room',
  inputVersion: 1,
  input: paymentInput.extend({
    roomId: z.int().positive(),
    /** Null: the desk saw none. */
    agreementId: z.int().positive().nullable(),
  }),
  right: 'addEditPayments',
  ids: () => ({ payment: 1 }),
  run: (context, { roomId, agreementId, ...payment }) => {
    const rental = findRunningRental(context.db, roomId);
    assertSameHolder(context.db, rental, agreementId);
    return recordPayment(context, rental.agreementId, payment);
  },
});
