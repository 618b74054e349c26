import { sql } from 'drizzle-orm';
import type { messagesHistory as endpoint } from '../../contract/chat.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import type { QueryContext } from './context.ts';
import { attachmentLink } from './parts/chat.ts';
import { localDateTimes } from './parts/localTime.ts';
import { allStaff, employee } from './parts/staff.ts';
import { flagOf } from './parts/wire.ts';

interface Row {
  readonly id: number;
  readonly fromId: number;
  readonly toId: number;
  readonly sentAt: number;
  readonly text: string;
  readonly fileName: string | null;
}

const LIMIT = 50;

/**
 * The last messages between the caller and another, oldest first unless asked otherwise (document L2397), in the order of
 * the centre; not by number: numbers are leased to machines in ranges. Reading marks nothing as read: a query writes nothing.
 * @throws UserFacingError not_found
 */
export const messagesHistory = (
  { db }: QueryContext,
  managerId: number,
  { second_manager_id: other, limit = LIMIT, order = 'asc' }: Input<typeof endpoint>,
): Answer<typeof endpoint> => {
  const staff = allStaff(db);
  employee(staff, other);
  const { timeZone } = employee(staff, managerId);
  const sent = (from: number, to: number) => sql`
    SELECT m.id, m.from_manager_id AS "fromId", m.to_manager_id AS "toId", m.sent_at AS "sentAt", m.text,
      m.ordinal, m.file_name AS "fileName"
    FROM messages m WHERE m.from_manager_id = ${from} AND m.to_manager_id = ${to}`;
  const newestFirst = db.all<Row>(
    sql`${sent(managerId, other)} UNION ${sent(other, managerId)} ORDER BY ordinal DESC, id DESC LIMIT ${limit}`,
  );
  const local = localDateTimes();
  const rows = order === 'desc' ? newestFirst : newestFirst.toReversed();
  return {
    messages: rows.map((row) => ({
      message_id: row.id,
      from_manager_id: row.fromId,
      from_manager_id_id: row.fromId,
      to_manager_id: row.toId,
      message_datetime: local(row.sentAt, timeZone),
      message_text: row.text,
      with_attachment: flagOf(row.fileName !== null),
      attachment_link: row.fileName === null ? null : attachmentLink(row.id, row.fileName),
    })),
  };
};
