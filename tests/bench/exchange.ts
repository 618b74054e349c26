/**
 * The exchange at the chain's size, centre and desks as processes on loopback: first fill, a write seen at another desk, a
 * long queue drained, many idle desks, a rebase with a long queue. The floor of times is the least round trip of this run.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openWriting } from '../../db/open.ts';
import { addPayment } from '../../main/commands/addPayment.ts';
import { unitOfWork } from '../../main/commands/unitOfWork.ts';
import { SQL_FUNCTIONS } from '../../main/queries/functions.ts';
import { readState } from '../../main/sync/deskState.ts';
import { rebase } from '../../main/sync/rebase.ts';
import { callerOf, longestWait, startProgram, until } from './support/chainExchange.ts';
import { idleDesks } from './support/idleDesks.ts';
import { median, type Row, report } from './support/report.ts';

const QUEUED = 10_000;
const REBASED = 1000;
const SEEN = 30;

const folder = mkdtempSync(join(tmpdir(), 'mesto-exchange-'));
const dirOf = (name: string) => join(folder, name);
const rows: Row[] = [];

const centre = await startProgram('central', ['--port', '0', '--demo=chain', '--data-dir', dirOf('centre')]);
const port = new URL(centre.url).port;
const startDesk = (name: string) =>
  startProgram('web', ['--port', '0', '--central', centre.url, '--data-dir', dirOf(name)]);

const roundTrips: number[] = [];
for (let n = 0; n < 50; n++) {
  const started = performance.now();
  await (await fetch(`${centre.url}/_desk_/about`)).arrayBuffer();
  roundTrips.push(performance.now() - started);
}
const floor = median(roundTrips);

// First fill: what a new PC waits for, and what it does meanwhile.
const a = await startDesk('a');
const memoryBefore = a.peakMemory();
const stopAsking = longestWait(a.url);
const fillStarted = performance.now();
const deskA = await callerOf(a);
await until(async () => (await deskA.status()).kind === 'online');
const fillSeconds = (performance.now() - fillStarted) / 1000;
rows.push(
  { name: 'first fill of the chain', value: fillSeconds, unit: 's', floor: floor / 1000, target: 45 },
  { name: 'longest wait for an answer meanwhile', value: await stopAsking(), unit: 'ms', floor, target: 50 },
  {
    name: 'memory of the desk at most',
    value: a.peakMemory() / 2 ** 20,
    unit: 'MiB',
    floor: memoryBefore / 2 ** 20,
    target: null,
  },
  {
    name: 'memory of the centre at most',
    value: centre.peakMemory() / 2 ** 20,
    unit: 'MiB',
    floor: memoryBefore / 2 ** 20,
    target: null,
  },
);

const read = (name: string) => new Database(join(dirOf(name), 'desk.db'), { readonly: true });
const replicaA = read('a');
const agreements = replicaA
  .prepare(`SELECT DISTINCT agreement_id FROM rentals WHERE "end" IS NULL AND start < '2026-11-01' LIMIT 500`)
  .pluck()
  .all() as number[];
replicaA.close();
const payment = (n: number) => ({
  path: `/_add_payment_/${agreements[n % agreements.length]}`,
  body: {
    amount: 100 + (n % 900),
    payment_date: '2026-11-20',
    payment_type: 'Наличными',
    account_article: 'Аренда',
  },
});

// A write at one desk, seen in the replica of another.
const b = await startDesk('b');
const deskB = await callerOf(b);
await until(async () => (await deskB.status()).kind === 'online');
const replicaB = read('b');
const isThere = replicaB.prepare('SELECT 1 FROM payments WHERE id = ?').pluck();
const seen: number[] = [];
for (let n = 0; n < SEEN; n++) {
  const { path, body } = payment(n);
  const started = performance.now();
  const { payment_id } = await deskA.post(path, body);
  await until(() => isThere.get(payment_id) === 1, 2);
  seen.push(performance.now() - started);
}
replicaB.close();
rows.push({
  name: 'a write seen at another desk (median)',
  value: median(seen),
  unit: 'ms',
  floor,
  target: 300,
});
await b.stop();

// Idle desks: streams and rounds, and nothing to do.
rows.push({
  name: '200 idle desks: of a core at the centre',
  value: await idleDesks(centre, 200),
  unit: '%',
  floor: 0.1,
  target: 10,
});

// A long queue: the centre is away while it grows.
await centre.stop();
for (let n = 0; n < QUEUED; n += 8) {
  await Promise.all(
    Array.from({ length: 8 }, (_, i) => {
      const { path, body } = payment(n + i);
      return deskA.post(path, body);
    }),
  );
}
const again = await startProgram('central', ['--port', port, '--data-dir', dirOf('centre')]);
await deskA.post('/_desk_/exchange/now', {});
let first = 0;
await until(async () => {
  const { pending } = await deskA.status();
  if (first === 0) first = performance.now();
  return pending === 0;
}, 50);
const drained = (performance.now() - first) / 1000;
rows.push({
  name: `${QUEUED} queued commands drained`,
  value: drained,
  unit: 's',
  floor: floor / 1000,
  target: QUEUED / 500,
});
await a.stop();
await again.stop();

// A rebase over a long queue, in this process.
cpSync(dirOf('a'), dirOf('rebased'), { recursive: true });
const { write, close } = openWriting({ dataDir: dirOf('rebased'), functions: SQL_FUNCTIONS });
const replica = readState(write, 'replica');
if (replica === null) throw new Error('the desk has no replica');
for (let n = 0; n < REBASED; n++) {
  unitOfWork(
    write,
    addPayment,
    { commandId: `bench-${n}`, authorId: 1, madeAt: replica.asOf, proof: '' },
    {
      agreementId: agreements[n % agreements.length] ?? 0,
      paidOn: null,
      type: 'Наличными',
      article: 'Аренда',
      returned: false,
      amount: 100_00,
      returnReason: null,
      comment: null,
    },
  );
}
const rebases: number[] = [];
for (let n = 0; n < 7; n++) {
  const started = performance.now();
  rebase(write, { replica, fill: false, outcomes: [], leases: [], revoked: [], seqBase: 0 });
  rebases.push(performance.now() - started);
}
rows.push({
  name: `rebase with ${REBASED} pending (median)`,
  value: median(rebases),
  unit: 'ms',
  floor,
  target: 300,
});
close();
rmSync(folder, { recursive: true, force: true });
report('exchange', rows);
