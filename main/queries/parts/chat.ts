import { type SQL, sql } from 'drizzle-orm';
import type { ChatMessage, MessageState } from '../../../contract/conversations.ts';
import type { ReadDb } from '../../../db/handles.ts';
import { localDateTimes } from './localTime.ts';
import { pendingRows } from './pending.ts';

/** A message with what its file is. */
export interface ChatRow {
  readonly id: number;
  readonly ordinal: number;
  readonly fromId: number;
  readonly toId: number;
  readonly sentAt: number;
  readonly deliveredAt: number | null;
  readonly readAt: number | null;
  readonly text: string;
  readonly fileName: string | null;
  readonly mime: string | null;
  readonly size: number | null;
}

/** Messages `m` with their files; what follows names the condition, order and limit. */
export const chatSelect = (rest: SQL): SQL => sql`
  SELECT m.id, m.ordinal, m.from_manager_id AS "fromId", m.to_manager_id AS "toId", m.sent_at AS "sentAt",
    m.delivered_at AS "deliveredAt", m.read_at AS "readAt", m.text, m.file_name AS "fileName", f.mime, f.size
  FROM messages m LEFT JOIN files f ON f.id = m.file_id WHERE ${rest}`;

/** Those of one direction. */
export const chatRows = (from: number, to: number, more: SQL): SQL =>
  chatSelect(sql`m.from_manager_id = ${from} AND m.to_manager_id = ${to} AND ${more}`);

/** Where a message's attachment is served (document L2430). */
export const attachmentLink = (messageId: number, fileName: string): string =>
  `/documents/messages/${messageId}/${encodeURIComponent(fileName)}`;

/** Rows in the wire's words, times by the reader's clock. */
export const wireMessages = (db: ReadDb, timeZone: string): ((row: ChatRow) => ChatMessage) => {
  const local = localDateTimes();
  const isPending = pendingRows(db, 'messages');
  const stateOf = (row: ChatRow): MessageState => {
    if (row.readAt !== null) return 'read';
    if (row.deliveredAt !== null) return 'delivered';
    return isPending({ id: row.id }) ? 'pending' : 'sent';
  };
  return (row) => ({
    message_id: row.id,
    ordinal: row.ordinal,
    from_manager_id: row.fromId,
    to_manager_id: row.toId,
    message_datetime: local(row.sentAt, timeZone),
    message_text: row.text,
    state: stateOf(row),
    attachment:
      row.fileName === null
        ? null
        : {
            link: attachmentLink(row.id, row.fileName),
            name: row.fileName,
            mime: row.mime ?? 'application/octet-stream',
            size: row.size ?? 0,
          },
  });
};
