import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
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
let app: ChildProcess;

test.beforeEach(async () => {
  folder = temporaryFolder();
  centre = await startCentre(join(folder.path, 'centre'));
});
test.afterEach(async () => {
  // The program that started itself anew is of the same group.
  if (app.pid !== undefined) process.kill(-app.pid, 'SIGTERM');
  await centre.stop();
  folder.remove();
});

/** Starts the app as the head of a group; each of its starts says where its page can be reached. */
const start = async (): Promise<() => Promise<Page>> => {
  const { executablePath, launcherArgs } = await prepareElectron(root);
  const args = [...launcherArgs, '--remote-debugging-port=0', `--data-dir=${join(folder.path, 'desk')}`];
  app = spawn(executablePath, args, { env: testEnvironment(), detached: true });
  let said = '';
  app.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  let starts = 0;
  return async () => {
    const address = () => [...said.matchAll(/DevTools listening on (ws:\S+)/g)][starts]?.[1];
    await expect.poll(address, { timeout: 40_000 }).toBeDefined();
    const page = await attachTo(address() ?? '');
    starts += 1;
    return page;
  };
};

test('a centre is named at the sign-in, the data come from it, and the way back leads to the demo', async () => {
  test.setTimeout(180_000);
  const nextPage = await start();
  let page = await nextPage();
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
