/**
 * The form of a text for searching and sorting: lower case, ё as е, every run of punctuation, signs and spaces
 * (a hyphen too, so that the second half of a double surname is found) as one space, no accents. Cyrillic stands
 * in Unicode in alphabetical order, ё aside, so comparing keys by code point is Russian collation: a plain
 * SQLite index on the key sorts and finds prefixes.
 */
export function searchKey(text: string): string {
  return (
    text
      .toLowerCase()
      .normalize('NFC')
      .replaceAll('ё', 'е')
      // NFC has joined й and ё from their parts; what marks are left (stress: «Ива́нов») are no letters.
      .replace(/\p{M}+/gu, '')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  );
}

/** The words of a query in the form of {@link searchKey}; none for a blank one. */
export function searchWords(query: string): string[] {
  const key = searchKey(query);
  return key === '' ? [] : key.split(' ');
}

/**
 * Whether every word of the query begins a word of `key` (a {@link searchKey}) of its own, in any order: «ива ив» finds
 * «иванов иван петрович» but not «елкина анна ивановна», where both could only mean the patronymic (domain.md §4). A
 * blank query finds all.
 */
export function matchesWordPrefixes(key: string, query: string): boolean {
  return canPair(searchWords(query), key.split(' '));
}

/** Whether each prefix finds a word that no other one took. Names have few words: trying all ways is cheap. */
function canPair(prefixes: readonly string[], words: readonly string[]): boolean {
  const [prefix, ...rest] = prefixes;
  if (prefix === undefined) return true;
  if (prefixes.length > words.length) return false;
  return words.some((word, i) => word.startsWith(prefix) && canPair(rest, words.toSpliced(i, 1)));
}

/**
 * The order of names that hold numbers: {@link searchKey} with every number padded to six digits, so that «Ячейка 9»
 * stands before «Ячейка 10».
 */
export function naturalKey(text: string): string {
  return searchKey(text).replace(/\d+/g, (digits) => digits.padStart(6, '0'));
}
