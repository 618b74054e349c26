import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../main/domain/dates.ts';
import { isDelayed, type MoneyDay, paymentPeriods } from '../../../main/domain/paymentPeriods.ts';
import { accrued, balance, type RentalTerms } from '../../../main/domain/rent.ts';

const START = '2026-01-01';
const MONTH = 28_800_00;

const rental = (more: Partial<RentalTerms> = {}): RentalTerms => ({
  roomId: 1,
  price: MONTH,
  surcharge: 0,
  start: START,
  end: null,
  changes: [],
  ...more,
});
const paid = (...entries: [day: string, sum: number][]): MoneyDay[] =>
  entries.map(([day, sum]) => ({ day, sum }));

/** `due → settled sum`, with ! where it was late. */
const told = (rentals: RentalTerms[], money: MoneyDay[], today: string) =>
  paymentPeriods(rentals, money, today).map(
    (period) =>
      `${period.due} → ${period.settledOn ?? 'open'} ${period.sum / 100}${period.due < today && isDelayed(period) ? ' !' : ''}`,
  );

describe('payment periods (domain §5): a month’s price lasts 30 days and 5/12 of one', () => {
  test('paid early, on the due day, and late', () => {
    const money = paid([START, MONTH], ['2026-01-20', MONTH], ['2026-03-02', MONTH], ['2026-04-03', MONTH]);
    expect(told([rental()], money, '2026-04-10')).toEqual([
      '2026-01-01 → 2026-01-01 28800',
      '2026-01-31 → 2026-01-20 28800',
      '2026-03-02 → 2026-03-02 28800',
      '2026-04-02 → 2026-04-03 28800 !',
      '2026-05-02 → open 28800',
    ]);
  });

  test('three months at once are one period, a payment in parts is a period a part', () => {
    const money = paid([START, 3 * MONTH], ['2026-04-02', MONTH / 2], ['2026-04-20', MONTH / 2]);
    expect(told([rental()], money, '2026-04-21')).toEqual([
      '2026-01-01 → 2026-01-01 86400',
      '2026-04-02 → 2026-04-02 14400',
      '2026-04-17 → 2026-04-20 14400 !',
      '2026-05-02 → open 28800',
    ]);
  });

  test('who stops paying has one open period with all his debt, from the day after the due day on', () => {
    const money = paid([START, MONTH]);
    expect(told([rental()], money, '2026-01-31').at(-1)).toBe('2026-01-31 → open 28800');
    const debt = accrued([rental()], '2026-02-01') - MONTH;
    expect(told([rental()], money, '2026-02-01').at(-1)).toBe(`2026-01-31 → open ${debt / 100} !`);
    const later = accrued([rental()], '2026-06-01') - MONTH;
    expect(told([rental()], money, '2026-06-01')).toHaveLength(2);
    expect(told([rental()], money, '2026-06-01').at(-1)).toBe(`2026-01-31 → open ${later / 100} !`);
  });

  test('nothing paid at all: due on the first day of rent', () => {
    expect(told([rental()], [], START)).toEqual(['2026-01-01 → open 28800']);
    expect(told([rental()], [], '2026-01-02')).toEqual(['2026-01-01 → open 946.85 !']);
  });

  test('a debt paid in two late parts is two late periods', () => {
    const money = paid([START, MONTH], ['2026-03-10', MONTH / 4], ['2026-03-12', MONTH]);
    expect(told([rental()], money, '2026-03-13').slice(1, 3)).toEqual([
      '2026-01-31 → 2026-03-10 7200 !',
      '2026-02-08 → 2026-03-12 28800 !',
    ]);
  });

  test('a return takes back the newest money, as if it had not come', () => {
    const money = paid([START, MONTH], ['2026-01-15', MONTH], ['2026-01-16', -MONTH], ['2026-02-03', MONTH]);
    expect(told([rental()], money, '2026-02-10').slice(0, 2)).toEqual([
      '2026-01-01 → 2026-01-01 28800',
      '2026-01-31 → 2026-02-03 28800 !',
    ]);
  });

  test('rent that ended and was paid to the kopeck owes nothing; money beyond it settles nothing', () => {
    const ended = rental({ end: '2026-02-13' });
    const all = accrued([ended], '2026-06-01');
    expect(told([ended], paid([START, MONTH], ['2026-01-31', all - MONTH]), '2026-06-01')).toHaveLength(2);
    expect(told([ended], paid([START, MONTH], ['2026-01-31', all - MONTH - 1]), '2026-06-01').at(-1)).toBe(
      '2026-02-13 → open 0.01 !',
    );
    const over = paid([START, 2 * MONTH], ['2026-05-01', 100]);
    expect(told([ended], over, '2026-06-01')).toEqual(['2026-01-01 → 2026-01-01 57600']);
  });

  test('an indexation shortens what money lasts, from its day on; two rooms use it up together', () => {
    const changes = [{ date: '2026-01-11', sum: MONTH }];
    expect(told([rental({ changes })], paid([START, MONTH]), START).at(-1)).toBe('2026-01-21 → open 57600');
    expect(told([rental(), rental({ roomId: 2 })], paid([START, MONTH]), START).at(-1)).toBe(
      '2026-01-16 → open 57600',
    );
  });

  test('between two rentals nothing falls due', () => {
    const rentals = [rental({ end: '2026-01-10' }), rental({ roomId: 2, start: '2026-03-01' })];
    expect(told(rentals, paid([START, accrued(rentals, '2026-02-01')]), '2026-02-01').at(-1)).toBe(
      '2026-03-01 → open 28800',
    );
  });

  test('periods before a day can be left out, the rest stays the same', () => {
    const money = paid([START, MONTH], ['2026-01-31', MONTH], ['2026-03-02', MONTH]);
    const all = paymentPeriods([rental()], money, '2026-03-20');
    expect(paymentPeriods([rental()], money, '2026-03-20', '2026-02-01')).toEqual(all.slice(2));
  });
});

