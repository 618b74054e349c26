import { sql } from 'drizzle-orm';
import { type conversations as endpoint, MARKED_MESSAGES_MAX } from '../../contract/conversations.ts';
import type { Answer } from '../../contract/endpoint.ts';
import type { ReadDb } from '../../db/handles.ts';
import { searchKey } from '../domain/search.ts';
import type { QueryContext } from './context.ts';
import { type ChatRow, chatRows, wireMessages } from './parts/chat.ts';
import { allStaff, employee } from './parts/staff.ts';
import { flagOf } from './parts/wire.ts';

/** Whom the caller talks with or may talk with: the newest conversation first, those without one by name. */
export const conversations = ({ db }: QueryContext, managerId: number): Answer<typeof endpoint> => {
  const staff = allStaff(db);
  const me = employee(staff, managerId);
  const unread = unreadByAuthor(db, managerId);
  const wire = wireMessages(db, me.timeZone);
  const talks = staff
    .filter((one) => one !== me)
    .map((one) => ({ one, last: lastMessage(db, managerId, one.id) }))
    .filter(({ one, last }) => one.active || last !== undefined)
    .map(({ one, last }) => ({ one, last, key: searchKey(one.fullName) }))
    .sort((a, b) => (b.last?.ordinal ?? -1) - (a.last?.ordinal ?? -1) || (a.key < b.key ? -1 : 1));
  return {
    conversations: talks.map(({ one, last }) => ({
      manager_id: one.id,
      manager_fullname: one.fullName,
      role: one.role,
      active: flagOf(one.active),
      unread: unread.get(one.id) ?? 0,
      last: last === undefined ? null : wire(last),
    })),
    unread: [...unread.values()].reduce((sum, count) => sum + count, 0),
    undelivered_ids: undelivered(db, managerId),
  };
};

const unreadByAuthor = (db: ReadDb, managerId: number): Map<number, number> =>
  new Map(
    db
      .all<{ id: number; n: number }>(sql`
        SELECT from_manager_id AS id, count(*) AS n FROM messages
        WHERE to_manager_id = ${managerId} AND read_at IS NULL GROUP BY from_manager_id`)
      .map(({ id, n }) => [id, n]),
  );

/** Two looks into the index of pairs. */
const lastMessage = (db: ReadDb, me: number, other: number): ChatRow | undefined => {
  const newest = sql`TRUE ORDER BY m.ordinal DESC, m.id DESC LIMIT 1`;
  const [sent] = db.all<ChatRow>(chatRows(me, other, newest));
  const [got] = db.all<ChatRow>(chatRows(other, me, newest));
  return sent === undefined || (got !== undefined && got.ordinal > sent.ordinal) ? got : sent;
};

const undelivered = (db: ReadDb, managerId: number): number[] =>
  db
    .all<{ id: number }>(sql`
      SELECT id FROM messages WHERE to_manager_id = ${managerId} AND read_at IS NULL AND delivered_at IS NULL
      ORDER BY ordinal LIMIT ${MARKED_MESSAGES_MAX}`)
    .map(({ id }) => id);
