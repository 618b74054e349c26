import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../main/domain/dates.ts';
import { depositDue, rentEndOnApproval } from '../../../main/domain/moveOut.ts';

const RUNS = { seed: 20261123, numRuns: 500 };
const TODAY = '2026-11-23';

describe('rentEndOnApproval', () => {
  it.each([
    ['2026-10-01', TODAY],
    ['2026-11-22', TODAY],
    [TODAY, TODAY],
    ['2026-11-26', TODAY],
    ['2026-11-27', '2026-11-27'],
    ['2027-03-01', '2027-03-01'],
  ])('planned for %s it ends on %s', (planned, end) => {
    expect(rentEndOnApproval(planned, '2026-01-01', TODAY)).toBe(end);
  });

  it('is never before today, nor before the start, nor after both the plan and today', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -400, max: 400 }),
        fc.integer({ min: -400, max: 400 }),
        (ahead, begun) => {
          const planned = addDays(TODAY, ahead);
          const start = addDays(TODAY, Math.min(begun, ahead));
          const end = rentEndOnApproval(planned, start, TODAY);
          expect(end >= TODAY && end >= start).toBe(true);
          expect(end <= planned || end === TODAY).toBe(true);
        },
      ),
      RUNS,
    );
  });
});

describe('depositDue', () => {
  it('is the room’s own while others stay, and all that is held with the last', () => {
    expect(depositDue(8_000_00, 5_000_00, [3_000_00])).toBe(5_000_00);
    expect(depositDue(8_000_00, 5_000_00, [])).toBe(8_000_00);
    expect(depositDue(0, 5_000_00, [])).toBe(0);
  });

  it('keeps what secures the other rooms: no room is paid back twice, none out of another’s', () => {
    // 5 000 of 8 000 went back already, or never came in.
    expect(depositDue(3_000_00, 5_000_00, [3_000_00])).toBe(0);
    expect(depositDue(6_000_00, 5_000_00, [3_000_00])).toBe(3_000_00);
    expect(depositDue(20_000_00, 5_000_00, [3_000_00])).toBe(5_000_00);
  });

  it('room by room, each paid back at once, it comes to what was held and never below 0', () => {
    const sums = fc.array(fc.integer({ min: 0, max: 100_000_00 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(sums, fc.integer({ min: 0, max: 500_000_00 }), (deposits, paid) => {
        let held = paid;
        deposits.forEach((own, i) => {
          const due = depositDue(held, own, deposits.slice(i + 1));
          expect(due).toBeGreaterThanOrEqual(0);
          held -= due;
        });
        expect(held).toBe(0);
      }),
      RUNS,
    );
  });
});
