/**
 * Money is counted in whole kopecks: a safe integer, negative for a debt. Rubles exist only on the wire and on
 * the screen, so that no sum is ever a binary fraction.
 */
export type Kopecks = number;

const NO_BREAK_SPACE = '\u00A0';
const MINUS = '\u2212';
/** Spaces people and programs put between thousands: plain, no-break, narrow no-break, thin. */
const ANY_SPACE = /[ \u00A0\u202F\u2009]/g;
const RUBLES = /^([-\u2212]?)(\d{1,3}(?: \d{3})+|\d+)(?:[.,](\d{1,2}))?(?: ?₽)?$/;

function requireSafe(value: number, what: string): void {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${what} must be a safe integer, got ${value}`);
}

/**
 * Rubles, as typed or as they came over the wire, to kopecks: 12345.5, '12345.5', '12 345,50', '−12 345 ₽'.
 * @throws RangeError for more than two decimals (0.1 + 0.2 too), wrong grouping, text that is no sum, or a sum
 * beyond the safe integers. A third decimal is refused, not rounded: silently rounding a typing error loses money.
 */
export function toKopecks(rubles: number | string): Kopecks {
  const text = String(rubles).trim().replace(ANY_SPACE, ' ');
  const match = RUBLES.exec(text);
  if (match === null) throw new RangeError(`not a sum in rubles with at most two decimals: ${text}`);
  const [, sign = '', whole = '', decimals = ''] = match;
  const kopecks = Number(whole.replaceAll(' ', '') + decimals.padEnd(2, '0'));
  requireSafe(kopecks, 'a sum in kopecks');
  return sign === '' ? kopecks : 0 - kopecks;
}

/**
 * Kopecks to rubles for the wire: a number with at most two decimals, an integer where the sum is whole.
 * @throws RangeError when `k` is no safe integer: a fraction of a kopeck is a bug upstream.
 */
export function toRubles(k: Kopecks): number {
  requireSafe(k, 'a sum in kopecks');
  return k / 100;
}

/** Quotient towards zero of integers; exact, because `%` on safe integers is and the division has no remainder. */
function truncate(numerator: number, denominator: number): number {
  return (numerator - (numerator % denominator)) / denominator;
}

/**
 * numerator / denominator, rounded to the nearest integer, a half towards +infinity (2.5 → 3, −2.5 → −2).
 * Exact on all safe integers, where `Math.round(a / b)` is not.
 * @throws RangeError when either is no safe integer or the denominator is 0.
 */
export function roundHalfUp(numerator: number, denominator: number): number {
  requireSafe(numerator, 'a numerator');
  requireSafe(denominator, 'a denominator');
  if (denominator === 0) throw new RangeError('division by zero');
  const n = denominator < 0 ? -numerator : numerator;
  const d = Math.abs(denominator);
  const remainder = n % d;
  const quotient = truncate(n, d);
  const floor = remainder < 0 ? quotient - 1 : quotient;
  const part = remainder < 0 ? remainder + d : remainder;
  // Not `part * 2 >= d`: that leaves the safe integers for a large denominator.
  return part >= d - part ? floor + 1 : floor;
}

/**
 * a × b / divisor, rounded towards zero, exact even where the product leaves the safe integers. It is SQLite's
 * integer division, so a query that divides in SQL gives the same kopecks.
 * @throws RangeError when an argument or the result is no safe integer, or the divisor is not positive.
 */
export function truncatedProduct(a: number, b: number, divisor: number): number {
  requireSafe(a, 'a factor');
  requireSafe(b, 'a factor');
  requireSafe(divisor, 'a divisor');
  if (divisor <= 0) throw new RangeError('the divisor must be positive');
  const product = a * b;
  if (Number.isSafeInteger(product)) return truncate(product, divisor);
  const quotient = Number((BigInt(a) * BigInt(b)) / BigInt(divisor));
  requireSafe(quotient, 'a quotient');
  return quotient;
}

/**
 * a × b / divisor, rounded down (towards −infinity), exact even where the product leaves the safe integers.
 * @throws RangeError as {@link truncatedProduct}.
 */
export function flooredProduct(a: number, b: number, divisor: number): number {
  const quotient = truncatedProduct(a, b, divisor);
  const product = a * b;
  if (product >= 0) return quotient;
  const isWhole = Number.isSafeInteger(product)
    ? product % divisor === 0
    : (BigInt(a) * BigInt(b)) % BigInt(divisor) === 0n;
  return isWhole ? quotient : quotient - 1;
}

/**
 * A sum for people: «12 345,50 ₽», «12 345 ₽», «−0,05 ₽»; no-break spaces (U+00A0), a true minus (U+2212).
 * @throws RangeError when `k` is no safe integer.
 */
export function formatRubles(k: Kopecks): string {
  requireSafe(k, 'a sum in kopecks');
  const size = Math.abs(k);
  const whole = String(truncate(size, 100)).replace(/\B(?=(?:\d{3})+$)/g, NO_BREAK_SPACE);
  const cents = size % 100;
  const decimals = cents === 0 ? '' : `,${String(cents).padStart(2, '0')}`;
  return `${k < 0 ? MINUS : ''}${whole}${decimals}${NO_BREAK_SPACE}₽`;
}
