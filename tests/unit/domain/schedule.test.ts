import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, epochDay, fromEpochDay } from '../../../main/domain/dates.ts';
import { isWorkday, lateMinutes, scheduleOn, weekday } from '../../../main/domain/schedule.ts';

const shift = (since: string, days: string) => ({ since, days, startMinute: 540, endMinute: 1200 });
const anyDay = fc.integer({ min: epochDay('2000-01-01'), max: epochDay('2100-01-01') }).map(fromEpochDay);
const rounds = fc.string({ unit: fc.constantFrom('0', '1'), minLength: 1, maxLength: 31 });

describe('a working schedule', () => {
  test('a week goes by weekdays, whatever day it begins on', () => {
    // 23 November 2026 is a Monday.
    expect(weekday('2026-11-23')).toBe(0);
    expect(weekday('2026-11-29')).toBe(6);
    const week = shift('2026-11-25', '1111100');
    expect(
      ['2026-11-25', '2026-11-27', '2026-11-28', '2026-11-30'].map((day) => isWorkday(week, day)),
    ).toEqual([true, true, false, true]);
  });

  test('two days on, two days off, from the day on which it begins', () => {
    const round = shift('2026-11-24', '1100');
    const days = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28'];
    expect(days.map((day) => isWorkday(round, day))).toEqual([true, true, false, false, true]);
  });

  test('a round of shifts comes back after its length, a week after seven days', () => {
    fc.assert(
      fc.property(anyDay, rounds, fc.nat(400), (since, days, later) => {
        const schedule = shift(since, days);
        const day = addDays(since, later);
        expect(isWorkday(schedule, addDays(day, days.length))).toBe(isWorkday(schedule, day));
      }),
      { seed: 20261125 },
    );
  });

  test('the newest one that has begun holds, before the first one none', () => {
    const [first, second] = [shift('2026-01-01', '1'), shift('2026-06-01', '0')];
    expect(scheduleOn([second, first], '2025-12-31')).toBeUndefined();
    expect(scheduleOn([second, first], '2026-05-31')).toBe(first);
    expect(scheduleOn([second, first], '2026-06-01')).toBe(second);
  });

  test('late are whole minutes after the start; whoever is early is not late', () => {
    const nine = shift('2026-01-01', '1');
    expect([539.9, 540, 540.9, 541, 600].map((minute) => lateMinutes(nine, minute))).toEqual([
      0, 0, 0, 1, 60,
    ]);
  });
});
