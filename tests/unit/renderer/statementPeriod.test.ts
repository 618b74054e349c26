import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Statement } from '../../../renderer/api/agreements.ts';
import { statementPeriod } from '../../../renderer/components/statement/period.ts';

type Row = Statement['rows'][number];

const EVENTS = ['rent', 'payment', 'return'] as const;

/** Any statement: days in order, sums in kopecks, each line's balance the sum so far. */
const statements = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 700 }),
      fc.constantFrom(...EVENTS),
      fc.integer({ min: 1, max: 9_999_999 }),
    ),
  )
  .map((lines) => {
    let balance = 0;
    return lines
      .toSorted(([a], [b]) => a - b)
      .map(([offset, event, kopecks]): Row => {
        const sum = event === 'payment' ? kopecks : -kopecks;
        balance += sum;
        return {
          day: new Date(Date.UTC(2025, 0, 1 + offset)).toISOString().slice(0, 10),
          from: null,
          event,
          sum: sum / 100,
          balance: balance / 100,
          price: null,
          room_id: null,
          room_name: null,
          payment_id: null,
          type: null,
          comment: null,
        };
      });
  });
const months = fc.option(
  fc
    .integer({ min: 0, max: 23 })
    .map((i) => `${2025 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`),
);

describe('some months of a statement', () => {
  it('add up from the balance before them to the one after', () => {
    fc.assert(
      fc.property(statements, months, months, (rows, from, to) => {
        const period = statementPeriod(rows, from, to);
        expect(period.opening + period.paid - period.accrued - period.returned).toBeCloseTo(
          period.closing,
          2,
        );
        expect(period.rows).toEqual(
          rows.filter(({ day }) => (from === null || day >= from) && (to === null || day.slice(0, 7) <= to)),
        );
      }),
      { seed: 20261125, numRuns: 200 },
    );
  });

  it('without an edge are all of it; of months without lines the balance stays', () => {
    fc.assert(
      fc.property(statements, (rows) => {
        const whole = statementPeriod(rows, null, null);
        expect([whole.opening, whole.closing, whole.rows]).toEqual([0, rows.at(-1)?.balance ?? 0, rows]);
        const after = statementPeriod(rows, '2030-01', null);
        expect([after.opening, after.closing, after.accrued]).toEqual([whole.closing, whole.closing, 0]);
      }),
      { seed: 20261125, numRuns: 100 },
    );
  });

  it('nothing charged is no minus nothing', () => {
    const { accrued, returned } = statementPeriod([], null, null);
    expect([Object.is(accrued, 0), Object.is(returned, 0)]).toEqual([true, true]);
  });
});
