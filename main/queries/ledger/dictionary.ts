import { EMPTY } from './page.ts';

/** Texts as small numbers, and their order: sorting by a name then compares numbers. */
export interface Dictionary {
  /** The text's number; -1 for none and for an empty one. */
  codeOf(text: string | null): number;
  /** The text of a code; empty for -1. */
  textOf(code: number): string;
  /** By code: the place of its text among all, by code point (domain/search.ts: that is Russian order for keys). */
  ranks(): readonly number[];
}

/** A sort key by the text of a code; no text is an empty value. */
export const byText = <T>(texts: Dictionary, codeOf: (line: T) => number): ((line: T) => number) => {
  const ranks = texts.ranks();
  return (line) => {
    const code = codeOf(line);
    return code < 0 ? EMPTY : (ranks[code] ?? EMPTY);
  };
};

export const dictionary = (): Dictionary => {
  const codes = new Map<string, number>();
  const texts: string[] = [];
  // Sorted when first asked for; from then on each new text is put where it belongs.
  let order: number[] | null = null;
  let ranks: number[] | null = null;
  return {
    codeOf: (text) => {
      if (text === null || text === '') return -1;
      const known = codes.get(text);
      if (known !== undefined) return known;
      const code = texts.push(text) - 1;
      codes.set(text, code);
      if (order !== null) order.splice(placeOf(text, order, texts), 0, code);
      ranks = null;
      return code;
    },
    textOf: (code) => texts[code] ?? '',
    ranks: () => {
      order ??= texts.map((_, code) => code).sort((a, b) => ((texts[a] ?? '') < (texts[b] ?? '') ? -1 : 1));
      ranks ??= ranksOf(order);
      return ranks;
    },
  };
};

const ranksOf = (order: readonly number[]): number[] => {
  const ranks = new Array<number>(order.length).fill(0);
  order.forEach((code, rank) => {
    ranks[code] = rank;
  });
  return ranks;
};

/** Where a text that is not there yet belongs. */
const placeOf = (text: string, order: readonly number[], texts: readonly string[]): number => {
  let [from, to] = [0, order.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((texts[order[middle] ?? 0] ?? '') < text) from = middle + 1;
    else to = middle;
  }
  return from;
};
