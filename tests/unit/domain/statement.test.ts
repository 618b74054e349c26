import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, epochDay, fromEpochDay } from '../../../main/domain/dates.ts';
import { accrued, balance, type RentalTerms } from '../../../main/domain/rent.ts';
import { type RentMoney, type StatementRow, statement } from '../../../main/domain/statement.ts';

const RUNS = { seed: 20261123, numRuns: 500 };
const FROM = epochDay('2023-06-01');
const day = fc.integer({ min: FROM, max: FROM + 900 }).map(fromEpochDay); // over the leap year 2024

const rental: fc.Arbitrary<RentalTerms> = fc
  .record({
    roomId: fc.integer({ min: 1, max: 50 }),
    price: fc.integer({ min: 0, max: 3_000_000 }),
    surcharge: fc.integer({ min: 0, max: 50_000 }),
    start: day,
    length: fc.option(fc.integer({ min: 0, max: 500 }), { nil: null }),
    changes: fc.array(fc.record({ date: day, sum: fc.integer({ min: -100_000, max: 100_000 }) }), {
      maxLength: 3,
    }),
  })
  .map(({ length, ...rest }) => ({ ...rest, end: length === null ? null : addDays(rest.start, length) }));
const rentals = fc.array(rental, { maxLength: 4 });
const money: fc.Arbitrary<RentMoney[]> = fc
  .array(fc.record({ day, amount: fc.integer({ min: 1, max: 9_000_000 }), returned: fc.boolean() }), {
    maxLength: 8,
  })
  .map((entries) => entries.map((entry, i) => ({ ...entry, id: i + 1 })));

const account = (all: readonly RentalTerms[], entries: readonly RentMoney[]) => ({
  rentPaid: entries.filter((entry) => !entry.returned).reduce((sum, entry) => sum + entry.amount, 0),
  rentReturned: entries.filter((entry) => entry.returned).reduce((sum, entry) => sum + entry.amount, 0),
  rentals: all,
});
const last = (rows: readonly StatementRow[]) => rows.at(-1)?.balance ?? 0;