const rentals = fc
  .array(
    fc.record({
      from: fc.nat(200),
      length: fc.option(fc.integer({ min: 0, max: 300 }), { nil: null }),
      price: fc.integer({ min: 10_00, max: 60_000_00 }),
      surcharge: fc.nat(500_00),
      changes: fc.uniqueArray(
        fc.record({ after: fc.integer({ min: 1, max: 400 }), sum: fc.integer({ min: 0, max: 900_00 }) }),
        { maxLength: 2, selector: ({ after }) => after },
      ),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((rooms) =>
    rooms.map(({ from, length, price, surcharge, changes }, i) => {
      const start = addDays(START, from);
      return {
        roomId: i + 1,
        price,
        surcharge,
        start,
        end: length === null ? null : addDays(start, length),
        changes: changes.map(({ after, sum }) => ({ date: addDays(start, after), sum })),
      };
    }),
  );
const money = fc
  .uniqueArray(fc.record({ after: fc.nat(500), sum: fc.integer({ min: 1, max: 90_000_00 }) }), {
    maxLength: 8,
    selector: ({ after }) => after,
  })
  .map((days) =>
    days.sort((a, b) => a.after - b.after).map(({ after, sum }) => ({ day: addDays(START, after), sum })),
  );

test('a due day is the first one that the money before does not cover, and the open debt is the balance', () => {
  fc.assert(
    fc.property(rentals, money, fc.nat(600), (terms, days, later) => {
      const today = addDays(START, later);
      const periods = paymentPeriods(terms, days, today);
      let covered = 0;
      for (const { due, settledOn, sum } of periods) {
        expect(accrued(terms, due)).toBeLessThanOrEqual(covered);
        expect(accrued(terms, addDays(due, 1))).toBeGreaterThan(covered);
        if (settledOn !== null) covered += sum;
      }
      const left = balance(
        { rentPaid: days.reduce((sum, { sum: one }) => sum + one, 0), rentReturned: 0, rentals: terms },
        today,
      );
      const overdue = periods.find(({ due, settledOn }) => settledOn === null && due < today);
      expect(overdue?.sum ?? 0).toBe(Math.max(0, -left));
    }),
    { seed: 20261123, numRuns: 500 },
  );
});
