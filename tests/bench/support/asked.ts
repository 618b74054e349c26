import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import type { Group } from './cases.ts';
import type { chainDesk } from './chain.ts';
import { median } from './report.ts';

type Desk = Awaited<ReturnType<typeof chainDesk>>;

/** Milliseconds of one request: of the processor (server and caller are one process), and of the clock. */
interface Cost {
  readonly cpu: number;
  readonly wall: number;
}

export const costOf = async (work: () => Promise<unknown>): Promise<Cost> => {
  const before = process.cpuUsage();
  const started = performance.now();
  await work();
  const wall = performance.now() - started;
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / 1000, wall };
};

const medianCost = (costs: readonly Cost[]): Cost => ({
  cpu: median(costs.map(({ cpu }) => cpu)),
  wall: median(costs.map(({ wall }) => wall)),
});

interface Measured {
  readonly path: string;
  readonly repeated: Cost;
  /** The least of the processor: on a machine that others use, the nearest to what an idle one takes. */
  readonly best: number;
  readonly afterWrite: Cost;
}

const RUNS = 9;
const WARM = 2;
const WRITES = 3;

/** A payment on a running agreement: what a desk writes all day. */
export const writing = (desk: Desk) => {
  let next = 0;
  return async (): Promise<void> => {
    const { agreements } = JSON.parse(await desk.get('/_main_agreements_?active=1&show_cnt=500')) as {
      agreements: { agrid: number }[];
    };
    next += 1;
    const { agrid } = agreements[next % agreements.length] ?? { agrid: 1 };
    await desk.post(`/_add_payment_/${agrid}`, {
      amount: '1',
      payment_date: '2026-11-23',
      payment_type: 'Наличными',
      account_article: 'Аренда',
      comment: '',
    });
  };
};

const measured = async (desk: Desk, path: string, write: () => Promise<void>): Promise<Measured> => {
  const repeated: Cost[] = [];
  for (let run = -WARM; run < RUNS; run++) {
    const cost = await costOf(() => desk.get(path));
    if (run >= 0) repeated.push(cost);
  }
  const afterWrite: Cost[] = [];
  for (let run = 0; run < WRITES; run++) {
    await write();
    afterWrite.push(await costOf(() => desk.get(path)));
  }
  const best = Math.min(...repeated.map(({ cpu }) => cpu));
  return { path, repeated: medianCost(repeated), best, afterWrite: medianCost(afterWrite) };
};

const ms = (value: number): string => value.toFixed(1).padStart(7);

/**
 * Measures each request of each group as it is repeated, and as the first one after a write; prints a line a group with its
 * worst request, and writes every request to bench-results/NAME.json. What counts is the processor's time: on a machine
 * that others use the clock tells of them.
 */
export const reportAsked = async (name: string, desk: Desk, groups: readonly Group[]): Promise<void> => {
  const write = writing(desk);
  // Who asks for all that is kept in memory waits until it is there; a desk reads it ahead after its start.
  for (const path of ['/_main_payments_', '/_main_rooms_', '/_dashboard_finance_?warehouse_id=0'])
    await desk.get(path);
  const floor = await measured(desk, '/_desk_/about', write);
  process.stdout.write(
    `\n${name}: ms of the processor, median of ${RUNS}; the smallest answer ${ms(floor.repeated.cpu)}\n`,
  );
  process.stdout.write(
    `${'group'.padEnd(36)} cases  median   worst  worst of the bests  after a write (worst)  by the clock (worst)\n`,
  );
  const found: object[] = [{ name: 'floor', ...floor }];
  for (const { name: group, target, paths } of groups) {
    const cases: Measured[] = [];
    for (const path of paths) cases.push(await measured(desk, path, write));
    const worst = cases.reduce((a, b) => (b.repeated.cpu > a.repeated.cpu ? b : a));
    const after = Math.max(...cases.map(({ afterWrite }) => afterWrite.cpu));
    const best = Math.max(...cases.map((one) => one.best));
    const missed = target === null ? [] : cases.filter(({ repeated }) => repeated.cpu > target);
    process.stdout.write(
      `${group.padEnd(36)} ${String(cases.length).padStart(5)} ${ms(median(cases.map(({ repeated }) => repeated.cpu)))} ${ms(worst.repeated.cpu)} ${ms(best).padStart(15)} ${ms(after).padStart(15)} ${ms(Math.max(...cases.map(({ repeated }) => repeated.wall))).padStart(21)}  ${target === null ? '' : missed.length === 0 ? `all under ${target}` : `${missed.length} OVER ${target}`}  ${decodeURIComponent(worst.path)}\n`,
    );
    found.push(...cases.map((one) => ({ group, target, ...one })));
  }
  const machine = {
    date: new Date().toISOString(),
    cores: cpus().length,
    model: cpus()[0]?.model,
    load: loadavg(),
  };
  const folder = join(import.meta.dirname, '../../../bench-results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ machine, cases: found }, null, 1)}\n`);
};
