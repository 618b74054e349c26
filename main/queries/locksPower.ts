import { type SQL, sql } from 'drizzle-orm';
import type { Answer, Input } from '../../contract/endpoint.ts';
import type { locksPower as endpoint } from '../../contract/locks.ts';
import { HOME_TIME_ZONE } from '../clock.ts';
import { searchKey } from '../domain/search.ts';
import type { QueryContext } from './context.ts';
import { localDateTimes } from './parts/localTime.ts';
import { pageInfo, paging } from './parts/paging.ts';

type Filter = Input<typeof endpoint>;

interface Row {
  readonly lockId: number;
  readonly charge: number;
  readonly updatedAt: number;
  readonly roomId: number;
  readonly roomName: string;
  readonly warehouseId: number;
  readonly floor: number;
  readonly timeZone: string;
}

type SpareLock = Pick<Row, 'lockId' | 'charge' | 'updatedAt'>;

/** Charge of the locks: joined to rooms by the page, and as the document's two lists (document L1883, client facts 36). */
export const locksPower = ({ db }: QueryContext, filter: Filter): Answer<typeof endpoint> => {
  const where = conditions({ db }, filter);
  const page = paging(filter);
  const isPaged = filter.page !== undefined || filter.show_cnt !== undefined;
  const [first, end] = [(page.page - 1) * page.size, page.page * page.size];
  const limit = isPaged ? sql`LIMIT ${page.size} OFFSET ${first}` : sql``;
  const rows = db.all<Row>(sql`
    SELECT lock.id AS "lockId", lock.charge, lock.updated_at AS "updatedAt", room.id AS "roomId", room.name AS "roomName",
      room.warehouse_id AS "warehouseId", room.floor, w.time_zone AS "timeZone"
    FROM locks lock JOIN rooms room ON room.id = lock.room_id JOIN warehouses w ON w.id = room.warehouse_id
    WHERE ${where} ORDER BY ${order(filter)} ${limit}`);
  const all = isPaged ? countOf({ db }, where) : rows.length;
  const spare = isPaged || filter.warehouse_id || filter.search_str ? [] : spareLocks({ db });
  const local = localDateTimes();
  const lockOf = (row: SpareLock, timeZone: string) => ({
    lock_id: row.lockId,
    electric_quantity: row.charge,
    update_date: local(row.updatedAt, timeZone),
  });
  return {
    locks: [
      ...rows.map((row) => lockOf(row, row.timeZone)),
      ...spare.map((lock) => lockOf(lock, HOME_TIME_ZONE)),
    ],
    rooms: rows.map((row) => ({ room_id: row.roomId, lock_id: row.lockId })),
    rooms_x_locks: (isPaged ? rows : rows.slice(first, end)).map((row) => ({
      ...lockOf(row, row.timeZone),
      room_id: row.roomId,
      room_name: row.roomName,
      warehouse_id: row.warehouseId,
      floor: row.floor,
    })),
    ...pageInfo(page, all),
  };
};

type Db = Pick<QueryContext, 'db'>;

const conditions = (context: Db, { warehouse_id = 0, search_str = '' }: Filter): SQL =>
  sql.join(
    [
      sql`TRUE`,
      ...(warehouse_id > 0 ? [sql`room.warehouse_id = ${warehouse_id}`] : []),
      ...(search_str === '' ? [] : [matching(context, search_str)]),
    ],
    sql` AND `,
  );

/**
 * Any part of a room's name, ё as е and case ignored, which SQL can't (domain §4); it can find the digits of the query
 * first, and almost every query is a room's number.
 */
const matching = ({ db }: Db, query: string): SQL => {
  const key = searchKey(query);
  const digits = /[0-9]+/.exec(key)?.[0] ?? '';
  const rooms = db.all<{ id: number; name: string }>(sql`
    SELECT room.id, room.name FROM locks lock JOIN rooms room ON room.id = lock.room_id
    WHERE instr(room.name, ${digits}) > 0`);
  const found = key === '' ? [] : rooms.filter(({ name }) => searchKey(name).includes(key));
  return sql`room.id IN (SELECT value FROM json_each(${JSON.stringify(found.map(({ id }) => id))}))`;
};

const KEYS: Record<NonNullable<Filter['sort_column']>, SQL> = {
  room_name: sql`room.name_key`,
  electric_quantity: sql`lock.charge`,
  update_date: sql`lock.updated_at`,
  room_id: sql`room.id`,
  lock_id: sql`lock.id`,
};

const order = ({ sort_column = 'room_id', sort_direction }: Filter): SQL =>
  sql`${KEYS[sort_column]} ${sort_direction === 'desc' ? sql`DESC` : sql`ASC`}, room.id`;

const countOf = ({ db }: Db, where: SQL): number =>
  db.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM locks lock JOIN rooms room ON room.id = lock.room_id WHERE ${where}`,
  ).n;

const spareLocks = ({ db }: Db): SpareLock[] =>
  db.all<SpareLock>(sql`
    SELECT lock.id AS "lockId", lock.charge, lock.updated_at AS "updatedAt" FROM locks lock
    WHERE lock.room_id IS NULL ORDER BY lock.id`);
