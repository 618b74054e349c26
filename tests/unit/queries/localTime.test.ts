import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDateTime } from '../../../main/domain/dates.ts';
import { localDateTimes } from '../../../main/queries/parts/localTime.ts';

describe('local time of many instants', () => {
  test('is that of each instant, over every turning of clocks and shift of zones', () => {
    const local = localDateTimes();
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2030, 0, 1) }),
        fc.constantFrom('Europe/Moscow', 'Asia/Novosibirsk', 'Europe/Berlin', 'Asia/Kathmandu'),
        (at, zone) => {
          expect(local(at, zone)).toBe(localDateTime(at, zone));
        },
      ),
      { seed: 36, numRuns: 3000 },
    );
  });

  test('to the second around a turn', () => {
    const local = localDateTimes();
    const turn = Date.UTC(2026, 2, 29, 1);
    const read = [turn - 1000, turn - 1, turn].map((at) => local(at, 'Europe/Berlin'));
    expect(read).toEqual(['2026-03-29 01:59:59', '2026-03-29 01:59:59', '2026-03-29 03:00:00']);
  });
});
