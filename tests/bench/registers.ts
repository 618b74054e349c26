/**
 * Registers at chain size, over loopback HTTP asked by a process of its own: time, memory above the desk's at rest, and the
 * longest stall of the event loop, on which the API answers. Floors: one bare walk over the same table, the file's own size;
 * of stalls, what the same requests show while no register is made.
 */
import { loadavg } from 'node:os';
import { monitorEventLoopDelay, PerformanceObserver } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { openSnapshot } from '../../db/open.ts';
import { callingApart } from './support/callingApart.ts';
import { chainDesk } from './support/chain.ts';
import { median, type Row, report, timed } from './support/report.ts';

interface Case {
  readonly name: string;
  readonly path: string;
  readonly method: 'GET' | 'POST';
  readonly table: string;
  /** Seconds and MB; null: none set. */
  readonly target: { readonly time: number | null; readonly memory: number | null };
}

const NONE = { time: null, memory: null };

const CASES: readonly Case[] = [
  {
    name: 'payments',
    path: '/download_payments',
    method: 'POST',
    table: 'payments',
    target: { time: 60, memory: 300 },
  },
  {
    name: 'agreements',
    path: '/download_reestr',
    method: 'POST',
    table: 'agreements',
    target: { time: 6, memory: 300 },
  },
  { name: 'clients', path: '/_desk_/registers/clients', method: 'GET', table: 'clients', target: NONE },
  { name: 'rooms', path: '/_desk_/registers/rooms', method: 'GET', table: 'rooms', target: NONE },
  {
    name: 'future payments',
    path: '/_desk_/registers/future_payments',
    method: 'GET',
    table: 'agreements',
    target: NONE,
  },
  { name: 'arrears', path: '/_desk_/registers/arrears', method: 'GET', table: 'agreements', target: NONE },
];

/** A stall that somebody at the desk would feel. */
const STALL_MS = 50;
const MB = 2 ** 20;
/** So often, that one collection of garbage doesn't decide; the long one is asked for less often. */
const RUNS = 7;
const RUNS_LONG = 3;
/** Before each run the same pages are asked without a register: what of a stall is the machine's and the pages' own. */
const FLOOR_MS = 3000;

const desk = await chainDesk({ filledApart: true });
const { ask, end } = callingApart(desk);
await timed(() => ask('/_main_clients_'));
// At rest it has read ahead what it keeps: asking for the last of it waits for the rest.
await ask('/_dashboard_finance_');
await ask('/_dashboard_client_');
await ask('/_main_payments_');
const atRest = process.memoryUsage().rss;
// The first one pays for the thread's start; a desk's second register of the day doesn't.
await ask('/_desk_/registers/arrears');
const measured = [];
for (const one of CASES) {
  const runs = one.target.time === 60 ? RUNS_LONG : RUNS;
  const alone = [];
  const made = [];
  for (let run = 0; run < runs; run++) {
    alone.push(await measure(() => sleep(FLOOR_MS, { bytes: 0 })));
    made.push(await measure(() => ask(one.path, one.method)));
  }
  measured.push({ ...one, alone: together(alone), made: together(made), load: loadavg()[0] ?? 0 });
}
// Walks come last: what they read swells the heap.
const { db, close } = openSnapshot({ dataDir: desk.dataDir });
const walk = (table: string): number => {
  const started = performance.now();
  db.values(sql`SELECT * FROM ${sql.identifier(table)}`);
  return (performance.now() - started) / 1000;
};
const rows = measured.flatMap(({ name, table, target, load, alone, made }): Row[] => {
  const row = (what: string, value: number, unit: string, floor: number, most: number | null = null) => ({
    name: `${name}, ${what}`,
    value,
    unit,
    floor,
    target: most,
  });
  return [
    row(
      `${made.megabytes.toFixed(1)} MB, load ${load.toFixed(1)}`,
      made.seconds,
      's',
      walk(table),
      target.time,
    ),
    row('processor time', made.processor, 's', walk(table)),
    row('memory', made.memory, 'MB', made.megabytes, target.memory),
    row('longest stall, median', made.stall, 'ms', alone.stall, STALL_MS),
    row('longest stall, worst', made.worstStall, 'ms', alone.worstStall),
    row('longest work at a stretch, worst', made.stretch, 'ms', alone.stretch, STALL_MS),
    row('longest collection, worst', made.collected, 'ms', alone.collected, STALL_MS),
    row('slowest clients’ page meanwhile', made.slowest, 'ms', alone.slowest),
  ];
});
close();
end();
await desk.close();
report('registers', rows);

/** Of several runs: medians, and the worst of what must never be much. */
function together(runs: readonly Awaited<ReturnType<typeof measure>>[]) {
  const of = (key: keyof (typeof runs)[number]) => runs.map((one) => one[key]);
  return {
    seconds: median(of('seconds')),
    processor: median(of('processor')),
    megabytes: median(of('megabytes')),
    memory: Math.max(...of('memory')),
    stall: median(of('stall')),
    worstStall: Math.max(...of('stall')),
    stretch: Math.max(...of('stretch')),
    collected: Math.max(...of('collected')),
    slowest: median(of('slowest')),
  };
}

/** Processor time of this thread alone, ms; a stall by it doesn't count other programs' turns on the machine. */
function worked(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

async function measure(work: () => Promise<{ readonly bytes: number }>) {
  let peak = 0;
  let slowest = 0;
  let collected = 0;
  let running = true;
  let stretch = 0;
  let before = worked();
  const ticking = setInterval(() => {
    const now = worked();
    stretch = Math.max(stretch, now - before);
    before = now;
  }, 1);
  const collections = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) collected = Math.max(collected, duration);
  });
  collections.observe({ entryTypes: ['gc'] });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const watching = (async () => {
    while (running) {
      slowest = Math.max(slowest, (await ask('/_main_clients_')).ms);
      peak = Math.max(peak, process.memoryUsage().rss);
      await sleep(100);
    }
  })();
  delay.enable();
  const used = process.cpuUsage();
  const started = performance.now();
  const { bytes } = await work();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(used);
  delay.disable();
  running = false;
  await watching;
  clearInterval(ticking);
  collections.disconnect();
  return {
    seconds,
    // What it would take on a processor of its own; the answers to the pages asked meanwhile are in it.
    processor: (user + system) / 1e6,
    megabytes: bytes / MB,
    memory: (peak - atRest) / MB,
    // The monitor's own tick is in its figure.
    stall: Math.max(0, delay.max / 1e6 - 5),
    stretch,
    collected,
    slowest,
  };
}
