import { type SQL, sql } from 'drizzle-orm';
import type { clientList as endpoint } from '../../contract/clients.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { clientFullName } from '../domain/clients.ts';
import { toRubles } from '../domain/money.ts';
import type { QueryContext } from './context.ts';
import { type ClientColumns, clientColumns, clientFacts } from './parts/clientFacts.ts';
import { idsByName } from './parts/nameSearch.ts';
import { pageInfo, paging } from './parts/paging.ts';
import {
  type AgreementAccount,
  accountTables,
  agreementAccounts,
  balanceSql,
  clientDaysLeft,
  daysLeftSql,
} from './parts/rent.ts';
import { flagOf, roomNumber } from './parts/wire.ts';

type Filter = Input<typeof endpoint>;
type SortColumn = NonNullable<Filter['sort_column']>;

/**
 * The clients' list (document L134; filters, search and sorting by domain §4). With a warehouse chosen, its rentals alone
 * decide who is listed and who is active: a desk asks about its own house. Sums are of the whole client.
 */
export const clientList = (context: QueryContext, filter: Filter): Answer<typeof endpoint> => {
  const { db } = context;
  const where = sql.join(conditions(filter), sql` AND `);
  const page = paging(filter);
  const all = db.get<{ n: number }>(sql`SELECT count(*) AS n FROM clients client WHERE ${where}`).n;
  const ids = pageOfIds(context, filter, where);
  return { clients: rowsOf(context, ids), ...pageInfo(page, all) };
};

const conditions = (filter: Filter): SQL[] => [
  sql`TRUE`,
  ...activity(filter),
  ...(filter.user_type ? [sql`client.type = ${filter.user_type}`] : []),
  ...search(filter),
];

/** Clients who rent now (`leaving`: and plan to move out of a room), of one warehouse or, with 0, of any. */
const renting = (warehouseId: number, leaving = false): SQL =>
  warehouseId === 0
    ? sql`client.id IN (SELECT client_id FROM agreement_totals WHERE rooms > 0 ${leaving ? sql`AND leaving > 0` : sql``})`
    : rentedAt(
        warehouseId,
        leaving ? sql`r."end" IS NULL AND r.move_out_on IS NOT NULL` : sql`r."end" IS NULL`,
      );

/** Clients with a rental in a warehouse. */
const rentedAt = (warehouseId: number, which: SQL): SQL => sql`client.id IN (
  SELECT a.client_id FROM rooms room JOIN rentals r ON r.room_id = room.id JOIN agreements a ON a.id = r.agreement_id
  WHERE room.warehouse_id = ${warehouseId} AND ${which})`;

const activity = ({ active = 0, warehouse_id = 0 }: Filter): SQL[] => {
  const known = warehouse_id > 0 ? [rentedAt(warehouse_id, sql`TRUE`)] : [];
  if (active === 1) return [renting(warehouse_id)];
  if (active === 0.75) return [renting(warehouse_id, true)];
  if (active === -1) return [...known, sql`NOT ${renting(warehouse_id)}`];
  return known;
};

/** Names by the beginning of any word; phone and INN by any part. Each way walks an index of its own. */
const search = ({ search_str = '', search_type }: Filter): SQL[] => {
  if (search_str === '' || search_type === 'none') return [];
  const named = idsByName(search_str);
  const digits = search_str.replace(/\D/g, '').replace(/^8(?=9)/, '7');
  const byName = named === null ? [] : [sql`SELECT id FROM ${named}`];
  const byNumber =
    digits === ''
      ? []
      : [
          sql`SELECT id FROM clients WHERE phone IS NOT NULL AND instr(phone, ${digits}) > 0`,
          sql`SELECT id FROM clients WHERE inn IS NOT NULL AND instr(inn, ${digits}) > 0`,
        ];
  const chosen =
    search_type === 'fio' ? byName : search_type === undefined ? [...byName, ...byNumber] : byNumber;
  return [chosen.length > 0 ? sql`client.id IN (${sql.join(chosen, sql` UNION ALL `)})` : sql`FALSE`];
};

const pageOfIds = ({ db, now }: QueryContext, filter: Filter, where: SQL): number[] => {
  const column = filter.sort_column ?? 'fullname';
  const direction = filter.sort_direction === 'desc' ? sql`DESC` : sql`ASC`;
  const { page, size } = paging(filter);
  const key = STORED_KEYS[column];
  const rows = db.all<{ id: number }>(sql`
    ${key ? sql`` : sql`WITH ${stateTable(now, column)}`}
    SELECT client.id FROM clients client ${key ? sql`` : sql`LEFT JOIN state ON state.client_id = client.id`}
    WHERE ${where}
    ORDER BY ${key ? emptyLast(key, direction) : emptyLast(COMPUTED_KEYS[column], direction)}, client.id
    LIMIT ${size} OFFSET ${(page - 1) * size}`);
  return rows.map((row) => row.id);
};

