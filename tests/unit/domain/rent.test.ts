import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, epochDay, fromEpochDay } from '../../../main/domain/dates.ts';
import {
  accrued,
  accruedFromKopeckDays,
  balance,
  daysLeft,
  kopeckDays,
  type PriceStep,
  paidUntil,
  priceOn,
  type RentalTerms,
} from '../../../main/domain/rent.ts';

const RUNS = { seed: 20261123, numRuns: 500 };
const FROM = epochDay('2023-06-01');
const day = fc.integer({ min: FROM, max: FROM + 1500 }).map(fromEpochDay); // over the leap year 2024
const price = fc.integer({ min: 0, max: 10_000_000 });

/** A rental whose price never falls below 0: at most three falls, each of at most a quarter of the first price. */
const rental: fc.Arbitrary<RentalTerms> = price.chain((first) =>
  fc
    .record({
      roomId: fc.integer({ min: 1, max: 100_000 }),
      surcharge: fc.integer({ min: 0, max: 500_000 }),
      start: day,
      length: fc.option(fc.integer({ min: -1, max: 800 }), { nil: null }),
      changes: fc.array(
        fc.record({ date: day, sum: fc.integer({ min: -Math.floor(first / 4), max: 1_000_000 }) }),
        { maxLength: 3 },
      ),
    })
    .map(({ length, ...rest }) => ({
      ...rest,
      price: first,
      end: length === null ? null : addDays(rest.start, length),
    })),
);
const rentals = fc.array(rental, { maxLength: 5 });

function plain(terms: Partial<RentalTerms>): RentalTerms {
  return {
    roomId: 15,
    price: 2_880_000,
    surcharge: 0,
    start: '2026-11-23',
    end: null,
    changes: [],
    ...terms,
  };
}

/** domain.md §3 word for word: a loop over the days, the price in force looked up on each. */
function naiveKopeckDays(terms: RentalTerms, until: string): number {
  let total = 0;
  for (let d = terms.start; d < until && (terms.end === null || d <= terms.end); d = addDays(d, 1)) {
    total += terms.price + terms.surcharge;
    for (const change of terms.changes) if (change.date <= d) total += change.sum;
  }
  return total;
}

describe('the document’s examples', () => {
  it('110000 ₽ at 28800 a month are 116 days, 120000 at 23400 are 155', () => {
    expect(daysLeft(11_000_000, 2_880_000)).toBe(116);
    expect(daysLeft(12_000_000, 2_340_000)).toBe(155);
  });

  it('28800 paid on the first day: 30 days that day, 0 thirty days later, −1 the day after', () => {
    const account = { rentPaid: 2_880_000, rentReturned: 0, rentals: [plain({})] };
    const left = (after: number) => daysLeft(balance(account, addDays('2026-11-23', after)), 2_880_000);
    expect([left(0), left(1), left(30), left(31)]).toEqual([30, 29, 0, -1]);
  });
});

describe('priceOn and kopeckDays', () => {
  it('an indexation counts from its day on and not before', () => {
    const terms = plain({ surcharge: 100, changes: [{ date: '2026-12-01', sum: 50_000 }] });
    expect(priceOn(terms, '2026-11-30')).toBe(2_880_100);
    expect(priceOn(terms, '2026-12-01')).toBe(2_930_100);
    const rentOf = (d: string) => kopeckDays(terms, addDays(d, 1)) - kopeckDays(terms, d);
    expect(rentOf('2026-11-30')).toBe(2_880_100);
    expect(rentOf('2026-12-01')).toBe(2_930_100);
  });

  it('an indexation leaves every earlier day’s rent as it was', () => {
    fc.assert(
      fc.property(rental, day, fc.integer(), day, (terms, date, sum, until) => {
        const indexed = { ...terms, changes: [...terms.changes, { date, sum }] };
        const difference = kopeckDays(indexed, until) - kopeckDays(terms, until);
        if (until <= date) expect(difference).toBe(0);
        expect(Math.abs(difference)).toBeLessThanOrEqual(
          Math.abs(sum) * Math.max(0, epochDay(until) - epochDay(date)),
        );
        expect(priceOn(indexed, until) - priceOn(terms, until)).toBe(date <= until ? sum : 0);
      }),
      RUNS,
    );
  });

  it('the first and the end day are days of rent, today is not yet', () => {
    const terms = plain({ price: 1, start: '2026-11-23', end: '2026-11-25' });
    const counted = ['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2027-01-01'];
    expect(counted.map((d) => kopeckDays(terms, d))).toEqual([0, 0, 1, 2, 3, 3]);
    expect(kopeckDays(plain({ end: '2026-11-22' }), '2027-01-01')).toBe(0);
  });

  it('29 February is a day of rent like any other', () => {
    const february = (year: number) =>
      kopeckDays(plain({ price: 1, start: `${year}-02-01` }), `${year}-03-01`);
    expect([february(2023), february(2024), february(2025)]).toEqual([28, 29, 28]);
    // A leap year's rent is 366/365 of twelve months.
    const year = accrued([plain({ price: 36_500, start: '2024-01-01' })], '2025-01-01');
    expect(year).toBe(36_600 * 12);
  });

  it('equals the daily loop of domain.md', () => {
    fc.assert(
      fc.property(rental, day, (terms, until) => {
        expect(kopeckDays(terms, until)).toBe(naiveKopeckDays(terms, until));
      }),
      RUNS,
    );
  });
});

