import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { prepareElectron } from '../../../scripts/electron-runtime.mjs';
import { type Ended, endOf, root, temporaryFolder, testEnvironment } from '../support/desk.ts';
import { attach } from '../support/packed.ts';

// The start as a user makes it, without options: the data folder and the vault are found by the app itself.
const found = (program: string) => spawnSync('which', [program]).status === 0;
const hasVault = process.platform === 'linux' && found('dbus-run-session') && found('gnome-keyring-daemon');

let folder: ReturnType<typeof temporaryFolder>;
test.beforeEach(() => {
  test.skip(process.platform !== 'linux', 'the folders and the vault are Linux’s');
  folder = temporaryFolder();
});
test.afterEach(() => folder.remove());

const userData = () => join(folder.path, 'config', 'Mesto Desk');
const database = (place: 'data' | 'demo') => existsSync(join(userData(), place, 'desk.db'));

/** Starts the app in folders of this test, with a freshly unlocked keyring of the given name, or without any vault. */
const start = async (keyring: string | null): Promise<ChildProcess> => {
  const { executablePath, launcherArgs } = await prepareElectron(root);
  const env = {
    ...testEnvironment(),
    XDG_CONFIG_HOME: join(folder.path, 'config'),
    XDG_DATA_HOME: join(folder.path, keyring ?? 'none'),
  };
  const command = [executablePath, ...launcherArgs, '--remote-debugging-port=0'];
  const unlock =
    'printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$0" "$@"';
  const withVault = ['dbus-run-session', '--', 'sh', '-c', unlock, ...command];
  const [program = '', ...args] = keyring === null ? command : withVault;
  return spawn(program, args, { env });
};

/** Starts the app, waits for its page and closes the window. */
const openAndClose = async (keyring: string | null): Promise<Ended> => {
  const child = await start(keyring);
  const ended = endOf(child, 40_000);
  const page = await attach(child);
  // Not awaited: the program may be gone before it can answer.
  page.evaluate(() => window.close()).catch(() => undefined);
  return ended;
};

test('without a vault only a demo is held, and not encrypted', async () => {
  expect(await openAndClose(null)).toMatchObject({ code: 0 });
  expect([database('demo'), database('data')]).toEqual([true, false]);
});

test('with a vault the data is kept under its key, and refused when the key cannot be had', async () => {
  test.skip(!hasVault, 'no dbus-run-session and gnome-keyring-daemon on this machine');
  expect(await openAndClose('keyring'), 'first start').toMatchObject({ code: 0 });
  expect([database('demo'), database('data')]).toEqual([false, true]);
  expect(await openAndClose('keyring'), 'second start').toMatchObject({ code: 0 });

  const locked = await endOf(await start(null), 40_000);
  expect(locked.code).toBe(1);
  expect(locked.stderr).toContain('Системное хранилище паролей недоступно');

  const lost = await endOf(await start('another'), 40_000);
  expect(lost.code).toBe(1);
  expect(lost.stderr).toContain('Ключ к данным не найден');
  expect([database('demo'), database('data')]).toEqual([false, true]);
});
