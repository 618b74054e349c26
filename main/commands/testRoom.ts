import { z } from 'zod';
import { localDateTime } from '../domain/dates.ts';
import { command } from './command.ts';
import { findRoom } from './parts/find.ts';
import { clientByPhone } from './parts/newClient.ts';
import { queueNotice } from './parts/notify.ts';
import { linkGoes, recipientInput, recipientOf } from './parts/recipient.ts';
import { assertRoomsFree, openVisit } from './parts/roomHolds.ts';

const DAY_MS = 86_400_000;

/**
 * Lets somebody try a free room for 24 hours and queues the link (document L1941, domain §4). A room that he tries already
 * isn't free: a visit can't be prolonged by asking again, or it would be a free rent.
 */
export const testRoom = command({
  name: 'test-room',
  inputVersion: 1,
  input: z.object({ roomId: z.int().positive(), ...recipientInput }),
  right: null,
  ids: () => ({ client: 1 }),
  roomsTaken: ({ roomId }) => [roomId],
  run: (context, input) => {
    const recipient = recipientOf(input);
    const room = findRoom(context.db, input.roomId);
    assertRoomsFree(context, [room], null, 'room_id');
    const { clientId, created } = clientByPhone(context, recipient);
    const endsAt = context.madeAt + DAY_MS;
    openVisit(context, room.id, clientId, endsAt);
    queueNotice(context, {
      channel: recipient.channel,
      recipient: recipient.address,
      template: 'guest-visit',
      data: { roomIds: [room.id], fullName: recipient.fullName, endsAt },
      clientId,
    });
    return {
      msg: `Гостевой визит оформлен. ${linkGoes(recipient.channel)}`,
      entity: 'client',
      entityId: clientId,
      before: null,
      after: { guestVisit: { roomId: room.id, endsAt }, clientCreated: created },
      answer: { user_id: clientId, test_end: localDateTime(endsAt, room.timeZone) },
    };
  },
});
