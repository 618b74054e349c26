import { type SQL, sql } from 'drizzle-orm';
import type { chatMessages as endpoint } from '../../contract/conversations.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import type { QueryContext } from './context.ts';
import { type ChatRow, chatRows, wireMessages } from './parts/chat.ts';
import { allStaff, employee } from './parts/staff.ts';

const LIMIT = 50;

/**
 * A page of a conversation in the centre's order, oldest first: before a place, after it, around it, or the newest.
 * @throws UserFacingError not_found
 */
export const chatMessages = (
  { db }: QueryContext,
  managerId: number,
  { second_manager_id: other, before, after, around, limit = LIMIT }: Input<typeof endpoint>,
): Answer<typeof endpoint> => {
  const staff = allStaff(db);
  employee(staff, other);
  const pick = (bound: SQL, order: SQL, count: number): ChatRow[] => {
    const cut = sql`${bound} ORDER BY m.ordinal ${order}, m.id ${order} LIMIT ${count}`;
    return db.all<ChatRow>(sql`
      SELECT * FROM (${chatRows(managerId, other, cut)}) UNION ALL SELECT * FROM (${chatRows(other, managerId, cut)})
      ORDER BY ordinal ${order}, id ${order} LIMIT ${count}`);
  };
  const wire = wireMessages(db, employee(staff, managerId).timeZone);
  const earlier = (bound: SQL, count: number) => {
    const rows = pick(bound, sql`DESC`, count + 1);
    return { rows: rows.slice(0, count).reverse(), more: rows.length > count };
  };
  const later = (bound: SQL, count: number) => {
    const rows = pick(bound, sql`ASC`, count + 1);
    return { rows: rows.slice(0, count), more: rows.length > count };
  };
  if (around !== undefined) {
    const half = Math.max(1, Math.floor(limit / 2));
    const [older, newer] = [
      earlier(sql`m.ordinal <= ${around}`, half),
      later(sql`m.ordinal > ${around}`, half),
    ];
    return {
      messages: [...older.rows, ...newer.rows].map(wire),
      has_earlier: older.more,
      has_later: newer.more,
    };
  }
  if (after !== undefined) {
    const page = later(sql`m.ordinal > ${after}`, limit);
    return { messages: page.rows.map(wire), has_earlier: true, has_later: page.more };
  }
  const page = earlier(before === undefined ? sql`TRUE` : sql`m.ordinal < ${before}`, limit);
  return { messages: page.rows.map(wire), has_earlier: page.more, has_later: before !== undefined };
};
