import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, expect, test } from 'vitest';
import { createDice, type Dice } from '../../main/demo/dice.ts';
import { ROOT, startCentre, startDesk, type WebServer } from '../e2e/support/web.ts';
import { type Line, openLine } from '../support/cutLine.ts';
import { pictureOf } from './support/world.ts';

/**
 * Real processes, real sockets, kill -9: two desks and a centre over a line that cuts, delays and swallows answers, while
 * payments are taken at both desks. Every payment that a desk accepted must be at the centre once, and the three databases
 * the same. `PROCESS_SEED` plays a run again as nearly as processes can.
 */

const SECONDS = Number(process.env.PROCESS_SECONDS ?? 20);
const SEED = process.env.PROCESS_SEED ?? '1';

interface Place {
  readonly dir: string;
  start(): Promise<WebServer>;
  server: WebServer;
}

interface DeskPlace extends Place {
  readonly line: Line;
  token: string;
}

const folder = mkdtempSync(join(tmpdir(), 'mesto-processes-'));
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.allSettled(ends.splice(0).map((end) => end()));
  rmSync(folder, { recursive: true, force: true });
});

const placeOf = async (
  name: string,
  start: (dir: string, port: number) => Promise<WebServer>,
): Promise<Place> => {
  const dir = join(folder, name);
  const server = await start(dir, 0);
  const port = Number(new URL(server.url).port);
  const place: Place = { dir, server, start: () => start(dir, port) };
  ends.push(() => place.server.kill());
  return place;
};

const post = async (url: string, body: object, headers: Record<string, string> = {}) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/problem+json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

const statusOf = async ({ server }: Place) =>
  (await (await fetch(`${server.url}/_desk_/status`)).json()) as {
    kind: string;
    pending: number;
    attention: number;
  };

const until = async (what: string, holds: () => Promise<boolean>, seconds = 60): Promise<void> => {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    if (await holds().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`not within ${seconds} s: ${what}`);
};

const signIn = async (desk: DeskPlace): Promise<void> => {
  const { body } = await post(`${desk.server.url}/_admin_login_`, {
    username: '79000000001',
    password: 'demo',
  });
  desk.token = `Bearer ${String(body.access_token)}`;
};

/** As a form does: the same id until there is an answer. @returns the payment's id once it was accepted */
const pay = async (desk: DeskPlace, agreementId: number, amount: number): Promise<number | null> => {
  const key = uuidv7();
  for (let attempt = 0; attempt < 40; attempt++) {
    const said = await post(
      `${desk.server.url}/_add_payment_/${agreementId}`,
      { amount, payment_date: '2026-11-20', payment_type: 'Наличными', account_article: 'Аренда' },
      { authorization: desk.token, 'idempotency-key': key },
    ).catch(() => null);
    if (said?.status === 200) return Number(said.body.payment_id);
    if (said !== null && said.status < 500 && said.status !== 401) return null;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('a desk gave no answer for ten seconds');
};

/** One thing that goes wrong. */
const harm = async (dice: Dice, centre: Place, desks: readonly DeskPlace[]): Promise<string> => {
  const { line } = dice.pick(desks);
  const what = dice.pick([
    'cut',
    'cut',
    'swallow',
    'delay',
    'restore',
    'restore',
    'kill desk',
    'kill centre',
  ]);
  if (what === 'cut') line.cut();
  if (what === 'swallow') line.swallow();
  if (what === 'delay') line.delay(dice.int(50, 900));
  if (what === 'restore') line.restore();
  const victim = what === 'kill desk' ? dice.pick(desks) : what === 'kill centre' ? centre : null;
  if (victim !== null) {
    await victim.server.kill();
    victim.server = await victim.start();
  }
  return what;
};

const open = ({ dir }: Place) => new Database(join(dir, 'desk.db'), { readonly: true });

test('nothing lost, nothing doubled', { timeout: 400_000 }, async () => {
  if (!existsSync(join(ROOT, 'dist/main/central.mjs'))) throw new Error('build first: npm run build');
  const dice = createDice(SEED);
  const centre = await placeOf('centre', startCentre);
  const desks: DeskPlace[] = [];
  for (const name of ['desk-1', 'desk-2']) {
    const line = await openLine(centre.server.url);
    ends.push(() => line.close());
    const place = await placeOf(name, (dir, port) => startDesk(dir, line.url, port));
    const desk: DeskPlace = Object.assign(place, { line, token: '' });
    desks.push(desk);
    await signIn(desk);
    await until('the first fill', async () => (await statusOf(desk)).kind === 'online');
  }
  const db = open(centre);
  const agreements = db
    .prepare(
      `SELECT DISTINCT agreement_id FROM rentals WHERE "end" IS NULL AND start < '2026-11-01' LIMIT 40`,
    )
    .pluck()
    .all() as number[];
  db.close();

  const accepted: number[] = [];
  const harms: Record<string, number> = {};
  const end = Date.now() + SECONDS * 1000;
  const work = async (desk: DeskPlace) => {
    while (Date.now() < end) {
      const id = await pay(desk, dice.pick(agreements), dice.int(1, 9999));
      if (id !== null) accepted.push(id);
    }
  };
  const trouble = async () => {
    while (Date.now() < end) {
      const what = await harm(dice, centre, desks);
      harms[what] = (harms[what] ?? 0) + 1;
      await new Promise((resolve) => setTimeout(resolve, dice.int(100, 700)));
    }
  };
  await Promise.all([...desks.map(work), trouble()]);

  for (const { line } of desks) line.restore();
  for (const desk of desks) {
    await until('the queue is empty', async () => {
      await post(`${desk.server.url}/_desk_/exchange/now`, {}, { authorization: desk.token });
      const { kind, pending } = await statusOf(desk);
      return kind === 'online' && pending === 0;
    });
  }
  // One more round each: what the other desk sent last.
  await until('all have the same', async () => {
    for (const desk of desks)
      await post(`${desk.server.url}/_desk_/exchange/now`, {}, { authorization: desk.token });
    const heads = desks.map((desk) => {
      const one = open(desk);
      const version = JSON.parse(
        one.prepare(`SELECT value FROM desk_state WHERE key = 'replica'`).pluck().get() as string,
      ).version;
      one.close();
      return version;
    });
    const at = open(centre);
    const head = at.prepare('SELECT head FROM centre_state').pluck().get();
    at.close();
    return heads.every((version) => version === head);
  });
  for (const { server } of [...desks, centre]) await server.stop();

  const truth = open(centre);
  const there = new Set(truth.prepare('SELECT id FROM payments').pluck().all() as number[]);
  process.stdout.write(
    `processes: ${accepted.length} payments accepted in ${SECONDS} s, ${JSON.stringify(harms)}\n`,
  );
  expect(accepted.length).toBeGreaterThan(10);
  expect(new Set(accepted).size).toBe(accepted.length);
  expect(accepted.filter((id) => !there.has(id))).toEqual([]);
  const commands = truth
    .prepare(`SELECT count(*) FROM audit_entries WHERE command = 'add-payment'`)
    .pluck()
    .get();
  const decided = truth
    .prepare(`SELECT count(*) FROM decisions WHERE name = 'add-payment' AND outcome = 'applied'`)
    .pluck()
    .get();
  expect(decided).toBe(accepted.length);
  expect(commands).toBeGreaterThanOrEqual(accepted.length);
  for (const desk of desks) {
    const replica = open(desk);
    expect(replica.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(pictureOf(replica)).toEqual(pictureOf(truth));
    replica.close();
  }
  truth.close();
});
