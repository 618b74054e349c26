import { describe, expect, test } from 'vitest';
import { clientFlows, lengthInDays, type Tenancy, transfers } from '../../../main/domain/flows.ts';

const RANGE = { start: '2026-03-01', end: '2026-03-31' };
const rents = (start: string, end: string | null = null, clientId = 1): Tenancy => ({ clientId, start, end });

const days = (...tenancies: Tenancy[]) => {
  const { inflow, outflow } = clientFlows(tenancies, RANGE);
  return { in: inflow.map(({ day }) => day).sort(), out: outflow.map(({ day }) => day).sort() };
};

describe('clients flow in and out (domain §5)', () => {
  test('in on the day the first rental starts, out on the day the last one ends', () => {
    expect(days(rents('2026-03-01', '2026-03-31'))).toEqual({ in: ['2026-03-01'], out: ['2026-03-31'] });
    expect(days(rents('2026-02-28', '2026-04-01'))).toEqual({ in: [], out: [] });
  });

  test('two rooms taken together are one inflow; a second one while the first runs is none', () => {
    expect(days(rents('2026-03-05'), rents('2026-03-05'))).toEqual({ in: ['2026-03-05'], out: [] });
    expect(days(rents('2026-02-05'), rents('2026-03-05', '2026-03-20'))).toEqual({ in: [], out: [] });
  });

  test('a room taken the day after is no flow, two days after it is out and in again', () => {
    expect(days(rents('2026-01-01', '2026-03-10'), rents('2026-03-11'))).toEqual({ in: [], out: [] });
    expect(days(rents('2026-01-01', '2026-03-10'), rents('2026-03-12'))).toEqual({
      in: ['2026-03-12'],
      out: ['2026-03-10'],
    });
  });

  test('the days beside the range decide about its first and its last one', () => {
    expect(
      days(rents('2026-01-01', '2026-02-28'), rents('2026-03-01', '2026-03-31'), rents('2026-04-01')),
    ).toEqual({
      in: [],
      out: [],
    });
  });

  test('another client’s rental keeps nobody', () => {
    expect(days(rents('2026-03-05', '2026-03-10'), rents('2026-01-01', null, 2))).toEqual({
      in: ['2026-03-05'],
      out: ['2026-03-10'],
    });
  });
});

test('a transfer: another rental on the same or the next day, each new one for one ended', () => {
  const [first, second, next, far] = [
    rents('2026-01-01', '2026-03-10'),
    rents('2026-01-02', '2026-03-10'),
    rents('2026-03-11', '2026-03-20'),
    rents('2026-03-22'),
  ];
  const all = [first, second, next, far, rents('2026-03-11', null, 2)];
  const { from, to } = transfers(all);
  expect([...from]).toEqual([first]);
  expect([...to]).toEqual([next]);
});

test('the last day counts, days after the look do not', () => {
  expect(lengthInDays(rents('2026-03-01', '2026-03-01'), '2026-12-31')).toBe(1);
  expect(lengthInDays(rents('2026-03-01', '2026-05-01'), '2026-03-31')).toBe(31);
  expect(lengthInDays(rents('2026-03-01'), '2026-02-01')).toBe(0);
});
