import { sql } from 'drizzle-orm';
import type { QueryContext } from '../context.ts';
import { type AgreementLine, ledgerOf } from '../ledger/ledger.ts';
import { idsByName } from './nameSearch.ts';

export interface Search {
  readonly search_type?: 'fio' | 'number' | 'agrid' | 'none' | undefined;
  readonly search_str?: string | undefined;
}

/** What a search by name, by number, or, without a type, by both (domain §4) is after. */
export interface Sought {
  /** Whether an agreement is its client's, or has the digits of the query in its number. */
  fits(line: Pick<AgreementLine, 'id' | 'client'>): boolean;
  /** The query as an id; null where it is no number. */
  readonly number: number | null;
}

/** null: nothing is sought, all fit. */
export const agreementSearch = (
  context: QueryContext,
  { search_type, search_str = '' }: Search,
): Sought | null => {
  if (search_str === '' || search_type === 'none') return null;
  const isNamed = search_type === 'number' || search_type === 'agrid' ? null : named(context, search_str);
  const digits = search_type === 'fio' ? null : searchedNumber(search_str);
  return {
    fits: ({ id, client }) => isNamed?.[client] === 1 || (digits !== null && String(id).includes(digits)),
    number: digits === null ? null : Number(digits),
  };
};

/** By the client's place in the ledger: 1 where the name is such. */
const named = (context: QueryContext, query: string): Uint8Array => {
  const { clients, clientSlots } = ledgerOf(context);
  const marks = new Uint8Array(clients.length);
  const ids = idsByName(query);
  if (ids === null) return marks;
  for (const [id] of context.db.values<[number]>(sql`SELECT id FROM ${ids}`))
    marks[clientSlots.get(id) ?? -1] = 1;
  return marks;
};

/** The digits of a query that is a number, «22», «№22» or «Договор №22»; null for any other text. */
export const searchedNumber = (query: string): string | null =>
  /^\s*(?:договор)?\s*№?\s*(\d+)\s*$/i.exec(query)?.[1] ?? null;
