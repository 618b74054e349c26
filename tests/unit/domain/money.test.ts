import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  flooredProduct,
  formatRubles,
  roundHalfUp,
  toKopecks,
  toRubles,
  truncatedProduct,
} from '../../../main/domain/money.ts';

const RUNS = { seed: 20261123, numRuns: 500 };
const safe = fc.maxSafeInteger();
const positive = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

/** Floor of a fraction in BigInt: the reference that can't overflow. */
function bigFloor(n: bigint, d: bigint): bigint {
  const quotient = n / d;
  return n % d !== 0n && n < 0n !== d < 0n ? quotient - 1n : quotient;
}

describe('toKopecks', () => {
  it.each([
    ['12 345,50', 1234550],
    ['12\u00A0345,50\u00A0₽', 1234550],
    ['12345.5', 1234550],
    [12345.5, 1234550],
    [1.15, 115],
    [-0.05, -5],
    ['−1 000', -100000],
    ['-7,1', -710],
    [' 0 ', 0],
    [28800, 2880000],
  ])('%s is %i kopecks', (rubles, kopecks) => {
    expect(toKopecks(rubles)).toBe(kopecks);
  });

  it.each(['', ' ', '1,234', '1.', ',5', '12 34', '1 2345', '1e5', 'NaN', '12 345,50 $', '--1', '1,2,3'])(
    'refuses «%s»',
    (text) => {
      expect(() => toKopecks(text)).toThrow(RangeError);
    },
  );

  it.each([0.1 + 0.2, 1.005, Number.NaN, Number.POSITIVE_INFINITY, 1e21, 1e-7, 90071992547410])(
    'refuses the number %d',
    (rubles) => {
      expect(() => toKopecks(rubles)).toThrow(RangeError);
    },
  );

  it('gives back what toRubles and formatRubles made', () => {
    // Up to 10 billion rubles: beyond ~90 trillion a double holds no kopecks.
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (kopecks) => {
        expect(toKopecks(toRubles(kopecks))).toBe(kopecks);
        expect(toKopecks(formatRubles(kopecks))).toBe(kopecks);
      }),
      RUNS,
    );
  });
});

describe('toRubles and formatRubles', () => {
  it('gives integers for whole sums and refuses fractions of a kopeck', () => {
    expect(toRubles(2880000)).toBe(28800);
    expect(toRubles(54733)).toBe(547.33);
    expect(() => toRubles(0.5)).toThrow(RangeError);
    expect(() => formatRubles(1e300)).toThrow(RangeError);
  });

  it.each([
    [1234550, '12\u00A0345,50\u00A0₽'],
    [1234500, '12\u00A0345\u00A0₽'],
    [100, '1\u00A0₽'],
    [5, '0,05\u00A0₽'],
    [0, '0\u00A0₽'],
    [-100000, '\u22121\u00A0000\u00A0₽'],
    [123456789000, '1\u00A0234\u00A0567\u00A0890\u00A0₽'],
  ])('%i kopecks read «%s»', (kopecks, text) => {
    expect(formatRubles(kopecks)).toBe(text);
  });
});

describe('exact division', () => {
  it.each([
    [5, 2, 3],
    [-5, 2, -2],
    [5, -2, -2],
    [1, 3, 0],
    [2, 3, 1],
    [-1, 3, 0],
    [-2, 3, -1],
    [0, -7, 0],
    [-4, 2, -2],
    [Number.MAX_SAFE_INTEGER, 2, 4503599627370496],
  ])('roundHalfUp(%i, %i) = %i', (n, d, expected) => {
    expect(roundHalfUp(n, d)).toBe(expected);
  });

  it('refuses zero and what is no safe integer', () => {
    expect(() => roundHalfUp(1, 0)).toThrow(RangeError);
    expect(() => roundHalfUp(1.5, 1)).toThrow(RangeError);
    expect(() => roundHalfUp(2 ** 53, 1)).toThrow(RangeError);
    expect(() => truncatedProduct(1, 1, 0)).toThrow(RangeError);
    expect(() => flooredProduct(1, 1, -1)).toThrow(RangeError);
  });

  it('roundHalfUp is floor(n/d + 1/2) on all safe integers', () => {
    const denominator = fc.oneof(positive, fc.integer({ min: 1, max: 1000 }), fc.constant(365));
    fc.assert(
      fc.property(safe, denominator, fc.boolean(), (n, size, negative) => {
        const d = negative ? -size : size;
        const reference = bigFloor(2n * BigInt(n) + BigInt(d), 2n * BigInt(d));
        expect(BigInt(roundHalfUp(n, d))).toBe(reference);
      }),
      RUNS,
    );
  });

  it('products are exact, also beyond the safe integers', () => {
    const factor = fc.oneof(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: -1e12, max: 1e12 }));
    fc.assert(
      fc.property(factor, factor, fc.integer({ min: 1, max: 1e9 }), (a, b, divisor) => {
        const product = BigInt(a) * BigInt(b);
        const floor = bigFloor(product, BigInt(divisor));
        if (!Number.isSafeInteger(Number(floor))) {
          expect(() => truncatedProduct(a, b, divisor)).toThrow(RangeError);
          return;
        }
        expect(truncatedProduct(a, b, divisor)).toBe(Number(product / BigInt(divisor)));
        expect(flooredProduct(a, b, divisor)).toBe(Number(floor));
      }),
      RUNS,
    );
  });
});
