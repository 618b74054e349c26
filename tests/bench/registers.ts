/**
 * Registers at chain size, over loopback HTTP: time, memory above the desk's at rest, and the longest stall of the event
 * loop, on which the API answers. Floors: one bare walk over the same table, the file's own size, one page of clients.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { openSnapshot } from '../../db/open.ts';
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

const desk = await chainDesk({ filledApart: true });
const answer = median(await timed(() => desk.get('/_main_clients_')));
// At rest it has read ahead what it keeps: asking for the last of it waits for the rest.
await desk.get('/_dashboard_finance_');
await desk.get('/_dashboard_client_');
const atRest = process.memoryUsage().rss;
// The first one pays for the thread's start; a desk's second register of the day doesn't.
await desk.download('/_desk_/registers/arrears', 'GET');
const measured = [];
for (const one of CASES)
  measured.push({ ...one, ...(await measure(() => desk.download(one.path, one.method))) });
// Walks come last: what they read swells the heap.
const { db, close } = openSnapshot({ dataDir: desk.dataDir });
const walk = (table: string): number => {
  const started = performance.now();
  db.values(sql`SELECT * FROM ${sql.identifier(table)}`);
  return (performance.now() - started) / 1000;
};
const rows = measured.flatMap(({ name, table, target, ...got }): Row[] => [
  {
    name: `${name}, ${got.megabytes.toFixed(1)} MB file`,
    value: got.seconds,
    unit: 's',
    floor: walk(table),
    target: target.time,
  },
  { name: `${name}, processor time`, value: got.processor, unit: 's', floor: walk(table), target: null },
  { name: `${name}, memory`, value: got.memory, unit: 'MB', floor: got.megabytes, target: target.memory },
  { name: `${name}, longest stall`, value: got.stall, unit: 'ms', floor: answer, target: STALL_MS },
  {
    name: `${name}, slowest clients’ page meanwhile`,
    value: got.slowest,
    unit: 'ms',
    floor: answer,
    target: null,
  },
]);
close();
await desk.close();
report('registers', rows);

async function measure(work: () => Promise<number>) {
  let peak = 0;
  let slowest = 0;
  let running = true;
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const watching = (async () => {
    while (running) {
      const asked = performance.now();
      await desk.get('/_main_clients_');
      slowest = Math.max(slowest, performance.now() - asked);
      peak = Math.max(peak, process.memoryUsage().rss);
      await sleep(100);
    }
  })();
  delay.enable();
  const used = process.cpuUsage();
  const started = performance.now();
  const bytes = await work();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(used);
  delay.disable();
  running = false;
  await watching;
  return {
    seconds,
    // What it would take on a processor of its own; the pages asked meanwhile are in it.
    processor: (user + system) / 1e6,
    megabytes: bytes / MB,
    memory: (peak - atRest) / MB,
    // The monitor's own tick is in its figure.
    stall: Math.max(0, delay.max / 1e6 - 5),
    slowest,
  };
}
