import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../../db/handles.ts';
import { searchKey } from '../../domain/search.ts';
import { idsByName } from './nameSearch.ts';
import { managerName } from './wire.ts';

/** What the registers of agreements and payments share: search, order, and lists of ids. */

/** Ids in one bound parameter: a page may have 500, a register thousands. */
export const idsIn = (ids: readonly number[]): SQL =>
  sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** The digits of a query that is a number, «22», «№22» or «Договор №22»; null for any other text. */
export const searchedNumber = (query: string): string | null =>
  /^\s*(?:договор)?\s*№?\s*(\d+)\s*$/i.exec(query)?.[1] ?? null;

export interface Search {
  readonly search_type?: 'fio' | 'number' | 'agrid' | 'none' | undefined;
  readonly search_str?: string | undefined;
}

/**
 * Condition of a search by name, by number, or, without a type, by both (domain §4).
 * @param byName condition for these clients' ids
 * @param byNumber condition for these digits
 */
export const searchCondition = (
  { search_type, search_str = '' }: Search,
  byName: (clients: SQL) => SQL,
  byNumber: (digits: string) => SQL,
): SQL => {
  if (search_str === '' || search_type === 'none') return sql`TRUE`;
  const clients = search_type === 'number' || search_type === 'agrid' ? null : idsByName(search_str);
  const digits = search_type === 'fio' ? null : searchedNumber(search_str);
  const ways = [...(clients ? [byName(clients)] : []), ...(digits ? [byNumber(digits)] : [])];
  return ways.length > 0 ? sql`(${sql.join(ways, sql` OR `)})` : sql`FALSE`;
};

/** Empty values last in either direction (domain §4). */
export const emptyLast = (key: SQL, descending: boolean): SQL =>
  sql`${key} IS NULL OR ${key} = '', ${key} ${descending ? sql`DESC` : sql`ASC`}`;

interface ManagerRow {
  readonly id: number;
  readonly lastName: string;
  readonly firstName: string;
  readonly patronymic: string;
}

/** Table expression `manager_rank` (id, rank): managers in Russian order, which SQLite doesn't know. */
export const managerRanks = (db: ReadDb): SQL => {
  const ordered = db
    .all<ManagerRow>(
      sql`SELECT id, last_name AS "lastName", first_name AS "firstName", patronymic FROM managers ORDER BY id`,
    )
    .map((row) => ({ id: row.id, key: searchKey(managerName(row)) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id - b.id));
  const ids = JSON.stringify(ordered.map(({ id }) => id));
  return sql`manager_rank AS MATERIALIZED (SELECT value AS id, key AS rank FROM json_each(${ids}))`;
};

/** Ids of agreements that rent a room of a warehouse now. */
export const rentingAt = (warehouseId: number): SQL => sql`
  SELECT r.agreement_id FROM rooms room JOIN rentals r ON r.room_id = room.id
  WHERE room.warehouse_id = ${warehouseId} AND r."end" IS NULL`;

/** Ids of a warehouse's agreements, ended ones too: its own (parts/scope.ts), and those of others that rent here now. */
export const placedAt = (warehouseId: number): SQL => sql`
  SELECT id FROM agreement_totals WHERE warehouse_id = ${warehouseId} UNION ALL ${rentingAt(warehouseId)}`;
