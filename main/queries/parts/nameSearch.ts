import { type SQL, sql } from 'drizzle-orm';
import { searchWords } from '../../domain/search.ts';

/** Each word a quoted prefix, so that nothing a user types is FTS syntax. */
const prefixQuery = (words: readonly string[]): string => words.map((word) => `"${word}"*`).join(' ');

/** Whether one word of a name could stand for two of the query: «ив ив», «ива ив». */
const mayMeanOne = (words: readonly string[]): boolean =>
  words.some((word, i) => words.some((other, j) => i !== j && other.startsWith(word)));

/**
 * Ids of the clients whose name fits a search (domain §4: the beginning of any word, in any order), to stand after IN or
 * as a table; null where the query has no word. The index finds them; that no two words of the query mean one word of the
 * name, the domain's function tells, and is asked only where it could happen: it costs more than all the rest.
 */
export const idsByName = (query: string): SQL | null => {
  const words = searchWords(query);
  if (words.length === 0) return null;
  const fits = mayMeanOne(words) ? sql` AND words_match(name_key, ${query})` : sql``;
  return sql`(SELECT rowid AS id FROM client_search WHERE client_search MATCH ${prefixQuery(words)}${fits})`;
};

/** The same as a condition on the joined table `client`; a query without words finds all. */
export const foundByName = (query: string): SQL => {
  const ids = idsByName(query);
  return ids === null ? sql`TRUE` : sql`client.id IN ${ids}`;
};
