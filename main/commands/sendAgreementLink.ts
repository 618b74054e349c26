import { z } from 'zod';
import { command } from './command.ts';
import { findRoom } from './parts/find.ts';
import { clientByPhone } from './parts/newClient.ts';
import { queueNotice } from './parts/notify.ts';
import { linkGoes, recipientInput, recipientOf } from './parts/recipient.ts';
import { assertRoomsFree, openBooking } from './parts/roomHolds.ts';

const HELD_MS = 3 * 86_400_000;

/**
 * Books rooms for 3 days and queues the link by which the client forms the agreement (document L1992, domain §4). A room
 * that this very client has booked or tries is free for him: the link may have to be sent again, and then the three days
 * begin anew.
 */
export const sendAgreementLink = command({
  name: 'send-agreement-link',
  inputVersion: 1,
  input: z.object({ roomIds: z.array(z.int().positive()).min(1), ...recipientInput }),
  right: null,
  ids: () => ({ client: 1 }),
  roomsTaken: ({ roomIds }) => roomIds,
  run: (context, input) => {
    const recipient = recipientOf(input);
    const rooms = input.roomIds.map((id) => findRoom(context.db, id));
    const { clientId, created } = clientByPhone(context, recipient);
    assertRoomsFree(context, rooms, clientId, 'room_ids');
    const heldUntil = context.madeAt + HELD_MS;
    for (const room of rooms) openBooking(context, room.id, clientId, heldUntil);
    queueNotice(context, {
      channel: recipient.channel,
      recipient: recipient.address,
      template: 'agreement-link',
      data: { roomIds: input.roomIds, fullName: recipient.fullName, heldUntil },
      clientId,
    });
    return {
      msg: linkGoes(recipient.channel),
      entity: 'client',
      entityId: clientId,
      before: null,
      after: { booking: { roomIds: input.roomIds, heldUntil }, clientCreated: created },
      answer: { user_id: clientId },
    };
  },
});
