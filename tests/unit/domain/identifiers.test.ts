import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  innWithCheckDigits,
  isBankAccount,
  isBik,
  isCorrespondentAccount,
  isEmail,
  isInn,
  isKpp,
  withAccountKey,
} from '../../../main/domain/identifiers.ts';

const RUNS = { seed: 20261123, numRuns: 500 };
const digits = (n: number) => fc.stringMatching(new RegExp(`^\\d{${n}}$`));
const bik = digits(7).map((rest) => `04${rest}`);
const place = fc.nat();
const shift = fc.integer({ min: 1, max: 9 });

/** `text` with the digit at `at` turned on by `by` (1–9): always another digit. */
function corrupt(text: string, at: number, by: number): string {
  const i = at % text.length;
  return `${text.slice(0, i)}${(Number(text[i]) + by) % 10}${text.slice(i + 1)}`;
}

describe('INN', () => {
  // Public registers: three large companies; and a made-up person's.
  it.each(['7707083893', '7736207543', '7736050003', '123456789047'])('%s is right', (inn) => {
    expect(isInn(inn)).toBe(true);
  });

  it.each([
    '7707083894',
    '770708389',
    '77070838930',
    '0000000000',
    '000000000000',
    '77070838g3',
    ' 7707083893',
  ])('%s is not', (inn) => {
    expect(isInn(inn)).toBe(false);
  });

  it('gets its check digits from the body', () => {
    expect(innWithCheckDigits('770708389')).toBe('7707083893');
    expect(innWithCheckDigits('1234567890')).toBe('123456789047');
    expect(() => innWithCheckDigits('12345678')).toThrow(RangeError);
    expect(() => innWithCheckDigits('12345678901')).toThrow(RangeError);
  });

  it('a body with its check digits is right, and no other check digits are', () => {
    const body = fc.oneof(digits(9), digits(10)).filter((text) => !text.startsWith('00'));
    fc.assert(
      fc.property(body, place, shift, (text, at, by) => {
        const inn = innWithCheckDigits(text);
        expect(isInn(inn)).toBe(true);
        expect(isInn(`${text}${corrupt(inn.slice(text.length), at, by)}`)).toBe(false);
      }),
      RUNS,
    );
  });

  /** Remainders 0 and 10 of a sum by 11 share the check digit 0; every other wrong digit is found. */
  it('one wrong digit of a firm’s INN is found unless the remainder goes between 0 and 10', () => {
    const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
    const remainder = (inn: string) => weights.reduce((sum, w, i) => sum + w * Number(inn[i]), 0) % 11;
    fc.assert(
      fc.property(digits(9), place, shift, (body, at, by) => {
        const inn = innWithCheckDigits(body);
        const wrong = corrupt(inn, at, by);
        fc.pre(!inn.startsWith('00') && !wrong.startsWith('00'));
        const hidden = at % 10 < 9 && remainder(inn) % 10 === 0 && remainder(wrong) % 10 === 0;
        expect(isInn(wrong)).toBe(hidden);
      }),
      RUNS,
    );
  });

  it('finds every single wrong digit of known INNs', () => {
    for (const inn of ['7707083893', '7736207543', '123456789047']) {
      for (let at = 0; at < inn.length; at++) {
        for (let by = 1; by <= 9; by++) expect(isInn(corrupt(inn, at, by))).toBe(false);
      }
    }
  });
});

describe('KPP and BIK', () => {
  it('know their shapes', () => {
    expect(['773601001', '7736AB001'].map(isKpp)).toEqual([true, true]);
    expect(['77360100', '7736010011', '7736ab001', '77A601001', ''].map(isKpp)).toEqual(Array(5).fill(false));
    expect(['049805746', '044525225'].map(isBik)).toEqual([true, true]);
    expect(['04980574', '0498057466', '149805746', '04980574a', ''].map(isBik)).toEqual(Array(5).fill(false));
  });
});

