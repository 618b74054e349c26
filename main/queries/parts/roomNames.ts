import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../../db/handles.ts';
import { searchKey } from '../../domain/search.ts';
import type { QueryContext } from '../context.ts';
import { type RoomLine, roomLines } from '../ledger/rooms.ts';

/**
 * Rooms that fit and hold the query in their number or name (errata L1290: any part, all warehouses), by number; a blank
 * query finds all. Both spellings of the answer (domain §4).
 */
export const namedRooms = (
  context: QueryContext,
  fits: (line: RoomLine) => boolean,
  query: string | undefined,
) => {
  const matches = matching(query?.trim() ?? '');
  const found = roomLines(context)
    .filter((line) => matches(line) && fits(line))
    .sort((a, b) => a.id - b.id);
  return {
    room_ids: found.map(({ id }) => id),
    rooms: found.map(({ id, name }) => ({ room_id: id, room_name: name })),
  };
};

const matching = (query: string): ((line: RoomLine) => boolean) => {
  if (query === '') return () => true;
  if (/^\d+$/.test(query)) return ({ id, name }) => name.includes(query) || String(id).includes(query);
  const key = searchKey(query);
  return key === '' ? () => false : ({ searchName }) => searchName.includes(key);
};

/** Rooms by id, named. */
export const namedRoomsOf = (db: ReadDb, ids: readonly number[]) =>
  ids.length === 0
    ? []
    : db.all<{ room_id: number; room_name: string }>(
        sql`SELECT id AS room_id, name AS room_name FROM rooms WHERE id IN (${sql.join(
          ids.map((id) => sql`${id}`),
          sql`, `,
        )}) ORDER BY id`,
      );