describe('accrued', () => {
  it('rounds half up, once for all rentals', () => {
    // 365 kopeck-days are 12 kopecks: 15 are 0.493, 16 are 0.526.
    expect([15, 16, 365, 0, -15, -16].map(accruedFromKopeckDays)).toEqual([0, 1, 12, 0, 0, -1]);
    const two = [
      plain({ roomId: 1, price: 15, start: '2026-11-22' }),
      plain({ roomId: 2, price: 15, start: '2026-11-22' }),
    ];
    expect(accrued(two, '2026-11-23')).toBe(1);
    expect(accrued([], '2026-11-23')).toBe(0);
  });

  it('is total × 12 / 365 half up for any safe total', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (total) => {
        const doubled = BigInt(total) * 24n + 365n;
        const floor = doubled / 730n - (doubled % 730n < 0n ? 1n : 0n);
        expect(BigInt(accruedFromKopeckDays(total))).toBe(floor);
      }),
      RUNS,
    );
    expect(() => accruedFromKopeckDays(0.5)).toThrow(RangeError);
  });

  it('never falls from a day to the next, and stands still after the end', () => {
    fc.assert(
      fc.property(rentals, day, fc.nat(400), (all, from, later) => {
        expect(accrued(all, addDays(from, later))).toBeGreaterThanOrEqual(accrued(all, from));
        const ended = all.map((terms) => ({ ...terms, end: terms.end ?? terms.start }));
        const lastEnd = ended.reduce((max, { end }) => (end > max ? end : max), '2000-01-01');
        expect(accrued(ended, addDays(lastEnd, 1 + later))).toBe(accrued(ended, addDays(lastEnd, 1)));
      }),
      RUNS,
    );
  });

  it('does not depend on the order of rentals or indexations', () => {
    const shuffled = rentals.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.shuffledSubarray([0, 1, 2]),
      ),
    );
    fc.assert(
      fc.property(shuffled, day, ([all, mixed, order], until) => {
        const moved = (steps: readonly PriceStep[]) => [
          ...order.flatMap((i) => steps[i] ?? []),
          ...steps.filter((_, i) => !order.includes(i)),
        ];
        const other = mixed.map((terms) => ({ ...terms, changes: moved(terms.changes) }));
        expect(accrued(other, until)).toBe(accrued(all, until));
        other.forEach((terms, i) => {
          expect(priceOn(terms, until)).toBe(priceOn(mixed[i] ?? terms, until));
        });
      }),
      RUNS,
    );
  });
});

describe('balance', () => {
  it('moves by a payment and by a return exactly', () => {
    fc.assert(
      fc.property(rentals, day, fc.nat(1e9), fc.nat(1e9), fc.nat(1e8), (all, on, paid, returned, amount) => {
        const before = balance({ rentPaid: paid, rentReturned: returned, rentals: all }, on);
        const afterPayment = balance({ rentPaid: paid + amount, rentReturned: returned, rentals: all }, on);
        const afterReturn = balance({ rentPaid: paid, rentReturned: returned + amount, rentals: all }, on);
        expect(afterPayment - before).toBe(amount);
        expect(before - afterReturn).toBe(amount);
        expect(before).toBe(paid - returned - accrued(all, on));
      }),
      RUNS,
    );
  });
});