describe('a statement adds up', () => {
  it('ends with the agreement’s balance, to the kopeck', () => {
    fc.assert(
      fc.property(rentals, money, day, (all, entries, today) => {
        expect(last(statement(all, entries, today))).toBe(balance(account(all, entries), today));
      }),
      RUNS,
    );
  });

  it('each line adds its sum to the balance before it; rent lines together are the rent accrued', () => {
    fc.assert(
      fc.property(rentals, money, day, (all, entries, today) => {
        const rows = statement(all, entries, today);
        rows.forEach((row, i) => {
          expect(row.balance).toBe((rows[i - 1]?.balance ?? 0) + row.sum);
        });
        const rent = rows.filter((row) => row.event === 'rent').reduce((sum, row) => sum + row.sum, 0);
        expect(0 - rent).toBe(accrued(all, today));
      }),
      RUNS,
    );
  });

  it('each line’s balance is the agreement’s own at that moment', () => {
    fc.assert(
      fc.property(rentals, money, day, (all, entries, today) => {
        for (const row of statement(all, entries, today)) {
          if (row.event !== 'rent' && row.event !== 'payment' && row.event !== 'return') continue;
          // Rent of a day is charged after the money of that day; money of a line's own day may still follow it.
          const before = entries.filter((entry) => {
            if (entry.day !== row.day || row.event === 'rent') return entry.day <= row.day;
            if (entry.returned !== row.money.returned) return !entry.returned;
            return entry.id <= row.money.id;
          });
          const morning = row.event === 'rent' ? addDays(row.day, 1) : row.day;
          const on = morning > today ? today : morning;
          expect(row.balance).toBe(balance(account(all, before), on));
        }
      }),
      RUNS,
    );
  });

  it('does not depend on the order of rentals, indexations and money', () => {
    const shuffled = fc.tuple(rentals, money).chain(([all, entries]) =>
      fc.record({
        all: fc.constant(all),
        entries: fc.constant(entries),
        mixed: fc.shuffledSubarray(all, { minLength: all.length }),
        mixedMoney: fc.shuffledSubarray(entries, { minLength: entries.length }),
        turned: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(shuffled, day, ({ all, entries, mixed, mixedMoney, turned }, today) => {
        const other = mixed.map((terms) => ({
          ...terms,
          changes: turned ? terms.changes.toReversed() : terms.changes,
        }));
        expect(statement(other, mixedMoney, today)).toEqual(statement(all, entries, today));
      }),
      RUNS,
    );
  });

  it('a payment moves the balance by exactly itself, and no line before it', () => {
    fc.assert(
      fc.property(
        rentals,
        money,
        day,
        day,
        fc.integer({ min: 1, max: 9_000_000 }),
        (all, entries, on, today, amount) => {
          const more = [...entries, { id: 99, day: on, amount, returned: false }];
          const [before, after] = [statement(all, entries, today), statement(all, more, today)];
          expect(last(after) - last(before)).toBe(amount);
          const earlier = (rows: readonly StatementRow[]) => rows.filter((row) => row.day < addDays(on, -1));
          expect(earlier(after)).toEqual(earlier(before));
          const line = after.find((row) => row.event === 'payment' && row.money.id === 99);
          expect(line?.sum).toBe(amount);
        },
      ),
      RUNS,
    );
  });

  it('charges each day once: stretches follow one another, within a month and a price', () => {
    fc.assert(
      fc.property(rentals, money, day, (all, entries, today) => {
        let charged = '0001-01-01';
        for (const row of statement(all, entries, today)) {
          if (row.event !== 'rent') continue;
          expect(row.from > charged && row.from <= row.day && row.day < today).toBe(true);
          expect(row.day.slice(0, 7)).toBe(row.from.slice(0, 7));
          charged = row.day;
        }
      }),
      RUNS,
    );
  });
});

describe('a statement tells', () => {
  const terms: RentalTerms = {
    roomId: 15,
    price: 3_650_000,
    surcharge: 0,
    start: '2026-01-20',
    end: null,
    changes: [
      { date: '2026-02-10', sum: 365_000 },
      { date: '2027-01-01', sum: 1 },
    ],
  };
  // 36 500 a month are 1 200 a day, after the indexation 1 320.
  const short = (rows: readonly StatementRow[]) =>
    rows.map((row) => [row.day, row.event, row.sum / 100, row.balance / 100]);

  it('what happened by day: rent by months and between events, indexation, end', () => {
    const entries = [
      { id: 2, day: '2026-02-05', amount: 5_000_000, returned: false },
      { id: 1, day: '2026-01-20', amount: 3_650_000, returned: false },
      { id: 3, day: '2026-02-20', amount: 1_000, returned: true },
    ];
    expect(short(statement([{ ...terms, end: '2026-02-15' }], entries, '2026-02-18'))).toEqual([
      ['2026-01-20', 'start', 0, 0],
      ['2026-01-20', 'payment', 36_500, 36_500],
      ['2026-01-31', 'rent', -14_400, 22_100],
      ['2026-02-04', 'rent', -4_800, 17_300],
      ['2026-02-05', 'payment', 50_000, 67_300],
      ['2026-02-09', 'rent', -6_000, 61_300],
      ['2026-02-10', 'indexation', 0, 61_300],
      ['2026-02-15', 'rent', -7_920, 53_380],
      ['2026-02-15', 'end', 0, 53_380],
      ['2026-02-20', 'return', -10, 53_370],
    ]);
  });

  it('29 February is a day of rent', () => {
    const rows = statement([{ ...terms, start: '2024-02-28', changes: [] }], [], '2024-03-02');
    expect(short(rows)).toEqual([
      ['2024-02-28', 'start', 0, 0],
      ['2024-02-29', 'rent', -2_400, -2_400],
      ['2024-03-01', 'rent', -1_200, -3_600],
    ]);
  });

  it('neither planned indexations nor a rental not yet begun; nothing of nothing', () => {
    expect(short(statement([terms], [], '2026-01-20'))).toEqual([['2026-01-20', 'start', 0, 0]]);
    expect(statement([terms], [], '2026-01-19')).toEqual([]);
    expect(statement([], [], '2026-01-19')).toEqual([]);
  });
});
