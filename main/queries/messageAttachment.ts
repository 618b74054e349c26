import { sql } from 'drizzle-orm';
import { notFound, UserFacingError } from '../errors.ts';
import type { QueryContext } from './context.ts';

interface Attachment {
  readonly id: string;
  readonly mime: string;
  readonly name: string;
}

/**
 * Which stored file a message carries; only for the two whose message it is (domain §6).
 * @throws UserFacingError not_found | not_yours
 */
export const messageAttachment = ({ db }: QueryContext, managerId: number, messageId: number): Attachment => {
  const row = db.get<(Attachment & { fromId: number; toId: number }) | undefined>(sql`
    SELECT f.id, f.mime, m.file_name AS name, m.from_manager_id AS "fromId", m.to_manager_id AS "toId"
    FROM messages m JOIN files f ON f.id = m.file_id WHERE m.id = ${messageId}`);
  if (row === undefined) throw notFound(`Вложения к сообщению №${messageId} нет.`);
  const { fromId, toId, ...attachment } = row;
  if (managerId !== fromId && managerId !== toId) {
    throw new UserFacingError(
      'not_yours',
      403,
      'Это вложение открывают только отправитель и получатель. Попросите его у них.',
    );
  }
  return attachment;
};
