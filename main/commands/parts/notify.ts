import { notifications } from '../../../db/schema/office.ts';
import type { NoticeData, NoticeTemplate } from '../../domain/notices.ts';
import type { CommandContext } from '../command.ts';

export interface Notice {
  readonly channel: 'sms' | 'email';
  /** Phone or e-mail. */
  readonly recipient: string;
  /** Name of the text that the centre fills in. */
  readonly template: NoticeTemplate;
  readonly data: NoticeData;
  readonly clientId: number | null;
  /** The notification of which this is another sending. */
  readonly repeats?: string;
}

/** Queues an SMS or e-mail; the centre sends it, and only after it has accepted the command. One a command. */
export const queueNotice = ({ db, commandId, madeAt }: CommandContext, notice: Notice): void => {
  db.insert(notifications)
    .values({
      ...notice,
      id: commandId,
      data: JSON.stringify(notice.data),
      status: 'queued',
      createdAt: madeAt,
    })
    .run();
};
