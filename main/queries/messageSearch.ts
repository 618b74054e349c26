import { sql } from 'drizzle-orm';
import { type searchMessages as endpoint, SEARCH_HITS_MAX } from '../../contract/conversations.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import type { ReadDb } from '../../db/handles.ts';
import { searchKey } from '../domain/search.ts';
import type { QueryContext } from './context.ts';
import { type ChatRow, chatSelect, wireMessages } from './parts/chat.ts';
import { allStaff, employee } from './parts/staff.ts';

const CHUNK = 1000;

/** The caller's messages that hold a text, in words or in a file's name; case and ё aside (domain §4), the newest first. */
export const messageSearch = (
  { db }: QueryContext,
  managerId: number,
  { search_str }: Input<typeof endpoint>,
): Answer<typeof endpoint> => {
  const staff = allStaff(db);
  const wire = wireMessages(db, employee(staff, managerId).timeZone);
  const names = new Map(staff.map((one) => [one.id, one.fullName]));
  const hits = found(db, managerId, searchKey(search_str), SEARCH_HITS_MAX + 1);
  return {
    messages: hits.slice(0, SEARCH_HITS_MAX).map((row) => {
      const other = row.fromId === managerId ? row.toId : row.fromId;
      return { ...wire(row), second_manager_id: other, second_manager_fullname: names.get(other) ?? '—' };
    }),
    more: hits.length > SEARCH_HITS_MAX,
  };
};

/** In slices from the newest on: what is looked for was mostly written lately. */
const found = (db: ReadDb, managerId: number, key: string, max: number): ChatRow[] => {
  const hits: ChatRow[] = [];
  let before = Number.MAX_SAFE_INTEGER;
  while (key !== '' && hits.length < max) {
    const rows = slice(db, managerId, before);
    hits.push(...rows.filter((row) => searchKey(`${row.text} ${row.fileName ?? ''}`).includes(key)));
    const last = rows.at(-1);
    if (last === undefined || rows.length < CHUNK) break;
    before = last.ordinal;
  }
  return hits.slice(0, max);
};

const slice = (db: ReadDb, managerId: number, before: number): ChatRow[] =>
  db.all<ChatRow>(
    chatSelect(sql`(m.from_manager_id = ${managerId} OR m.to_manager_id = ${managerId}) AND m.ordinal < ${before}
      ORDER BY m.ordinal DESC LIMIT ${CHUNK}`),
  );