describe('daysLeft', () => {
  it('is an exact floor, 0 where nothing is charged', () => {
    expect(daysLeft(0, 2_880_000)).toBe(0);
    expect(daysLeft(-1, 2_880_000)).toBe(-1);
    expect(daysLeft(12, 365)).toBe(1);
    expect(daysLeft(11, 365)).toBe(0);
    expect(daysLeft(-12, 365)).toBe(-1);
    expect(daysLeft(-13, 365)).toBe(-2);
    expect(daysLeft(1_000_000, 0)).toBe(0);
    expect(daysLeft(-1_000_000, 0)).toBe(0);
    // Beyond the safe integers inside, but not in the answer.
    expect(daysLeft(Number.MAX_SAFE_INTEGER, 1000)).toBe(
      Number((BigInt(Number.MAX_SAFE_INTEGER) * 365n) / 12_000n),
    );
  });

  /**
   * At an unchanging price: after `left` days the balance is ≥ 0, always; after left + 1 it is ≤ 0, and 0 only
   * where the unrounded shortfall is under a kopeck. The day before that is the last covered day. (Both the
   * balance now and the one then are rounded by at most half a kopeck.)
   */
  it('tells when the money runs out', () => {
    const running = fc.array(
      fc.record({
        roomId: fc.integer({ min: 1, max: 1000 }),
        price: fc.integer({ min: 1, max: 10_000_000 }),
        surcharge: fc.nat(500_000),
        start: fc.integer({ min: FROM, max: FROM + 300 }).map(fromEpochDay),
        end: fc.constant(null),
        changes: fc.constant<PriceStep[]>([]),
      }),
      { minLength: 1, maxLength: 4 },
    );
    const today = fromEpochDay(FROM + 1000);
    fc.assert(
      fc.property(running, fc.integer({ min: -300, max: 700 }), fc.nat(), (all, days, odd) => {
        const monthly = all.reduce((sum, terms) => sum + priceOn(terms, today), 0);
        // What makes the balance cover about `days` days, shifted by a part of a day.
        const wanted = Math.floor((days * 12 * monthly) / 365) + (odd % (Math.floor(monthly / 30) + 1));
        const account = { rentPaid: wanted + accrued(all, today), rentReturned: 0, rentals: all };
        const now = balance(account, today);
        expect(now).toBe(wanted);
        const left = daysLeft(now, monthly);
        expect(balance(account, addDays(today, left))).toBeGreaterThanOrEqual(0);
        const then = balance(account, addDays(today, left + 1));
        expect(then).toBeLessThanOrEqual(0);
        const shortfall = (left + 1) * 12 * monthly - now * 365; // in 1/365 kopecks, > 0
        expect(shortfall).toBeGreaterThan(0);
        if (shortfall >= 365) expect(then).toBeLessThan(0);
      }),
      RUNS,
    );
  });

  it('falls by one a day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100_000, max: 10_000_000 }),
        fc.integer({ min: -1e8, max: 1e9 }),
        (monthly, paid) => {
          const account = { rentPaid: paid, rentReturned: 0, rentals: [plain({ price: monthly })] };
          const on = (n: number) => balance(account, addDays('2026-11-23', n));
          const first = daysLeft(on(0), monthly);
          // Only a balance within a kopeck of a whole number of days may be a day off, by rounding.
          const rest = (on(0) * 365 - first * 12 * monthly) / 365;
          fc.pre(rest >= 1 && rest <= (12 * monthly) / 365 - 1);
          for (const n of [1, 2, 29, 365]) expect(daysLeft(on(n), monthly)).toBe(first - n);
        },
      ),
      RUNS,
    );
  });
});

describe('paidUntil', () => {
  it('is today in debt, else today and the days left', () => {
    expect(paidUntil('2026-11-23', 30)).toBe('2026-12-23');
    expect(paidUntil('2026-11-23', 0)).toBe('2026-11-23');
    expect(paidUntil('2026-11-23', -5)).toBe('2026-11-23');
  });

  it('ends with the calendar: a kopeck a month paid with a thousand rubles', () => {
    expect(paidUntil('2026-11-23', daysLeft(1000_00, 1))).toBe('9999-12-31');
  });
});
