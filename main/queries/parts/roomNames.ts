import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../../db/handles.ts';
import { searchKey } from '../../domain/search.ts';
import type { QueryContext } from '../context.ts';

interface Row {
  readonly id: number;
  readonly name: string;
  readonly nameKey: string;
}

/**
 * Rooms `room` that fit `where` and hold the query in their number or name (errata L1290: any part, all warehouses), by
 * number; a blank query finds all. Both spellings of the answer (domain §4).
 */
export const namedRooms = ({ db }: QueryContext, where: SQL, query: string | undefined) => {
  const rows = db.all<Row>(
    sql`SELECT room.id, room.name, room.name_key AS "nameKey" FROM rooms room WHERE ${where} ORDER BY room.id`,
  );
  const found = rows.filter(matching(query?.trim() ?? ''));
  return {
    room_ids: found.map(({ id }) => id),
    rooms: found.map(({ id, name }) => ({ room_id: id, room_name: name })),
  };
};

/**
 * A stored key has its numbers padded, and making the plain key of thousands of names takes longer than all else: so it is
 * made only of names that hold the query's digits as they stand.
 */
const matching = (query: string): ((room: Row) => boolean) => {
  if (query === '') return () => true;
  if (/^\d+$/.test(query)) return ({ id, name }) => String(id).includes(query) || name.includes(query);
  const key = searchKey(query);
  if (key === '') return () => false;
  const digits = /\d+/.exec(key)?.[0];
  if (digits === undefined) return ({ nameKey }) => nameKey.includes(key);
  return ({ name }) => name.includes(digits) && searchKey(name).includes(key);
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
