import { expect, test } from 'vitest';
import { simulate } from './simulation/simulate.ts';
import { fixture } from './support/fixture.ts';

const images = fixture();

test('one seed', async () => {
  for (let seed = 1; seed <= Number(process.env.SEEDS ?? 5); seed++) {
    const started = Date.now();
    const summary = await simulate(images, seed, 500);
    console.log(seed, Date.now() - started, JSON.stringify(summary.counts));
    expect(summary.violations).toEqual([]);
  }
});
