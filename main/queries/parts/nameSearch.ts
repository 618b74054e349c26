import { type SQL, sql } from 'drizzle-orm';
import { searchWords } from '../../domain/search.ts';

/** Each word a quoted prefix, so that nothing a user types is FTS syntax. */
const prefixQuery = (words: readonly string[]): string => words.map((word) => `"${word}"*`).join(' ');

/**
 * Clients of the joined table `client` whose name fits a search (domain §4: the beginning of any word, in any order); a
 * query without words finds all. One word the index decides alone; with more, no two may mean the same word of the name,
 * which the domain's function tells. `id` is how the caller spells the client's id: `+client.id` keeps the order of an
 * index and tests membership, which a long list cut short wants.
 */
export const foundByName = (query: string, id: SQL = sql`client.id`): SQL => {
  const words = searchWords(query);
  if (words.length === 0) return sql`TRUE`;
  const listed = sql`${id} IN (SELECT rowid FROM client_search WHERE client_search MATCH ${prefixQuery(words)})`;
  return words.length === 1 ? listed : sql`(${listed} AND words_match(client.name_key, ${query}))`;
};
