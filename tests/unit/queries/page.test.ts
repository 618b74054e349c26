import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dictionary } from '../../../main/queries/ledger/dictionary.ts';
import { EMPTY, pageOf } from '../../../main/queries/ledger/page.ts';

const SEED = { seed: 20261123 };

/** Few different keys make ties, many make bins; some are empty. */
const key = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -3, max: 3 }) },
  { weight: 4, arbitrary: fc.integer({ min: -1e9, max: 1e9 }) },
  { weight: 1, arbitrary: fc.double({ min: -1e-3, max: 1e-3, noNaN: true }) },
  { weight: 1, arbitrary: fc.constant(EMPTY) },
);

const inOrder = (keys: readonly number[], ids: readonly number[], descending: boolean): number[] =>
  keys
    .map((_, position) => position)
    .sort((a, b) => {
      const [x = 0, y = 0] = [keys[a], keys[b]];
      const ties = (ids[a] ?? 0) - (ids[b] ?? 0);
      if (x === EMPTY || y === EMPTY) return Number(x === EMPTY) - Number(y === EMPTY) || ties;
      return (descending ? y - x : x - y) || ties;
    });

describe('a page of what was found', () => {
  test('is that of the whole in order, wherever it lies', () => {
    fc.assert(
      fc.property(
        fc.array(key, { minLength: 0, maxLength: 40 }),
        fc.integer({ min: 1, max: 400 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 500 }),
        fc.nat(),
        (some, times, descending, size, at) => {
          // Repeated with small differences: long enough for bins within bins.
          const keys = Array.from({ length: times }, (_, n) => some.map((one) => one + (n % 3) * n)).flat();
          const ids = keys.map((_, position) => (position * 7919) % 1_000_003);
          const from = keys.length === 0 ? 0 : at % (keys.length + 10);
          const page = pageOf(
            {
              found: Int32Array.from(keys.keys()),
              key: (position) => keys[position] ?? 0,
              id: (position) => ids[position] ?? 0,
            },
            from,
            from + size,
            descending,
          );
          expect(page).toEqual(inOrder(keys, ids, descending).slice(from, from + size));
        },
      ),
      { ...SEED, numRuns: 300 },
    );
  });

  test('looks only among what was found', () => {
    const keys = [5, 4, 3, 2, 1];
    const ordered = { found: Int32Array.of(0, 2, 4), key: (i: number) => keys[i] ?? 0, id: (i: number) => i };
    expect(pageOf(ordered, 0, 2)).toEqual([4, 2]);
    expect(pageOf(ordered, 2, 4)).toEqual([0]);
    expect(pageOf(ordered, 3, 5)).toEqual([]);
  });
});

describe('texts as numbers', () => {
  test('rank as their texts sort, also those that come later', () => {
    const texts = fc.array(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1 });
    fc.assert(
      fc.property(texts, texts, (first, later) => {
        const words = dictionary();
        const codes = new Map(first.map((text) => [text, words.codeOf(text)]));
        words.ranks();
        for (const text of later) codes.set(text, words.codeOf(text));
        const ranks = words.ranks();
        const ranked = [...codes].sort(([, a], [, b]) => (ranks[a] ?? 0) - (ranks[b] ?? 0));
        expect(ranked.map(([text]) => text)).toEqual([...codes.keys()].sort());
        for (const [text, code] of codes) expect(words.textOf(code)).toBe(text);
      }),
      SEED,
    );
  });

  test('no text has no rank', () => {
    const words = dictionary();
    expect([words.codeOf(null), words.codeOf(''), words.ranks()[-1]]).toEqual([-1, -1, undefined]);
  });
});
