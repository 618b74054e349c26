import { eq } from 'drizzle-orm';
import type { WriteDb } from '../../../db/handles.ts';
import { notifications } from '../../../db/schema/office.ts';
import { clients } from '../../../db/schema/people.ts';
import { type NoticeData, type NoticeState, noticeAddresses } from '../../domain/notices.ts';
import { notFound } from '../../errors.ts';

/** A notification, and what decides whether it may be sent again. @throws UserFacingError not_found */
export const findNotice = (db: WriteDb, id: string) => {
  const notice = db.select().from(notifications).where(eq(notifications.id, id)).get();
  if (notice === undefined) throw notFound('Такого сообщения нет. Обновите список сообщений.');
  const { clientId, template, status, createdAt } = notice;
  const client =
    clientId === null ? undefined : db.select().from(clients).where(eq(clients.id, clientId)).get();
  const repeat = db.select().from(notifications).where(eq(notifications.repeats, id)).get();
  const state: NoticeState = {
    template,
    status,
    createdAt,
    data: JSON.parse(notice.data) as NoticeData,
    repeated: repeat !== undefined,
    addresses: noticeAddresses(notice, client ?? null),
  };
  return { notice, state };
};
