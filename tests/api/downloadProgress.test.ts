import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import * as make from '../support/factories.ts';
import { readRegister } from '../support/files.ts';
import { type TestDesk, testDesk } from '../support/testDesk.ts';

/** More payments than the pieces on the way hold, so that a reader who stops is waited for. */
const PAYMENTS = 30_000;
const AGREEMENTS = 3_000;

const filled = async () => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db, { id: 1 });
  make.room(db, { id: 1 });
  make.client(db, { id: 1 });
  // Each payment counts its agreement's totals anew: all on one agreement would take minutes.
  db.$client.exec(`
    WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < ${AGREEMENTS})
    INSERT INTO agreements (id, client_id, name, begin, planned_end, version)
    SELECT i, 1, 'Договор №' || i, '2026-01-01', '2026-12-31', 0 FROM n;
    WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < ${PAYMENTS})
    INSERT INTO payments (id, agreement_id, paid_on, inserted_at, type, article, amount, comment, version)
    SELECT i, 1 + i % ${AGREEMENTS}, '2026-02-01', 0, 'Онлайн', 'Аренда', 100, hex(randomblob(60)), 0 FROM n`);
  return desk;
};

const order = (desk: TestDesk, key: string, signal?: AbortSignal) =>
  fetch(`${desk.url}/download_payments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${desk.token}`, 'idempotency-key': key },
    ...(signal ? { signal } : {}),
  });

const progress = async (desk: TestDesk, key: string) => (await desk.get(`/_desk_/downloads/${key}`)).body;

test('how far a register is, under the key that it was asked for with; after its end nothing', async () => {
  const desk = await filled();
  const key = randomUUID();
  expect(await progress(desk, key)).toEqual({ done: 0, total: null });
  const response = await order(desk, key);
  // The first bytes are the archive's own: rows follow.
  await expect.poll(async () => (await progress(desk, key)).total, { timeout: 20_000 }).toBe(PAYMENTS);
  const half = await progress(desk, key);
  expect(half.done).toBeGreaterThan(0);
  expect(half.done).toBeLessThan(PAYMENTS);
  expect(await progress(desk, randomUUID())).toEqual({ done: 0, total: null });
  const { rows } = await readRegister(Buffer.from(await response.arrayBuffer()));
  expect(rows).toHaveLength(PAYMENTS);
  await expect.poll(() => progress(desk, key)).toEqual({ done: 0, total: null });
}, 60_000);

test('who breaks a download off ends its making, whether anything came or not', async () => {
  const desk = await filled();
  const [first, second] = [randomUUID(), randomUUID()];
  const begun = new AbortController();
  const body = (await order(desk, first, begun.signal)).body;
  const early = new AbortController();
  const never = order(desk, second, early.signal).catch((error: Error) => error.name);
  early.abort();
  expect(await never).toBe('AbortError');
  begun.abort();
  await body?.cancel().catch(() => {});
  // Both places are free again: two may be made at a time.
  await expect.poll(async () => (await order(desk, randomUUID())).status, { timeout: 10_000 }).toBe(200);
  await expect.poll(() => progress(desk, first), { timeout: 10_000 }).toEqual({ done: 0, total: null });
  await expect.poll(() => progress(desk, second), { timeout: 10_000 }).toEqual({ done: 0, total: null });
  expect(desk.logged).toEqual([]);
}, 60_000);

test('a key is a UUID', async () => {
  expect((await (await testDesk()).get('/_desk_/downloads/x')).status).toBe(422);
});
