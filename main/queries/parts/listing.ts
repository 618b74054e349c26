import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../../db/handles.ts';
import { searchKey } from '../../domain/search.ts';
import type { QueryContext } from '../context.ts';
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

/** What a search by name, by number, or, without a type, by both (domain §4) is after. */
export interface Sought {
  /** Ids of clients with such a name. */
  readonly clients: ReadonlySet<number>;
  /** Whether an id holds the digits of the query; false for all where the query is no number. */
  hasDigits(id: number): boolean;
  /** Whether an id is the query. */
  isNumber(id: number): boolean;
}

/** null: nothing is sought, all fit. */
export const searchOf = ({ db }: QueryContext, { search_type, search_str = '' }: Search): Sought | null => {
  if (search_str === '' || search_type === 'none') return null;
  const named = search_type === 'number' || search_type === 'agrid' ? null : idsByName(search_str);
  const digits = search_type === 'fio' ? null : searchedNumber(search_str);
  return {
    clients: new Set(named === null ? [] : db.values<[number]>(sql`SELECT id FROM ${named}`).flat()),
    hasDigits: (id) => digits !== null && String(id).includes(digits),
    isNumber: (id) => digits !== null && id === Number(digits),
  };
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
