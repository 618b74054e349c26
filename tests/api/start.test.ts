import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tempDir } from '../support/testDesk.ts';

/** The built program as a stranger starts it (`npm test` builds it first). */
const PROGRAM = join(import.meta.dirname, '../../dist/main/web.mjs');

interface Run {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  /** @returns the URL of the READY line, or null when the program ended without one */
  ready(): Promise<string | null>;
  ended(): Promise<number | null>;
}

const start = (...args: string[]): Run => {
  const child = spawn(process.execPath, [PROGRAM, '--no-open', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    child,
    out: () => out,
    err: () => err,
    ended: () => ended,
    ready: () =>
      Promise.race([
        ended.then(() => null),
        new Promise<string>((resolve) => {
          child.stdout.on('data', () => {
            const url = /^READY (\S+)\n/.exec(out)?.[1];
            if (url) resolve(url);
          });
        }),
      ]),
  };
};

const refusal = async (...args: string[]) => {
  const run = start(...args);
  const code = await run.ended();
  return { code, out: run.out(), err: run.err().trim() };
};

const NO_STACK = /\bat .*[:(]\d+|Error:/;

describe('npm run web', () => {
  test('one READY line, an answer, and a clean end within five seconds', async () => {
    const dir = join(tempDir(), 'made', 'by itself');
    const run = start('--port', '0', '--data-dir', dir, '--demo', '--today', '2026-11-23');
    const url = await run.ready();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await fetch(`${url}/_desk_/about`)).json()).toMatchObject({ demo: 'small' });
    expect(await (await fetch(`${url}/clients`, { headers: { accept: 'text/html' } })).text()).toContain(
      '<div id="root"',
    );
    const asked = Date.now();
    run.child.kill('SIGTERM');
    expect(await run.ended()).toBe(0);
    expect(Date.now() - asked).toBeLessThan(5000);
    expect(run.out()).toBe(`READY ${url}\n`);
    expect(existsSync(join(dir, 'desk.db-wal'))).toBe(false);

    // What was filled stays, and is served again without being asked for.
    const again = start('--port', '0', '--data-dir', dir);
    expect(await (await fetch(`${await again.ready()}/_desk_/about`)).json()).toMatchObject({
      demo: 'small',
    });
    again.child.kill('SIGINT');
    expect(await again.ended()).toBe(0);
  });

  test('a folder in use is refused, and its owner goes on', async () => {
    const dir = tempDir();
    const owner = start('--port', '0', '--data-dir', dir, '--demo');
    const url = await owner.ready();
    const { code, out, err } = await refusal('--port', '0', '--data-dir', dir);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('уже открыта другой копией');
    expect((await fetch(`${url}/_desk_/about`)).status).toBe(200);
  });

  test('a killed program leaves nothing that must be cleared by hand', async () => {
    const dir = tempDir();
    const first = start('--port', '0', '--data-dir', dir, '--demo');
    await first.ready();
    first.child.kill('SIGKILL');
    await first.ended();
    expect(await start('--port', '0', '--data-dir', dir).ready()).toMatch(/^http/);
  });

  test.each([
    [['--colour', 'red'], 'colour'],
    [['--port', 'много'], '--port'],
    [['--port', '70000'], '--port'],
    [['--demo=huge'], '--demo'],
    [['--today', '31.12.2026'], '--today'],
    [['--today', '2026-02-30'], '--today'],
    [['--allow-origin', 'admin.example/path'], '--allow-origin'],
    [['lonely'], 'lonely'],
  ])('refuses %j by name', async (args, named) => {
    const { code, out, err } = await refusal(...args);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(named);
    expect(err).toContain('--help');
    expect(err).not.toMatch(NO_STACK);
  });

  test('--help lists every option', async () => {
    const { code, err } = await refusal('--help');
    expect(code).toBe(0);
    for (const option of [
      'port',
      'host',
      'data-dir',
      'demo',
      'today',
      'no-open',
      'key-file',
      'allow-origin',
    ]) {
      expect(err).toContain(`--${option}`);
    }
  });

  test('an unreadable folder, a newer database, a foreign file, a taken port, no key: a sentence, code 1, nothing damaged', async () => {
    const dir = tempDir();
    const file = join(dir, 'file');
    writeFileSync(file, 'не папка');
    const newer = join(dir, 'newer');
    const run = start('--port', '0', '--data-dir', newer, '--demo');
    await run.ready();
    run.child.kill('SIGTERM');
    await run.ended();
    const db = new Database(join(newer, 'desk.db'));
    db.exec(`INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('future', 9999999999999)`);
    db.close();
    const foreign = join(dir, 'foreign');
    mkdirSync(foreign);
    writeFileSync(join(foreign, 'desk.db'), 'чужой файл'.repeat(500));
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    onTestFinished(() => void taken.close());
    const port = String((taken.address() as { port: number }).port);

    const cases: [string[], string][] = [
      [['--data-dir', file], 'нельзя открыть'],
      [['--data-dir', newer], 'более новой версией'],
      [['--data-dir', foreign], 'не файл Mesto Desk'],
      [['--data-dir', join(dir, 'ok'), '--demo', '--port', port], `Порт ${port} занят`],
      [['--data-dir', join(dir, 'empty')], '--key-file'],
      [['--data-dir', join(dir, 'k'), '--key-file', file], 'Файл ключа'],
    ];
    for (const [args, sentence] of cases) {
      const { code, out, err } = await refusal('--port', '0', ...args);
      expect([args, code, out]).toEqual([args, 1, '']);
      expect(err).toContain(sentence);
      expect(err).not.toMatch(NO_STACK);
    }
    expect(statSync(file).size).toBe(Buffer.byteLength('не папка'));
    expect(readdirSync(foreign).sort()).toEqual(['desk.db', 'desk.lock']);
  });

  test('a key file is made for its owner alone, and its data open with it only', async () => {
    const dir = tempDir();
    const [data, key] = [join(dir, 'data'), join(dir, 'key')];
    const run = start('--port', '0', '--data-dir', data, '--key-file', key);
    expect(await run.ready()).toMatch(/^http/);
    run.child.kill('SIGTERM');
    await run.ended();
    expect(statSync(key).mode & 0o777).toBe(0o600);
    expect((await refusal('--port', '0', '--data-dir', data)).err).toContain('не открывается этим ключом');
    expect(await start('--port', '0', '--data-dir', data, '--key-file', key).ready()).toMatch(/^http/);
  });

  test('a full disk at start: a sentence, and the program starts when there is room', async ({ skip }) => {
    // Linux shows a disk of any size as a tmpfs; mounting needs root, which CI is.
    const { spawnSync } = await import('node:child_process');
    const disk = tempDir();
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk]).status !== 0) {
      skip('mounting a small tmpfs needs root');
    }
    onTestFinished(() => void spawnSync('umount', ['-l', disk]));
    const { code, err } = await refusal('--port', '0', '--data-dir', join(disk, 'data'), '--demo');
    expect(code).toBe(1);
    expect(err).toContain('не осталось места');
    expect(err).not.toMatch(NO_STACK);
    expect(spawnSync('mount', ['-o', 'remount,size=64m', disk]).status).toBe(0);
    expect(await start('--port', '0', '--data-dir', join(disk, 'data'), '--demo').ready()).toMatch(/^http/);
  });
});
