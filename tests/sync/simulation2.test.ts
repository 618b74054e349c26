import { expect, test } from 'vitest';
import { report, simulateMany } from './simulation/many.ts';

const STEPS = 500;

/** Half of the seeds: the other half runs beside it on the other core. */
test('the six properties hold, seeds 101–200', { timeout: 900_000 }, async () => {
  const totals = await simulateMany(101, 200, STEPS);
  process.stdout.write(`${report(totals, STEPS)}\n`);
  expect(totals.failed).toEqual([]);
});
