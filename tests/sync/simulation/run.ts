/** `npm run simulate -- [--seed N | --seeds N] [--steps N]`: the nightly size, or one seed played again. */
import { parseArgs } from 'node:util';
import { report, simulateMany } from './many.ts';

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string', default: '2000' },
    steps: { type: 'string', default: '1000' },
  },
});

const one = values.seed === undefined ? null : Number(values.seed);
const steps = Number(values.steps);
const totals = await simulateMany(one ?? 1, one ?? Number(values.seeds), steps);
process.stdout.write(`${report(totals, steps)}\n`);
process.exitCode = totals.failed.length > 0 ? 1 : 0;
