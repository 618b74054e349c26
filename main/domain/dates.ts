import { Temporal } from 'temporal-polyfill';

/**
 * A calendar day `YYYY-MM-DD` (years 0001–9999), meant in the warehouse's time zone. As text it sorts, compares
 * with < and stores as it is. Only `epochDay` and `fromEpochDay` are on hot paths (registers, dashboards: millions
 * of calls), so they are integer arithmetic without allocation; a test compares them with Temporal.
 */
export type PlainDate = string;

const FIRST_DAY = -719162; // 0001-01-01
/** 9999-12-31 since 1970. */
export const LAST_DAY = 2932896;
/** Days from 0000-03-01 to 1970-01-01: years are counted from March, so that the leap day is the last of a year. */
const MARCH_EPOCH = 719468;
const TWO_DIGITS = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The number in `text` at `from`, or −1 where a character is no digit. */
function digitsAt(text: string, from: number, count: number): number {
  let value = 0;
  for (let i = from; i < from + count; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** year × 512 + month × 32 + day, or −1 for what is no day of the calendar. One number, so no object a call. */
function pack(d: string): number {
  if (d.length !== 10 || d.charCodeAt(4) !== 45 || d.charCodeAt(7) !== 45) return -1;
  const year = digitsAt(d, 0, 4);
  const month = digitsAt(d, 5, 2);
  const day = digitsAt(d, 8, 2);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return -1;
  return year * 512 + month * 32 + day;
}

function packed(d: PlainDate): number {
  const value = pack(d);
  if (value < 0) throw new RangeError(`not a calendar day YYYY-MM-DD: ${d}`);
  return value;
}

function text(year: number, month: number, day: number): PlainDate {
  return `${TWO_DIGITS[Math.floor(year / 100)]}${TWO_DIGITS[year % 100]}-${TWO_DIGITS[month]}-${TWO_DIGITS[day]}`;
}

/**
 * Whether `s` is a day that exists, written `YYYY-MM-DD` (2026-02-29 is not). Never throws. No type predicate:
 * `PlainDate` is `string`, and the refused branch would see its text as `never`.
 */
export function isPlainDate(s: unknown): boolean {
  return typeof s === 'string' && pack(s) >= 0;
}

/**
 * Days since 1970-01-01, negative before.
 * @throws RangeError when `d` is no calendar day.
 */
export function epochDay(d: PlainDate): number {
  const value = packed(d);
  const month = (value >> 5) & 15;
  const year = (value >> 9) - (month <= 2 ? 1 : 0);
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + (value & 31) - 1;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leapDays + dayOfYear - MARCH_EPOCH;
}

/**
 * The day that `epochDay` gives `n` for.
 * @throws RangeError when `n` is no integer or the year leaves 0001–9999.
 */
export function fromEpochDay(n: number): PlainDate {
  if (!Number.isInteger(n) || n < FIRST_DAY || n > LAST_DAY) throw new RangeError(`no such day: ${n}`);
  const days = n + MARCH_EPOCH;
  const era = Math.floor(days / 146097);
  const dayOfEra = days - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return text(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** `d` plus `days` (may be negative). @throws RangeError when `d` is no day or the result leaves 0001–9999. */
export function addDays(d: PlainDate, days: number): PlainDate {
  return fromEpochDay(epochDay(d) + days);
}

/**
 * The same day of the month `months` later (or earlier); where that month is shorter, its last day:
 * 31 January + 1 month is 28 or 29 February.
 * @throws RangeError when `d` is no day, `months` no integer, or the result leaves the years 0001–9999.
 */
export function addMonths(d: PlainDate, months: number): PlainDate {
  const value = packed(d);
  const index = (value >> 9) * 12 + ((value >> 5) & 15) - 1 + months;
  const year = Math.floor(index / 12);
  if (!Number.isInteger(index) || year < 1 || year > 9999)
    throw new RangeError(`no such day: ${d} + ${months} months`);
  const month = index - year * 12 + 1;
  return text(year, month, Math.min(value & 31, daysInMonth(year, month)));
}

/** Days from `a` to `b`: 0 for the same day, negative when `b` is earlier. @throws RangeError for no day. */
export function daysBetween(a: PlainDate, b: PlainDate): number {
  return epochDay(b) - epochDay(a);
}

/** The month `YYYY-MM` of a day. @throws RangeError when `d` is no calendar day. */
export function monthOf(d: PlainDate): string {
  packed(d);
  return d.slice(0, 7);
}

/**
 * The calendar day at the instant `at` (epoch milliseconds) in an IANA time zone: the warehouse's «today».
 * @throws RangeError for an unknown zone or a fractional instant.
 */
export function todayIn(timeZone: string, at: number): PlainDate {
  return zoned(at, timeZone).toPlainDate().toString();
}

/**
 * The wall clock at the instant `at` (epoch milliseconds), `YYYY-MM-DD HH:MM:SS`, the wire's form of a moment.
 * @throws RangeError for an unknown zone or a fractional instant.
 */
export function localDateTime(at: number, timeZone: string): string {
  return zoned(at, timeZone).toPlainDateTime().toString({ smallestUnit: 'second' }).replace('T', ' ');
}

/** «26.11.2026 12:00»: an instant as staff of that time zone says it. */
export function formatMoment(at: number, timeZone: string): string {
  const [day = '', time = ''] = localDateTime(at, timeZone).split(' ');
  return `${formatDate(day)} ${time.slice(0, 5)}`;
}

function zoned(at: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
}

/**
 * Age in whole years on a day; 0 for a day before the birth. Who was born on 29 February grows older on 1 March
 * of a common year.
 * @throws RangeError when either is no calendar day.
 */
export function wholeYears(birth: PlainDate, on: PlainDate): number {
  const [from, to] = [packed(birth), packed(on)];
  const hadBirthday = (to & 511) >= (from & 511);
  return Math.max(0, (to >> 9) - (from >> 9) - (hadBirthday ? 0 : 1));
}

/** «20.11.2026». @throws RangeError when `d` is no calendar day. */
export function formatDate(d: PlainDate): string {
  packed(d);
  return `${d.slice(8)}.${d.slice(5, 7)}.${d.slice(0, 4)}`;
}

/**
 * Whole months of a planned term, which choose the price tier (domain.md §3); 0 when the end is before the start.
 * The planned end is the last day of rent, so 1 January – 30 June is 6 months; 1 January – 1 July, as people also
 * write it, is 6 as well.
 * @throws RangeError when either is no calendar day.
 */
export function termMonths(begin: PlainDate, plannedEnd: PlainDate): number {
  const dayAfter = addDays(plannedEnd, 1);
  const [from, to] = [packed(begin), packed(dayAfter)];
  const months = ((to >> 9) - (from >> 9)) * 12 + ((to >> 5) & 15) - ((from >> 5) & 15);
  if (months <= 0) return 0;
  return addMonths(begin, months) > dayAfter ? months - 1 : months;
}
