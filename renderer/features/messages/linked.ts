/** A piece of a message: words, or an address that may be opened. */
export interface TextPart {
  /** Where it begins. */
  readonly at: number;
  readonly text: string;
  /** null: plain words. */
  readonly href: string | null;
}

const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s<>"«»]+/giu;
/** Signs that end a sentence rather than an address. */
const TRAILING = /[.,;:!?)\]}'’…]+$/u;

/**
 * A text cut at its addresses. Only http and https ever become links, and nobody's name and password go along: what a
 * colleague's computer sends may not be from the colleague.
 */
export const linked = (text: string): TextPart[] => {
  const parts: TextPart[] = [];
  let at = 0;
  const plain = (to: number) => {
    if (to > at) parts.push({ at, text: text.slice(at, to), href: null });
    at = to;
  };
  for (const match of text.matchAll(ADDRESS)) {
    const words = trimmed(match[0]);
    const href = hrefOf(words);
    if (href === null) continue;
    plain(match.index);
    parts.push({ at, text: words, href });
    at = match.index + words.length;
  }
  plain(text.length);
  return parts;
};

/** «(см. https://a.ru/б_(в))» keeps its own bracket and leaves the sentence's. */
const trimmed = (words: string): string => {
  const cut = words.replace(TRAILING, '');
  const opened = cut.split('(').length - cut.split(')').length;
  return opened > 0 && words[cut.length] === ')' ? `${cut})` : cut;
};

const hrefOf = (words: string): string | null => {
  const parsed = URL.parse(/^www\./i.test(words) ? `https://${words}` : words);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return null;
  return parsed.username === '' && parsed.password === '' && parsed.hostname.includes('.')
    ? parsed.href
    : null;
};
