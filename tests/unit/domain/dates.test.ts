import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  epochDay,
  formatDate,
  fromEpochDay,
  isPlainDate,
  localDateTime,
  monthOf,
  termMonths,
  todayIn,
  wholeYears,
} from '../../../main/domain/dates.ts';

const RUNS = { seed: 20261123, numRuns: 500 };
const EPOCH = Temporal.PlainDate.from('1970-01-01');
const FIRST = -719162;
const LAST = 2932896;
const anyDay = fc.integer({ min: FIRST, max: LAST }).map((n) => EPOCH.add({ days: n }).toString());
const day = fc.integer({ min: 10957, max: 29219 }).map((n) => EPOCH.add({ days: n }).toString()); // 2000–2049

describe('epochDay and fromEpochDay', () => {
  it('agree with Temporal over all years', () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST, max: LAST }), (n) => {
        const date = EPOCH.add({ days: n }).toString();
        expect(fromEpochDay(n)).toBe(date);
        expect(epochDay(date)).toBe(n);
      }),
      RUNS,
    );
  });

  it('agree with Temporal on every day from 1999 to 2101, the centuries included', () => {
    let date = Temporal.PlainDate.from('1999-01-01');
    for (let n = epochDay('1999-01-01'); n <= epochDay('2101-12-31'); n++) {
      if (fromEpochDay(n) !== date.toString() || epochDay(date.toString()) !== n) {
        expect.fail(`${date} and day ${n} differ`);
      }
      date = date.add({ days: 1 });
    }
  });

  it('know the edges and refuse what lies beyond', () => {
    expect(epochDay('1970-01-01')).toBe(0);
    expect(fromEpochDay(FIRST)).toBe('0001-01-01');
    expect(fromEpochDay(LAST)).toBe('9999-12-31');
    for (const n of [FIRST - 1, LAST + 1, 0.5, Number.NaN]) expect(() => fromEpochDay(n)).toThrow(RangeError);
    expect(() => epochDay('2026-02-29')).toThrow(RangeError);
  });
});

describe('isPlainDate', () => {
  it.each(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('takes %s', (text) => {
    expect(isPlainDate(text)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
    '2026-1-1',
    '20.11.2026',
    '2026-11-20T00:00',
    '2026/11/20',
    '２０２６-11-20',
    '',
    null,
    20261120,
  ])('refuses %s', (value) => {
    expect(isPlainDate(value)).toBe(false);
  });

  it('agrees with Temporal on whatever looks like a date', () => {
    const looksLike = fc
      .tuple(fc.integer({ min: 1, max: 9999 }), fc.nat(13), fc.nat(32))
      .map(([y, m, d]) => `${`${y}`.padStart(4, '0')}-${`${m}`.padStart(2, '0')}-${`${d}`.padStart(2, '0')}`);
    fc.assert(
      fc.property(looksLike, (text) => {
        let exists = true;
        try {
          Temporal.PlainDate.from(text);
        } catch {
          exists = false;
        }
        expect(isPlainDate(text)).toBe(exists);
      }),
      RUNS,
    );
  });
});

describe('arithmetic', () => {
  it('agrees with Temporal', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -20000, max: 20000 }), (d, n) => {
        const date = Temporal.PlainDate.from(d);
        expect(addDays(d, n)).toBe(date.add({ days: n }).toString());
        expect(daysBetween(d, addDays(d, n))).toBe(n);
        const months = n % 600;
        expect(addMonths(d, months)).toBe(date.add({ months }).toString());
      }),
      RUNS,
    );
  });

  it('clamps to the end of the month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2026-12-31', -1)).toBe('2026-11-30');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
  });

  it('refuses what is no day, no whole number or leaves the calendar', () => {
    expect(() => addMonths('2026-01-31', 0.5)).toThrow(RangeError);
    expect(() => addMonths('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addMonths('0001-01-31', -1)).toThrow(RangeError);
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('2026-06-31', 1)).toThrow(RangeError);
    expect(() => daysBetween('2026-01-01', 'завтра')).toThrow(RangeError);
  });
});

describe('words', () => {
  it('writes months and Russian dates', () => {
    expect(monthOf('2026-11-20')).toBe('2026-11');
    expect(formatDate('2026-11-20')).toBe('20.11.2026');
    expect(() => monthOf('2026-11')).toThrow(RangeError);
    expect(() => formatDate('20.11.2026')).toThrow(RangeError);
  });
});

describe('time zones', () => {
  const lateEvening = Date.UTC(2026, 10, 22, 20, 59, 59, 999);

  it('the warehouse’s today is not UTC’s', () => {
    expect(todayIn('Europe/Moscow', lateEvening)).toBe('2026-11-22');
    expect(todayIn('Europe/Moscow', lateEvening + 1)).toBe('2026-11-23');
    expect(todayIn('Europe/Kaliningrad', lateEvening + 1)).toBe('2026-11-22');
    expect(todayIn('Asia/Vladivostok', lateEvening)).toBe('2026-11-23');
  });

  it('writes the wall clock without rounding it up', () => {
    expect(localDateTime(lateEvening, 'Europe/Moscow')).toBe('2026-11-22 23:59:59');
    expect(localDateTime(lateEvening + 1, 'Europe/Moscow')).toBe('2026-11-23 00:00:00');
    // Moscow was at +4 until October 2014: the zone's history counts, not today's offset.
    expect(localDateTime(Date.UTC(2013, 0, 1), 'Europe/Moscow')).toBe('2013-01-01 04:00:00');
  });

  it('refuses an unknown zone', () => {
    expect(() => todayIn('Europe/Moskva', 0)).toThrow(RangeError);
    expect(() => localDateTime(0.5, 'Europe/Moscow')).toThrow(RangeError);
  });
});

describe('wholeYears', () => {
  it.each([
    ['2000-11-20', '2026-11-19', 25],
    ['2000-11-20', '2026-11-20', 26],
    ['2000-11-20', '2026-12-01', 26],
    ['2000-11-20', '2000-11-19', 0],
    ['2004-02-29', '2018-02-28', 13],
    ['2004-02-29', '2018-03-01', 14],
    ['2004-02-29', '2024-02-29', 20],
  ])('born %s, on %s: %i', (birth, on, years) => {
    expect(wholeYears(birth, on)).toBe(years);
  });
});

describe('termMonths', () => {
  it.each([
    ['2026-01-01', '2026-06-30', 6],
    ['2026-01-01', '2026-07-01', 6],
    ['2026-01-01', '2026-06-29', 5],
    ['2026-01-31', '2026-02-28', 1],
    ['2026-11-20', '2027-10-19', 11],
    ['2026-11-20', '2027-10-18', 10],
    ['2026-11-20', '2026-11-20', 0],
    ['2026-11-20', '2026-10-01', 0],
    ['2026-12-31', '2026-12-31', 0],
  ])('%s – %s: %i', (begin, end, months) => {
    expect(termMonths(begin, end)).toBe(months);
  });

  it('a term of n months is n, whether its last day or the day after is named, and never shrinks', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), fc.nat(3000), (begin, months, length) => {
        const after = addMonths(begin, months);
        expect(termMonths(begin, addDays(after, -1))).toBe(months);
        expect(termMonths(begin, after)).toBe(months);
        const end = addDays(begin, length);
        expect(termMonths(begin, addDays(end, 1))).toBeGreaterThanOrEqual(termMonths(begin, end));
      }),
      RUNS,
    );
  });

  it('never fails inside the calendar', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        fc.pre(b !== '9999-12-31');
        expect(termMonths(a, b)).toBeGreaterThanOrEqual(0);
      }),
      RUNS,
    );
  });
});
