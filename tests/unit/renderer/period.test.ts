import { expect, test } from 'vitest';
import { spanBefore, yearBefore } from '../../../renderer/components/period.ts';

test.each([
  // A month under way is compared with as many days of the month before.
  [
    { from: '2026-11-01', to: '2026-11-25' },
    { from: '2026-10-01', to: '2026-10-25' },
  ],
  [
    { from: '2026-03-01', to: '2026-03-30' },
    { from: '2026-02-01', to: '2026-02-28' },
  ],
  // A whole month with a whole one.
  [
    { from: '2026-11-01', to: '2026-11-30' },
    { from: '2026-10-01', to: '2026-10-31' },
  ],
  [
    { from: '2026-03-01', to: '2026-03-31' },
    { from: '2026-02-01', to: '2026-02-28' },
  ],
  // Quarters and years.
  [
    { from: '2026-07-01', to: '2026-09-30' },
    { from: '2026-04-01', to: '2026-06-30' },
  ],
  [
    { from: '2026-01-01', to: '2026-12-31' },
    { from: '2025-01-01', to: '2025-12-31' },
  ],
  // Any days.
  [
    { from: '2026-11-10', to: '2026-11-16' },
    { from: '2026-11-03', to: '2026-11-09' },
  ],
  [
    { from: '2026-01-05', to: '2026-01-05' },
    { from: '2026-01-04', to: '2026-01-04' },
  ],
])('before %o stands %o', (span, before) => expect(spanBefore(span)).toEqual(before));

test.each([
  [
    { from: '2026-11-26', to: '2027-11-25' },
    { from: '2025-11-26', to: '2026-11-25' },
  ],
  [
    { from: '2028-02-29', to: '2028-02-29' },
    { from: '2027-02-28', to: '2027-02-28' },
  ],
  [
    { from: '2029-02-01', to: '2029-02-28' },
    { from: '2028-02-01', to: '2028-02-29' },
  ],
  [
    { from: '2026-04-30', to: '2026-05-02' },
    { from: '2025-04-30', to: '2025-05-02' },
  ],
])('a year before %o is %o', (span, before) => expect(yearBefore(span)).toEqual(before));
