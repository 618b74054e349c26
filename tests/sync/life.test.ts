import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { tempDir } from '../support/testDesk.ts';
import { runningCentre, runningDesk } from './support/house.ts';

/** A desk's life with its centre, over real HTTP. */

const KEY = 'k'.repeat(64);

const filled = async (centre: { url: string }, dataDir = tempDir(), key?: string) => {
  const desk = await runningDesk(centre.url, dataDir, key);
  const { body } = await desk.signIn();
  await desk.until(async () => (await desk.status()).kind === 'online');
  const headers = { authorization: `Bearer ${body.access_token}`, 'content-type': 'application/json' };
  const pay = async (amount: number) => {
    const db = new Database(join(centreDir(centre), 'desk.db'), { readonly: true });
    const agreement = db
      .prepare(`SELECT agreement_id FROM rentals WHERE "end" IS NULL AND start < '2026-11-01'`)
      .pluck()
      .get();
    db.close();
    return desk.json(`/_add_payment_/${agreement}`, {
      method: 'POST',
      headers,
      body: JSON.stringify({
        amount,
        payment_date: '2026-11-20',
        payment_type: 'Наличными',
        account_article: 'Аренда',
      }),
    });
  };
  return { ...desk, headers, pay };
};

const centreDir = (centre: { url: string; dataDir?: string }): string => centre.dataDir ?? '';

const atCentre = (centre: { dataDir: string }, sql: string) => {
  const db = new Database(join(centre.dataDir, 'desk.db'));
  const value = db.prepare(sql);
  const result = value.reader ? value.pluck().get() : value.run();
  db.close();
  return result;
};

describe('sign-in', () => {
  test('the first one needs a line; before it nothing is there to be read', async () => {
    const centre = await runningCentre();
    await centre.stop();
    const desk = await runningDesk(centre.url);
    expect(await desk.status()).toMatchObject({ kind: 'not-enrolled' });
    expect(await desk.signIn()).toMatchObject({ status: 503, body: { code: 'sign_in_offline' } });
  });

  test('a wrong password is the centre’s to refuse', async () => {
    const centre = await runningCentre();
    const desk = await runningDesk(centre.url);
    const { status, body } = await desk.signIn('не тот');
    expect({ status, msg: body.msg }).toEqual({ status: 422, msg: 'Неверный номер телефона или пароль' });
    expect(await desk.status()).toMatchObject({ kind: 'not-enrolled' });
  });

  test('who has signed in with a line may without one; others may not; a switched-off manager is out after the next pull', async () => {
    const centre = await runningCentre();
    const desk = await filled(centre);
    await centre.stop();
    expect(await desk.signIn()).toMatchObject({ status: 200, body: { msg_type: 'success' } });
    expect(await desk.signIn('не тот')).toMatchObject({ status: 422, body: { code: 'sign_in_offline' } });
    expect(await desk.signIn('demo', '79000000002')).toMatchObject({
      status: 422,
      body: { code: 'sign_in_offline' },
    });
    // Thirty days later the centre must be asked again.
    const db = new Database(join(desk.dataDir, 'desk.db'));
    db.exec('UPDATE credentials SET updated_at = updated_at - 31 * 86400000');
    db.close();
    expect(await desk.signIn()).toMatchObject({ status: 422, body: { code: 'sign_in_offline' } });
  });

  test.each([
    { offlineDays: 2, days: 1, status: 200 },
    { offlineDays: 2, days: 3, status: 422 },
    { offlineDays: 0, days: 0, status: 503 },
  ])(
    'the centre says for how long: $offlineDays days, after $days',
    async ({ offlineDays, days, status }) => {
      const centre = await runningCentre(undefined, { offlineDays });
      const desk = await filled(centre);
      await centre.stop();
      const db = new Database(join(desk.dataDir, 'desk.db'));
      db.exec(`UPDATE credentials SET updated_at = updated_at - ${days} * 86400000`);
      db.close();
      expect(await desk.signIn()).toMatchObject({ status });
    },
  );

  test('a changed password ends the sessions from before it', async () => {
    const centre = await runningCentre();
    const desk = await filled(centre);
    atCentre(
      centre,
      `UPDATE managers SET password_changed_at = ${Date.UTC(2027, 0, 1)}, version = (SELECT head + 1 FROM centre_state) WHERE id = 1`,
    );
    atCentre(centre, 'UPDATE centre_state SET head = head + 1');
    await desk.json('/_desk_/exchange/now', { method: 'POST', headers: desk.headers, body: '{}' });
    await desk.until(
      async () => (await desk.json('/_desk_/queue', { headers: desk.headers })).status === 401,
    );
  });

  test('real data come to no disk without a key', async () => {
    const dataDir = tempDir();
    const centre = await runningCentre(dataDir, { demo: undefined, key: KEY, firstManager: '79001112233' });
    const password = /пароль (\S+?)\./.exec(centre.logged.join('\n'))?.[1];
    const bare = await runningDesk(centre.url);
    expect(await bare.signIn(password, '79001112233')).toMatchObject({
      status: 422,
      body: { code: 'key_missing' },
    });
    const sealed = await runningDesk(centre.url, tempDir(), KEY);
    expect(await sealed.signIn(password, '79001112233')).toMatchObject({ status: 200 });
    await sealed.until(async () => (await sealed.status()).kind === 'online');
    for (const file of ['desk.db', 'device', 'commands.journal']) {
      expect(readFileSync(join(sealed.dataDir, file)).includes('Руководитель')).toBe(false);
    }
  });
});

