import { fixture } from '../support/fixture.ts';
import { type Summary, simulate } from './simulate.ts';

export interface Totals {
  readonly seeds: number;
  readonly steps: number;
  /** How often each thing was done or went wrong, over all seeds. */
  readonly counts: Readonly<Record<string, number>>;
  readonly failed: readonly Summary[];
}

/** Simulates seed after seed; one that fails doesn't stop the others. */
export const simulateMany = async (from: number, to: number, steps: number): Promise<Totals> => {
  const images = fixture();
  const counts: Record<string, number> = {};
  const failed: Summary[] = [];
  let done = 0;
  for (let seed = from; seed <= to; seed++) {
    const summary = await simulate(images, seed, steps);
    done += summary.steps;
    for (const [what, times] of Object.entries(summary.counts)) counts[what] = (counts[what] ?? 0) + times;
    if (summary.violations.length > 0) failed.push(summary);
  }
  return { seeds: to - from + 1, steps: done, counts, failed };
};

/** What a run shows: how much was tried, what went wrong in it, and how a failing seed is played again. */
export const report = ({ seeds, steps, counts, failed }: Totals, stepsEach: number): string =>
  [
    `simulation of the exchange: ${seeds} seeds, ${steps} steps, violations ${failed.length}`,
    ...Object.entries(counts)
      .sort(([, a], [, b]) => b - a)
      .map(([what, times]) => `  ${what}: ${times}`),
    ...failed.flatMap(({ seed, violations }) => [
      `seed ${seed}: ${violations.slice(0, 3).join('; ')}`,
      `  npm run simulate -- --seed ${seed} --steps ${stepsEach}`,
    ]),
  ].join('\n');
