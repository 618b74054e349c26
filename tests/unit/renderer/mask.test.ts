import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayIn, sumIn } from '../../../contract/fields.ts';
import {
  accountMask,
  applyMask,
  dateMask,
  moneyMask,
  passportSeriesMask,
  shownSum,
  subdivisionMask,
  typedSum,
  wholeYear,
} from '../../../renderer/components/form/mask.ts';

const typed = (mask: typeof dateMask, keys: string) => {
  let state = { text: '', caret: 0 };
  for (const key of keys) {
    const { text, caret } = state;
    state = applyMask(mask, text.slice(0, caret) + key + text.slice(caret), caret + 1);
  }
  return state.text;
};

describe('fields show what is typed in its usual spelling', () => {
  test.each([
    [dateMask, '20112026', '20.11.2026'],
    [dateMask, '20.11.2026', '20.11.2026'],
    [dateMask, '1.2.2026', '01.02.2026'],
    [dateMask, '1/12/26', '01.12.26'],
    [dateMask, '201120269', '20.11.2026'],
    [passportSeriesMask, '4510', '45 10'],
    [passportSeriesMask, '45 10', '45 10'],
    [subdivisionMask, '770001', '770-001'],
    [accountMask, '40702810900000005555', '40702 810 9 0000 0005555'],
    [moneyMask(), '12345,5', '12\u00a0345,5'],
    [moneyMask(), '12345.505', '12\u00a0345,50'],
    [moneyMask(), '007', '7'],
    [moneyMask(), '-5', '5'],
    [moneyMask(true), '-1200', '−1\u00a0200'],
  ])('typed key by key', (mask, keys, shown) => {
    expect(typed(mask, keys)).toBe(shown);
  });

  test('a day pasted in another spelling', () => {
    expect(applyMask(dateMask, '2026-11-20', 10).text).toBe('20.11.2026');
    expect(['20.11.26', '01.02.85', '20.11.2026', '20.1'].map(wholeYear)).toEqual([
      '20.11.2026',
      '01.02.1985',
      '20.11.2026',
      '20.1',
    ]);
  });

  test('a separator is no obstacle to Backspace', () => {
    expect(applyMask(dateMask, '2011.2026', 2)).toEqual({ text: '20.11.2026', caret: 2 });
    expect(applyMask(dateMask, '2.11.2026', 1)).toEqual({ text: '21.12.026', caret: 1 });
  });

  test('what a mask shows it keeps, and the caret stays behind the same character', () => {
    const masks = [dateMask, moneyMask(), moneyMask(true), passportSeriesMask, accountMask];
    fc.assert(
      fc.property(fc.constantFrom(...masks), fc.string({ maxLength: 30 }), fc.nat(30), (mask, text, at) => {
        const caret = Math.min(at, text.length);
        const once = applyMask(mask, text, caret);
        expect(once.caret).toBeLessThanOrEqual(once.text.length);
        expect(mask.show(mask.keep(once.text))).toBe(once.text);
      }),
      { seed: 5 },
    );
  });

  test('the contract reads what the fields show', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999_999 }), (kopecks) => {
        const rubles = kopecks / 100;
        expect(sumIn().parse(typedSum(shownSum(rubles)))).toBe(rubles);
        expect(sumIn(-1e9).parse(typedSum(shownSum(-rubles)))).toBe(-rubles);
      }),
      { seed: 5 },
    );
    expect(dayIn().parse('20.11.2026')).toBe('2026-11-20');
  });
});
