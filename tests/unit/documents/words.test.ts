import { describe, expect, test } from 'vitest';
import { dayInWords, measure, rublesInFigures, rublesInWords } from '../../../main/documents/words.ts';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');

describe('sums in words', () => {
  test.each([
    [0, 'Ноль рублей 00 копеек'],
    [1, 'Ноль рублей 01 копейка'],
    [1_02, 'Один рубль 02 копейки'],
    [2_05, 'Два рубля 05 копеек'],
    [11_11, 'Одиннадцать рублей 11 копеек'],
    [21_21, 'Двадцать один рубль 21 копейка'],
    [1_001_00, 'Одна тысяча один рубль 00 копеек'],
    [2_000_00, 'Две тысячи рублей 00 копеек'],
    [28_800_00, 'Двадцать восемь тысяч восемьсот рублей 00 копеек'],
    [1_000_000_00, 'Один миллион рублей 00 копеек'],
    [1_234_567_89, 'Один миллион двести тридцать четыре тысячи пятьсот шестьдесят семь рублей 89 копеек'],
  ])('%i kopecks: %s', (sum, words) => {
    expect(rublesInWords(sum)).toBe(words);
  });
});

test('sums in figures have no-break spaces and always kopecks', () => {
  expect(rublesInFigures(28_800_00)).toBe('28\u00A0800,00');
  expect(rublesInFigures(1_234_567_05)).toBe('1\u00A0234\u00A0567,05');
  expect(rublesInFigures(5)).toBe('0,05');
});

test('days in words; what is no day is no text', () => {
  expect(plain(dayInWords('2026-01-01'))).toBe('1 января 2026 г.');
  expect(plain(dayInWords('2024-05-25'))).toBe('25 мая 2024 г.');
  expect(() => dayInWords('2026-02-30')).toThrow(RangeError);
});

test('measures with a comma and no tail of a binary fraction', () => {
  expect([2, 2.5, 2.55, 0.1 + 0.2].map(measure)).toEqual(['2', '2,5', '2,55', '0,3']);
});
