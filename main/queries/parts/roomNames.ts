import { type SQL, sql } from 'drizzle-orm';
import { searchKey } from '../../domain/search.ts';
import type { QueryContext } from '../context.ts';

interface Row {
  readonly id: number;
  readonly name: string;
}

/**
 * Rooms `room` that fit `where` and hold the query in their number or name (errata L1290: any part, all warehouses), by
 * number; a blank query finds all. Both spellings of the answer (domain §4).
 */
export const namedRooms = ({ db }: QueryContext, where: SQL, query: string | undefined) => {
  const rows = db.all<Row>(sql`SELECT room.id, room.name FROM rooms room WHERE ${where} ORDER BY room.id`);
  const found = rows.filter(matching(query?.trim() ?? ''));
  return {
    room_ids: found.map(({ id }) => id),
    rooms: found.map(({ id, name }) => ({ room_id: id, room_name: name })),
  };
};

const matching = (query: string): ((room: Row) => boolean) => {
  if (query === '') return () => true;
  // A key keeps digits as they are: thousands of names need no key to find «15» in them.
  if (/^\d+$/.test(query)) return ({ id, name }) => String(id).includes(query) || name.includes(query);
  const key = searchKey(query);
  return key === '' ? () => false : ({ name }) => searchKey(name).includes(key);
};
