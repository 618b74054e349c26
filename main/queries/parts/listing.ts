import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../../db/handles.ts';
import { searchKey } from '../../domain/search.ts';
import { managerName } from './wire.ts';

/** What lists share: order, and lists of ids. */

/** Ids in one bound parameter: a page may have 500, a register thousands. */
export const idsIn = (ids: readonly number[]): SQL =>
  sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** Empty values last in either direction (domain §4). */
export const emptyLast = (key: SQL, descending: boolean): SQL =>
  sql`${key} IS NULL OR ${key} = '', ${key} ${descending ? sql`DESC` : sql`ASC`}`;

interface ManagerRow {
  readonly id: number;
  readonly lastName: string;
  readonly firstName: string;
  readonly patronymic: string;
}

/** By id: the managers' places in Russian order, which SQLite doesn't know. */
export const managerRanks = (db: ReadDb): ReadonlyMap<number, number> => {
  const ordered = db
    .all<ManagerRow>(
      sql`SELECT id, last_name AS "lastName", first_name AS "firstName", patronymic FROM managers ORDER BY id`,
    )
    .map((row) => ({ id: row.id, key: searchKey(managerName(row)) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id - b.id));
  return new Map(ordered.map(({ id }, rank) => [id, rank]));
};
