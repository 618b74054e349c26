import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../main/domain/dates.ts';
import {
  daysIn,
  inMonths,
  medianOf,
  monthsTouched,
  percentOf,
  twelveMonthsTo,
  wholeMonth,
} from '../../../main/domain/periods.ts';

const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('1990-01-01', n));

describe('months that a range touches (domain §5)', () => {
  test.each([
    [
      { start: '2026-01-31', end: '2026-03-01' },
      [
        ['2026-01', '2026-01-31', '2026-01-31'],
        ['2026-02', '2026-02-01', '2026-02-28'],
        ['2026-03', '2026-03-01', '2026-03-01'],
      ],
    ],
    [{ start: '2024-02-10', end: '2024-02-29' }, [['2024-02', '2024-02-10', '2024-02-29']]],
    [{ start: '2026-02-02', end: '2026-02-01' }, []],
    [{ start: '2026-03-02', end: '2026-02-01' }, []],
  ])('%o', (range, expected) => {
    expect(monthsTouched(range).map(({ month, start, end }) => [month, start, end])).toEqual(expected);
  });

  test('none is skipped, and their days are the range’s, each once', () => {
    fc.assert(
      fc.property(day, fc.nat(3000), (start, length) => {
        const range = { start, end: addDays(start, length) };
        const parts = monthsTouched(range);
        expect(parts[0]?.start).toBe(range.start);
        expect(parts.at(-1)?.end).toBe(range.end);
        parts.slice(1).forEach((part, i) => {
          expect(part.start).toBe(addDays(parts[i]?.end ?? '', 1));
          expect(part.start).toBe(`${part.month}-01`);
        });
        expect(parts.reduce((sum, part) => sum + daysIn(part), 0)).toBe(daysIn(range));
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });
});

test('the last twelve months end on the day and begin the day after its last year’s', () => {
  expect(twelveMonthsTo('2026-11-23')).toEqual({ start: '2025-11-24', end: '2026-11-23' });
  expect(twelveMonthsTo('2028-02-29')).toEqual({ start: '2027-03-01', end: '2028-02-29' });
  expect(wholeMonth('2028-02')).toEqual({ start: '2028-02-01', end: '2028-02-29' });
});

test('shares, months and medians', () => {
  // The document's own figures (L1544): 448 of 576 is 77.78 %, 58 is 10.07 %.
  expect([percentOf(448, 576), percentOf(58, 576), percentOf(1, 0)]).toEqual([77.78, 10.07, 0]);
  expect([inMonths(365), inMonths(0), inMonths(45)]).toEqual([12, 0, 1.48]);
  expect([medianOf([]), medianOf([9, 1, 5]), medianOf([1, 2, 10, 3])]).toEqual([null, 5, 2.5]);
});
