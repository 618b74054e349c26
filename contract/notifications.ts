import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { listOut, optionalChoiceIn, optionalIntIn, textIn } from './fields.ts';
import { writeOut } from './payments.ts';

/** SMS and e-mails to clients: what became of each; beyond the document. */

export const NOTICE_STATUSES = ['queued', 'sent', 'failed'] as const;

const way = z.enum(['sms', 'email']);

export const notificationItem = z.object({
  notification_id: z.string(),
  send_what: way,
  /** Phone `7XXXXXXXXXX` or e-mail. */
  recipient: z.string(),
  /** `password-link`, `guest-visit`, `agreement-link`; in words. */
  template: z.string(),
  title: z.string(),
  user_id: z.int().nullable(),
  fullname: z.string(),
  rooms: z.array(z.object({ room_id: z.int(), room_name: z.string() })),
  status: z.enum(NOTICE_STATUSES),
  /** Why it was not sent; of a queued one, why not yet. */
  reason: z.string().nullable(),
  /** The centre has yet to learn of it: nothing is sent before that. */
  pending: z.boolean(),
  /** Milliseconds since 1970 UTC. */
  created_at: z.int(),
  sent_at: z.int().nullable(),
  /** The notification of which this is another sending. */
  repeats: z.string().nullable(),
  /** May it be sent again by who asks, by which channel, and if not, why. */
  send_again: z.array(z.object({ send_what: way, allowed: z.boolean(), reason: z.string().nullable() })),
});
export type NotificationItem = z.output<typeof notificationItem>;

export const notifications = endpoint({
  method: 'GET',
  path: '/_desk_/notifications',
  title: 'SMS и письма клиентам: отправлено, в очереди или почему нет',
  input: z.object({
    user_id: optionalIntIn(z.int().positive()),
    status: optionalChoiceIn(NOTICE_STATUSES),
    page: optionalIntIn(z.int().min(1).max(1_000_000)),
    show_cnt: optionalIntIn(z.int().min(1).max(500)),
  }),
  output: z.object({
    /** The newest first. */
    notifications: z.array(notificationItem),
    /** Of all that fit `user_id`, whatever their status; failed ones that were sent again don't count. */
    cnt_queued: z.int(),
    cnt_failed: z.int(),
    ...listOut,
  }),
});

export const sendAgain = endpoint({
  method: 'POST',
  path: '/_desk_/notifications/:notification_id/send_again',
  title: 'Отправить SMS или письмо ещё раз, по нынешнему адресу клиента',
  input: z.object({
    notification_id: textIn(40),
    /** Absent: as the time before. */
    send_what: optionalChoiceIn(['sms', 'email']),
  }),
  output: writeOut.extend({ notification_id: z.string() }),
});
