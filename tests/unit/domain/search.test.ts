import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesWordPrefixes, naturalKey, searchKey, searchWords } from '../../../main/domain/search.ts';

const RUNS = { seed: 20261123, numRuns: 500 };

describe('searchKey', () => {
  it.each([
    ['Иванов Иван Иванович', 'иванов иван иванович'],
    ['  ПЁТР   Семёнов ', 'петр семенов'],
    ['Петрова-Сидорова', 'петрова сидорова'],
    ['ООО «Ромашка», филиал №2', 'ооо ромашка филиал 2'],
    ['Ячейка\u00A015', 'ячейка 15'],
    ['Е\u0308лкин', 'елкин'],
    ['Андрей', 'андрей'],
    ['Андреи\u0306', 'андрей'],
    ['Ива\u0301нов', 'иванов'],
    ['—', ''],
  ])('«%s» is «%s»', (text, key) => {
    expect(searchKey(text)).toBe(key);
  });

  it('of a key is the key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(searchKey(searchKey(text))).toBe(searchKey(text));
      }),
      RUNS,
    );
  });

  it('sorts as Russian collation does', () => {
    const names = ['Яковлев', 'Ёлкин', 'елин', 'Жуков', 'Ель', 'Абрамов', 'щукин', 'Йоффе', 'Зуев', 'Ильин'];
    const russian = names.toSorted(new Intl.Collator('ru').compare);
    const byKey = names.toSorted((a, b) => (searchKey(a) < searchKey(b) ? -1 : 1));
    expect(byKey).toEqual(russian);
    expect(byKey[2]).toBe('Ёлкин');
  });
});

describe('matchesWordPrefixes', () => {
  const key = searchKey('Иванов Иван Иванович');

  it.each(['ива ив', 'ИВАНОВ', 'иван иванов', 'иванович', '', '  '])('«%s» finds him', (query) => {
    expect(matchesWordPrefixes(key, query)).toBe(true);
  });

  it.each(['ванов', 'ива пе', 'ивановна', 'иванов иван ивановичч'])('«%s» does not', (query) => {
    expect(matchesWordPrefixes(key, query)).toBe(false);
  });

  it('gives each word of the query a word of its own', () => {
    expect(matchesWordPrefixes('елкина анна ивановна', 'ива ив')).toBe(false);
    expect(matchesWordPrefixes('иванова анна ивановна', 'ива ив')).toBe(true);
    expect(matchesWordPrefixes('иванов иван', 'иван иванов')).toBe(true);
  });

  it('takes ё as е, and either half of a double surname', () => {
    expect(matchesWordPrefixes(searchKey('Семёнова-Ткачёва Алёна'), 'ткаче ален')).toBe(true);
    expect(matchesWordPrefixes(searchKey('Семенова Алена'), 'СЕМЁН')).toBe(true);
    expect(matchesWordPrefixes(searchKey('Семёнова-Ткачёва Алёна'), 'семёнова-тк')).toBe(true);
  });

  it('finds by any beginnings of any words in any order', () => {
    const word = fc.stringMatching(/^[А-Яа-яЁё]{1,9}$/);
    const lengths = fc.array(fc.nat(9), { minLength: 5, maxLength: 5 });
    const name = fc
      .array(word, { minLength: 1, maxLength: 5 })
      .chain((words) => fc.tuple(fc.constant(words), fc.shuffledSubarray(words), lengths));
    fc.assert(
      fc.property(name, ([words, some, cut]) => {
        const query = some.map((text, i) => text.slice(0, cut[i])).join('  ');
        expect(matchesWordPrefixes(searchKey(words.join(' ')), query)).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('searchWords', () => {
  it('splits a query', () => {
    expect(searchWords(' Ёж, в-тумане ')).toEqual(['еж', 'в', 'тумане']);
    expect(searchWords(' … ')).toEqual([]);
  });
});

describe('naturalKey', () => {
  it('sorts names by their numbers, and not by their digits', () => {
    const names = [
      'Ячейка 10',
      'ячейка 9',
      'Ячейка 100',
      'Ячейка 9а',
      'Бокс 12',
      'Договор №2',
      'Ячейка 010-1',
    ];
    expect(names.toSorted((a, b) => (naturalKey(a) < naturalKey(b) ? -1 : 1))).toEqual([
      'Бокс 12',
      'Договор №2',
      'ячейка 9',
      'Ячейка 9а',
      'Ячейка 10',
      'Ячейка 010-1',
      'Ячейка 100',
    ]);
  });
});
