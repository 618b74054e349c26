import { type SQL, sql } from 'drizzle-orm';
import { searchKey } from '../../domain/search.ts';
import { foundByName } from './nameSearch.ts';

/** Condition on the joined tables `client` and `room`: beginnings of words of the name, or a part of the room's number. */
export const rentalSearch = (query: string): SQL => {
  if (query === '') return sql`TRUE`;
  const parts = searchKey(query).match(/\d+|[^\d ]+/g);
  if (parts === null) return sql`FALSE`;
  // The key has its numbers padded, the name has them as they are asked for.
  const inRoom = parts.map((part) =>
    /\d/.test(part) ? sql`instr(room.name, ${part}) > 0` : sql`instr(room.name_key, ${part}) > 0`,
  );
  return sql`(${foundByName(query)} OR ${sql.join(inRoom, sql` AND `)})`;
};
