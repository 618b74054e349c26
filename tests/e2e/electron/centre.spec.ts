import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { prepareElectron } from '../../../scripts/electron-runtime.mjs';
import { signIn } from '../scenario.ts';
import { root, temporaryFolder, testEnvironment } from '../support/desk.ts';
import { attachTo } from '../support/packed.ts';
import { startCentre, type WebServer } from '../support/web.ts';

/** The desktop window's way from the demo to a centre and back: it starts anew each time, as the person at the desk sees it. */

let folder: ReturnType<typeof temporaryFolder>;
let centre: WebServer;
let page: Page;

test.beforeEach(async () => {
  folder = temporaryFolder();
  centre = await startCentre(join(folder.path, 'centre'));
});
test.afterEach(async () => {
  // Not awaited: the program may be gone before it can answer.
  page.evaluate(() => window.close()).catch(() => undefined);
  // A link to nowhere, so that it is looked for by name.
  await expect.poll(() => readdirSync(join(folder.path, 'desk/electron'))).not.toContain('SingletonLock');
  await centre.stop();
  folder.remove();
});

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/**
 * Starts the app where it can be reached again after it has started itself anew: it then has no output that a test could read.
 * @returns the page of the next start, each time
 */
const start = async (): Promise<() => Promise<Page>> => {
  const { executablePath, launcherArgs } = await prepareElectron(root);
  const port = await freePort();
  const own = [`--remote-debugging-port=${port}`, `--data-dir=${join(folder.path, 'desk')}`];
  spawn(executablePath, [...launcherArgs, ...own], { env: testEnvironment(), stdio: 'ignore' });
  let last = '';
  const address = async (): Promise<string> => {
    const answer = await fetch(`http://127.0.0.1:${port}/json/version`).catch(() => null);
    const { webSocketDebuggerUrl: found = '' } = (await answer?.json()) ?? {};
    return found === last ? '' : found;
  };
  return async () => {
    await expect.poll(address, { timeout: 40_000 }).not.toBe('');
    last = await address();
    return attachTo(last);
  };
};

test('a centre is named at the sign-in, the data come from it, and the way back leads to the demo', async () => {
  test.setTimeout(180_000);
  const nextPage = await start();
  page = await nextPage();
  await page.getByRole('button', { name: 'Подключить свой центр' }).click();
  const address = page.getByLabel('Адрес центра');
  await address.fill('http://centre.example.ru');
  await page.getByRole('button', { name: 'Подключить и перезапустить' }).click();
  await expect(page.getByText('Нужен адрес вида https://узел')).toBeVisible();
  await address.fill('http://127.0.0.1:9');
  await page.getByRole('button', { name: 'Подключить и перезапустить' }).click();
  await expect(page.getByText('По этому адресу центр не отвечает')).toBeVisible();
  await address.fill(centre.url);
  await page.getByRole('button', { name: 'Подключить и перезапустить' }).click();

  page = await nextPage();
  await expect(page.getByText('Первый вход на этом компьютере')).toBeVisible();
  await signIn(page);
  await expect(page.getByRole('button', { name: /^Обмен: На связи/ })).toBeVisible({ timeout: 30_000 });
  const centres = readdirSync(join(folder.path, 'desk', 'centres'));
  expect(centres).toHaveLength(1);
  expect(existsSync(join(folder.path, 'desk', 'centres', centres[0] ?? '', 'desk.db'))).toBe(true);

  await page.getByRole('link', { name: 'Настройки', exact: true }).click();
  await page.getByRole('button', { name: 'Вернуться к демонстрационной сети' }).click();
  await expect(page.getByRole('dialog')).toContainText('очередь останутся на компьютере');
  await page.getByRole('button', { name: 'Перезапустить' }).click();

  page = await nextPage();
  await signIn(page);
  await expect(page.getByRole('button', { name: 'Обмен: Без центра' })).toBeVisible();
});