describe('a working day', () => {
  test('the line goes, work goes on, the line comes back, the queue empties by itself', async () => {
    const dir = tempDir();
    const centre = await runningCentre(dir);
    const port = Number(new URL(centre.url).port);
    const desk = await filled(centre);
    await centre.stop();
    for (let n = 1; n <= 5; n++) expect((await desk.pay(n)).status).toBe(200);
    expect(await desk.status()).toMatchObject({ pending: 5 });
    const again = await runningCentre(dir, { port });
    await desk.json('/_desk_/exchange/now', { method: 'POST', headers: desk.headers, body: '{}' });
    await desk.until(async () => (await desk.status()).pending === 0);
    expect(atCentre(again, `SELECT count(*) FROM audit_entries WHERE command = 'add-payment'`)).toBe(5);
    const { body } = await desk.json('/_desk_/exchange/log', { headers: desk.headers });
    expect(body.rounds.some((round: { pushed: number }) => round.pushed === 5)).toBe(true);
  });

  test('a damaged database is set aside and made anew; the queue comes from the journal', async () => {
    const dir = tempDir();
    const centre = await runningCentre(dir);
    const port = Number(new URL(centre.url).port);
    const desk = await filled(centre);
    await centre.stop();
    expect((await desk.pay(777)).status).toBe(200);
    await desk.stop();
    const file = join(desk.dataDir, 'desk.db');
    const bytes = readFileSync(file);
    bytes.fill(0xaa, 4096, Math.min(bytes.length, 400 * 4096));
    writeFileSync(file, bytes);
    await runningCentre(dir, { port });
    const again = await runningDesk(centre.url, desk.dataDir);
    await again.until(async () => {
      const { kind, pending } = await again.status();
      return kind === 'online' && pending === 0;
    });
    expect(readdirSync(desk.dataDir).some((name) => name.startsWith('desk.db.damaged-'))).toBe(true);
    expect(again.logged.join('\n')).toContain('очередь взята из журнала');
    expect(atCentre({ dataDir: dir }, 'SELECT count(*) FROM payments WHERE amount = 77700')).toBe(1);
    expect(await again.signIn()).toMatchObject({ status: 200 });
  });

  test('everything taken anew on request, while work goes on', async () => {
    const centre = await runningCentre();
    const desk = await filled(centre);
    const call = (path: string) => desk.json(path, { method: 'POST', headers: desk.headers, body: '{}' });
    expect(await call('/_desk_/exchange/rebuild')).toMatchObject({ status: 200 });
    expect((await desk.pay(5)).status).toBe(200);
    await desk.until(async () => {
      const { body } = await desk.json('/_desk_/exchange/log', { headers: desk.headers });
      return body.rounds.filter((round: { pulled: number }) => round.pulled > 10_000).length === 2;
    });
    await desk.until(async () => (await desk.status()).pending === 0);
  });

  test('the journal doesn’t grow for ever', async () => {
    const centre = await runningCentre();
    const desk = await filled(centre);
    for (let n = 1; n <= 3; n++) await desk.pay(n);
    await desk.stop();
    const before = statSync(join(desk.dataDir, 'commands.journal')).size;
    const again = await runningDesk(centre.url, desk.dataDir);
    await again.stop();
    expect(statSync(join(desk.dataDir, 'commands.journal')).size).toBeLessThanOrEqual(before + 200);
  });
});