describe('accounts', () => {
  it('the Bank of Russia’s own example is right', () => {
    expect(isBankAccount('40602810700000000025', '049805746')).toBe(true);
    expect(isBankAccount('40602810600000000025', '049805746')).toBe(false);
    expect(withAccountKey('40602810000000000025', '049805746', 'bank')).toBe('40602810700000000025');
  });

  it.each([
    ['30101810400000000225', '044525225'],
    ['30101810145250000974', '044525974'],
    ['30101810200000000593', '044525593'],
  ])('a bank’s correspondent account %s fits its BIK', (account, bankBik) => {
    expect(isCorrespondentAccount(account, bankBik)).toBe(true);
    expect(isBankAccount(account, bankBik)).toBe(false);
    expect(withAccountKey(account, bankBik, 'correspondent')).toBe(account);
  });

  it('a client’s account is no correspondent account, however its key is', () => {
    const account = withAccountKey('40702810000000000001', '044525225', 'correspondent');
    expect(isCorrespondentAccount(account, '044525225')).toBe(false);
  });

  it('in a settlement centre (BIK …000–…002) the centre’s number makes the key', () => {
    const account = withAccountKey('40602810000000000025', '049805001', 'bank');
    expect(account).toBe(withAccountKey('40602810000000000025', '049805001', 'correspondent'));
    expect(isBankAccount(account, '049805001')).toBe(true);
  });

  it('a currency letter counts as its digit', () => {
    const withLetter = withAccountKey('40602A10000000000025', '049805746', 'bank');
    const withDigit = withAccountKey('40602010000000000025', '049805746', 'bank');
    expect(withLetter).toBe(withDigit.replace(/^(\d{5})0/, '$1A'));
    expect(isBankAccount(withLetter, '049805746')).toBe(true);
    expect(isBankAccount(withLetter.replace('A', 'B'), '049805746')).toBe(false);
    expect(isBankAccount(withLetter.replace('A', 'D'), '049805746')).toBe(false);
  });

  it('refuses other shapes', () => {
    expect(isBankAccount('4060281070000000002', '049805746')).toBe(false);
    expect(isBankAccount('406028107000000000250', '049805746')).toBe(false);
    expect(isBankAccount('40602810700000000025', '14980574')).toBe(false);
    expect(() => withAccountKey('406', '049805746', 'bank')).toThrow(RangeError);
    expect(() => withAccountKey('40602810700000000025', '746', 'bank')).toThrow(RangeError);
  });

  it('the key fits, and finds every single wrong digit', () => {
    fc.assert(
      fc.property(digits(17), bik, place, shift, (rest, bankBik, at, by) => {
        const account = withAccountKey(`407${rest}`, bankBik, 'bank');
        expect(isBankAccount(account, bankBik)).toBe(true);
        expect(isBankAccount(corrupt(account, at, by), bankBik)).toBe(false);
        const own = withAccountKey(`301${rest}`, bankBik, 'correspondent');
        expect(isCorrespondentAccount(own, bankBik)).toBe(true);
        expect(isCorrespondentAccount(corrupt(own, at, by), bankBik)).toBe(false);
      }),
      RUNS,
    );
  });

  it('and a wrong digit in the last three of the BIK, settlement centres aside', () => {
    fc.assert(
      fc.property(digits(17), bik, fc.nat(2), shift, (rest, bankBik, at, by) => {
        const wrong = corrupt(bankBik, 6 + at, by);
        fc.pre(!/00[0-2]$/.test(bankBik) && !/00[0-2]$/.test(wrong));
        expect(isBankAccount(withAccountKey(`407${rest}`, bankBik, 'bank'), wrong)).toBe(false);
      }),
      RUNS,
    );
  });
});

describe('isEmail', () => {
  it.each(['email@yandex.ru', 'a.b+c@mail.example.com', 'info@пример.рф', 'x@xn--e1afmkfd.xn--p1ai'])(
    'takes %s',
    (email) => {
      expect(isEmail(email)).toBe(true);
    },
  );

  it.each([
    '',
    'email',
    'email@',
    '@mail.ru',
    'email@mail',
    'e mail@mail.ru',
    'a@b@mail.ru',
    'a..b@mail.ru',
    '.a@mail.ru',
    'a.@mail.ru',
    'a@mail..ru',
    'a@-mail.ru',
    'a@mail-.ru',
    'a@mail.r',
    'a@mail.ru\n',
    'a@mail.ru, b@mail.ru',
    `${'a'.repeat(250)}@mail.ru`,
  ])('refuses «%s»', (email) => {
    expect(isEmail(email)).toBe(false);
  });
});
