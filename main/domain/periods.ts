import { addDays, addMonths, epochDay, monthOf, type PlainDate } from './dates.ts';
import { roundHalfUp } from './money.ts';

/** A range of days, both ends included. */
export interface DayRange {
  readonly start: PlainDate;
  readonly end: PlainDate;
}

/** A calendar month as far as a range touches it. */
export interface MonthPart extends DayRange {
  /** `YYYY-MM` */
  readonly month: string;
}

/** The twelve months up to `end`, that day included: 2025-11-24 … 2026-11-23. @throws RangeError for no day */
export const twelveMonthsTo = (end: PlainDate): DayRange => ({
  start: addDays(addMonths(end, -12), 1),
  end,
});

/** A whole calendar month `YYYY-MM`. @throws RangeError for no month */
export const wholeMonth = (month: string): DayRange => {
  const start = `${month}-01`;
  return { start, end: addDays(addMonths(start, 1), -1) };
};

/**
 * The calendar months that a range touches, none skipped (domain §5), each cut to the range: their days are the range's,
 * each once. None where the end is before the start.
 * @throws RangeError when either is no calendar day
 */
export const monthsTouched = ({ start, end }: DayRange): MonthPart[] => {
  const parts: MonthPart[] = [];
  const first = `${monthOf(start)}-01`;
  for (let n = 0; ; n++) {
    const from = addMonths(first, n);
    if (from > end) return parts;
    const to = addDays(addMonths(from, 1), -1);
    const cut = { start: from < start ? start : from, end: to > end ? end : to };
    if (cut.start <= cut.end) parts.push({ month: monthOf(from), ...cut });
  }
};

/** Days of a range, both ends counted; 0 where the end is before the start. @throws RangeError for no day */
export const daysIn = ({ start, end }: DayRange): number => Math.max(0, epochDay(end) - epochDay(start) + 1);

/** Days as months of 365/12 days (domain §5), two decimals. */
export const inMonths = (days: number): number => Math.round((days * 12 * 100) / 365) / 100;

/** A share in per cent, two decimals; 0 of nothing. No exact sum: shares of decades of money leave the safe integers. */
export const percentOf = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part * 10_000) / whole) / 100;

/** The mean of whole numbers that add up to `total`, two decimals; null of none. */
export const meanOf = (total: number, count: number): number | null =>
  count === 0 ? null : roundHalfUp(total * 100, count) / 100;

/** The middle one, or the mean of the two middle ones; null of none. */
export const medianOf = (values: readonly number[]): number | null => {
  const sorted = values.toSorted((a, b) => a - b);
  const low = sorted[Math.ceil(sorted.length / 2) - 1];
  const high = sorted[Math.floor(sorted.length / 2)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
};
