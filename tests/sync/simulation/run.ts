/** `npm run simulate`: the nightly size, or one seed played again. */
import { parseArgs } from 'node:util';
import { report, simulateMany } from './many.ts';

const HELP = `npm run simulate -- [параметры]
  --seed N    сыграть одно зерно ещё раз
  --seeds N   зёрна от 1 до N (2000)
  --steps N   шагов на зерно (1000)
`;

const parsed = () => {
  try {
    const { values } = parseArgs({
      args: process.argv.slice(2),
      options: {
        seed: { type: 'string' },
        seeds: { type: 'string', default: '2000' },
        steps: { type: 'string', default: '1000' },
        help: { type: 'boolean', default: false },
      },
    });
    const [seed, seeds, steps] = [values.seed ?? '0', values.seeds, values.steps].map(Number);
    const isWhole = [seed, seeds, steps].every((number) => Number.isInteger(number));
    return isWhole && !values.help ? { seed, seeds, steps } : { help: values.help };
  } catch {
    return { help: false };
  }
};

const simulate = async (seed: number, seeds: number, steps: number): Promise<void> => {
  const totals = await simulateMany(seed === 0 ? 1 : seed, seed === 0 ? seeds : seed, steps);
  process.stdout.write(`${report(totals, steps)}\n`);
  process.exitCode = totals.failed.length > 0 ? 1 : 0;
};

const { help, seed = 0, seeds = 0, steps = 0 } = parsed();
if (help === undefined) await simulate(seed, seeds, steps);
else {
  (help ? process.stdout : process.stderr).write(help ? HELP : `Параметры не поняты.\n${HELP}`);
  process.exitCode = help ? 0 : 2;
}
