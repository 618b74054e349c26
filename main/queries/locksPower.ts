import { sql } from 'drizzle-orm';
import type { Answer, Input } from '../../contract/endpoint.ts';
import type { locksPower as endpoint } from '../../contract/locks.ts';
import { HOME_TIME_ZONE } from '../clock.ts';
import { localDateTime } from '../domain/dates.ts';
import { searchKey } from '../domain/search.ts';
import type { QueryContext } from './context.ts';
import { byText } from './ledger/dictionary.ts';
import { EMPTY, pageOf } from './ledger/page.ts';
import { boardOf, type RoomLine, roomLines } from './ledger/rooms.ts';
import { pageInfo, paging } from './parts/paging.ts';

type Filter = Input<typeof endpoint>;
type Answered = Answer<typeof endpoint>;

/** Charge of the locks: joined to rooms by the page, and as the document's two lists (document L1883, client facts 36). */
export const locksPower = (context: QueryContext, filter: Filter): Answered => {
  const found = lockedRooms(context, filter);
  const page = paging(filter);
  const isPaged = filter.page !== undefined || filter.show_cnt !== undefined;
  const [first, end] = [(page.page - 1) * page.size, page.page * page.size];
  const rows = isPaged ? inOrder(context, found, filter, first, end) : inOrder(context, found, filter);
  const isWhole = !isPaged && !filter.warehouse_id && !filter.search_str && !filter.charge_below;
  return {
    locks: [...rows.map(lockOf), ...(isWhole ? spareLocks(context) : [])],
    rooms: rows.map(({ room, lock }) => ({ room_id: room.id, lock_id: lock.id })),
    rooms_x_locks: (isPaged ? rows : rows.slice(first, end)).map(joined),
    ...pageInfo(page, found.length),
  };
};

/** Every lock of a room that fits, in the list's order: for the register. */
export const allLocks = (context: QueryContext, filter: Omit<Filter, 'page' | 'show_cnt'>) =>
  inOrder(context, lockedRooms(context, filter), filter).map(joined);

const joined = (row: LockedRoom): Answered['rooms_x_locks'][number] => ({
  ...lockOf(row),
  room_id: row.room.id,
  room_name: row.room.name,
  warehouse_id: row.room.warehouseId,
  floor: row.room.floor,
});

interface LockedRoom {
  readonly room: RoomLine;
  readonly lock: NonNullable<RoomLine['lock']>;
}

const lockOf = ({ lock }: LockedRoom): Answered['locks'][number] => ({
  lock_id: lock.id,
  electric_quantity: lock.charge,
  update_date: lock.updatedLocal,
});

/** By any part of the room's name, ё as е and case ignored (domain §4). */
const lockedRooms = (
  context: QueryContext,
  { warehouse_id = 0, search_str = '', charge_below = Number.POSITIVE_INFINITY }: Filter,
): readonly LockedRoom[] => {
  const key = searchKey(search_str);
  // Signs alone are no word of any name.
  if (search_str !== '' && key === '') return [];
  return roomLines(context).flatMap((room) =>
    room.lock !== null &&
    room.lock.charge < charge_below &&
    (warehouse_id === 0 || room.warehouseId === warehouse_id) &&
    room.searchName.includes(key)
      ? [{ room, lock: room.lock }]
      : [],
  );
};

const inOrder = (
  context: QueryContext,
  rows: readonly LockedRoom[],
  { sort_column = 'room_id', sort_direction }: Filter,
  from = 0,
  to = rows.length,
): LockedRoom[] => {
  const keys: Record<typeof sort_column, (row: LockedRoom) => number> = {
    room_name: byText(boardOf(context).names, ({ room }: LockedRoom) => room.nameCode),
    electric_quantity: ({ lock }) => lock.charge,
    update_date: ({ lock }) => lock.updatedAt,
    room_id: ({ room }) => room.id,
    lock_id: ({ lock }) => lock.id,
  };
  const on = (of: (row: LockedRoom) => number) => (place: number) => {
    const row = rows[place];
    return row === undefined ? EMPTY : of(row);
  };
  const ordered = {
    found: Int32Array.from(rows.keys()),
    key: on(keys[sort_column]),
    id: on(({ room }) => room.id),
  };
  return pageOf(ordered, from, to, sort_direction === 'desc').flatMap((place) => rows[place] ?? []);
};

interface SpareLock {
  readonly id: number;
  readonly charge: number;
  readonly updatedAt: number;
}

const spareLocks = ({ db }: QueryContext): Answered['locks'] =>
  db
    .all<SpareLock>(sql`
      SELECT lock.id, lock.charge, lock.updated_at AS "updatedAt" FROM locks lock
      WHERE lock.room_id IS NULL ORDER BY lock.id`)
    .map(({ id, charge, updatedAt }) => ({
      lock_id: id,
      electric_quantity: charge,
      update_date: localDateTime(updatedAt, HOME_TIME_ZONE),
    }));
