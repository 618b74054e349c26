import { z } from 'zod';
import { type NoticeTemplate, noticeKind, sendAgainRefusal } from '../domain/notices.ts';
import { refusedBy } from '../errors.ts';
import { command } from './command.ts';
import { findNotice } from './parts/findNotice.ts';
import { queueNotice } from './parts/notify.ts';
import { assertAuthorMay } from './runCommand.ts';

/**
 * Sends a text to a client once more, to where he can be reached now: an address that was wrong has been corrected in his
 * card meanwhile, or the other channel is tried. It is a new notification; the old one stays as it ended. Who may cause
 * such a text in the first place may send it again.
 */
export const sendAgain = command({
  name: 'send-again',
  inputVersion: 1,
  input: z.object({
    notificationId: z.string().max(40),
    /** null: as the time before. */
    channel: z.enum(['sms', 'email']).nullable(),
  }),
  right: null,
  run: (context, input) => {
    const { db, authorId, madeAt, commandId } = context;
    const { notice, state } = findNotice(db, input.notificationId);
    const right = noticeKind(notice.template)?.right ?? null;
    if (right !== null) assertAuthorMay(db, { right }, authorId);
    const channel = input.channel ?? notice.channel;
    const refusal = sendAgainRefusal(state, channel, madeAt);
    if (refusal !== null) throw refusedBy(refusal, 'send_what');
    queueNotice(context, {
      channel,
      recipient: state.addresses[channel] ?? notice.recipient,
      // What no version here knows was refused above.
      template: notice.template as NoticeTemplate,
      data: state.data,
      clientId: notice.clientId,
      repeats: notice.id,
    });
    return {
      msg: channel === 'email' ? 'Письмо будет отправлено ещё раз' : 'SMS будет отправлено ещё раз',
      entity: 'notification',
      entityId: commandId,
      before: { notification: notice.id, channel: notice.channel, status: notice.status },
      after: { notification: commandId, channel },
      answer: { notification_id: commandId },
    };
  },
});