/** Empty values last in either direction (domain §4). */
const emptyLast = (key: SQL, direction: SQL): SQL => sql`${key} IS NULL OR ${key} = '', ${key} ${direction}`;

const STORED_KEYS: Partial<Record<SortColumn, SQL>> = {
  user_id: sql`client.id`,
  familyname: sql`client.last_name_key`,
  firstname: sql`client.first_name_key`,
  patronymic: sql`client.patronymic_key`,
  fullname: sql`client.name_key`,
  username: sql`client.phone`,
  email: sql`lower(client.email)`,
};

const COMPUTED_KEYS: Record<SortColumn, SQL> = {
  ...(STORED_KEYS as Record<SortColumn, SQL>),
  num_of_agrs: sql`coalesce(state.agreements, 0)`,
  num_of_rooms: sql`coalesce(state.rooms, 0)`,
  rooms: sql`state.first_room`,
  month_payment: sql`coalesce(state.price, 0)`,
  days_left: sql`coalesce(state.days_left, 0)`,
  balance: sql`coalesce(state.balance, 0)`,
};

/** What a client's agreements come to, for sorting by it: the running ones suffice for all but the balance. */
const stateTable = (now: number, column: SortColumn): SQL =>
  column === 'rooms' || column === 'num_of_rooms'
    ? sql`state AS MATERIALIZED (
        SELECT a.client_id, count(*) AS rooms, min(room.name_key) AS first_room
        FROM rentals r JOIN agreements a ON a.id = r.agreement_id JOIN rooms room ON room.id = r.room_id
        WHERE r."end" IS NULL GROUP BY a.client_id)`
    : sql`${accountTables(now, column === 'balance' ? sql`TRUE` : sql`a.rooms > 0`)},
      settled AS MATERIALIZED (SELECT client_id, running, price, ${balanceSql} AS balance FROM account),
      state AS MATERIALIZED (
        SELECT client_id, sum(running) AS agreements, sum(price) AS price, sum(balance) AS balance,
          min(CASE WHEN running THEN ${daysLeftSql} END) AS days_left
        FROM settled GROUP BY client_id)`;

interface ListedClient extends ClientColumns {
  readonly id: number;
}

interface ListedRoom {
  readonly clientId: number;
  readonly name: string;
  readonly leaving: number;
}

const rowsOf = (context: QueryContext, ids: readonly number[]): Answer<typeof endpoint>['clients'] => {
  if (ids.length === 0) return [];
  const { db } = context;
  const listed = sql`(${sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  )})`;
  const clients = new Map(
    db
      .all<ListedClient>(
        sql`SELECT client.id, ${clientColumns} FROM clients client WHERE client.id IN ${listed}`,
      )
      .map((client) => [client.id, client]),
  );
  const accounts = Map.groupBy(
    agreementAccounts(context, sql`a.client_id IN ${listed}`),
    (account) => account.clientId,
  );
  const rooms = Map.groupBy(
    db.all<ListedRoom>(sql`
      SELECT a.client_id AS "clientId", room.name, r.move_out_on IS NOT NULL AS leaving
      FROM agreements a JOIN rentals r ON r.agreement_id = a.id JOIN rooms room ON room.id = r.room_id
      WHERE a.client_id IN ${listed} AND r."end" IS NULL
      ORDER BY room.warehouse_id, room.name_key`),
    (room) => room.clientId,
  );
  return ids.flatMap((id) => {
    const client = clients.get(id);
    return client ? [listedRow(client, accounts.get(id) ?? [], rooms.get(id) ?? [])] : [];
  });
};

const listedRow = (
  client: ListedClient,
  accounts: readonly AgreementAccount[],
  rooms: readonly ListedRoom[],
): Answer<typeof endpoint>['clients'][number] => {
  const facts = clientFacts(client);
  const running = accounts.filter((account) => account.running);
  return {
    user_id: client.id,
    user_type: facts.type,
    familyname: facts.lastName ?? facts.companyName ?? '',
    firstname: facts.firstName ?? '',
    patronymic: facts.patronymic ?? '',
    fullname: clientFullName(facts),
    username: facts.phone ?? '',
    email: facts.email ?? '',
    approved: flagOf(client.approved ?? 0),
    active: rooms.length === 0 ? -1 : rooms.some((room) => room.leaving === 1) ? 0.75 : 1,
    num_of_agrs: running.length,
    num_of_rooms: rooms.length,
    rooms: rooms.map((room) => roomNumber(room.name)).join(', '),
    month_payment: toRubles(running.reduce((sum, account) => sum + account.price, 0)),
    balance: toRubles(accounts.reduce((sum, account) => sum + account.balance, 0)),
    days_left: clientDaysLeft(accounts),
  };
};
