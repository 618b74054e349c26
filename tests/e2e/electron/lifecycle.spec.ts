import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { signIn } from '../scenario.ts';
import { endOf, openDesk, runToEnd, temporaryFolder } from '../support/desk.ts';

let folder: ReturnType<typeof temporaryFolder>;
test.beforeEach(() => {
  folder = temporaryFolder();
});
test.afterEach(() => folder.remove());

/** A stack trace's line, which no user should see. */
const STACK = /^\s+at .+:\d+/m;

test('closing the window ends the program cleanly, and it starts again on the same data', async () => {
  for (const start of ['first', 'second']) {
    const { app } = await openDesk(folder.path);
    const ended = endOf(app.process(), 10_000);
    // Not awaited: the program may be gone before it can answer.
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()).catch(() => undefined);
    const { code, ms } = await ended;
    expect(code, start).toBe(0);
    expect(ms, start).toBeLessThan(5_000);
  }
});

test('SIGTERM ends the program cleanly', async () => {
  test.skip(process.platform === 'win32', 'Windows has no signals');
  const { app } = await openDesk(folder.path);
  const ended = endOf(app.process(), 10_000);
  app.process().kill('SIGTERM');
  const { code, ms } = await ended;
  expect(code).toBe(0);
  expect(ms).toBeLessThan(5_000);
});

test('theme, language and chosen columns are there again after a restart', async () => {
  const first = await openDesk(folder.path);
  await signIn(first.page);
  const menu = first.page.getByRole('button', { name: /^Меню сотрудника/ });
  await menu.click();
  await first.page.getByRole('menuitemradio', { name: 'Тёмное' }).click();
  await first.page.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(first.page.locator('html')).toHaveAttribute('lang', 'en');
  await first.page.keyboard.press('Escape');
  await first.page.getByRole('link', { name: 'Agreements', exact: true }).click();
  await first.page.getByRole('button', { name: 'Columns' }).click();
  await first.page.getByRole('checkbox', { name: 'Deposit' }).check();
  await first.app.close();

  const second = await openDesk(folder.path);
  const page = second.page.locator('html');
  await expect(page).toHaveAttribute('lang', 'en');
  await expect(page).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await second.page.getByLabel('Phone').fill('79000000001');
  await second.page.getByLabel('Password', { exact: true }).fill('demo');
  await second.page.getByRole('button', { name: 'Sign in' }).click();
  await second.page.getByRole('link', { name: 'Agreements', exact: true }).click();
  await expect(second.page.getByRole('columnheader', { name: 'Deposit' })).toBeVisible();
  await second.app.close();
});

test('a second start on the same data ends at once and shows the first window', async () => {
  const { app, page } = await openDesk(folder.path);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const second = await runToEnd(['--data-dir', folder.path]);
  expect(second.code).toBe(0);
  const visible = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  await expect.poll(visible).toBe(true);
  expect(await page.evaluate(() => document.readyState)).toBe('complete');
  await app.close();
});

test('a page that crashes comes back', async () => {
  const { app } = await openDesk(folder.path);
  // Playwright counts the page as lost from here on, so the main process is asked.
  const events = await app.evaluateHandle(({ BrowserWindow }) => {
    const seen: string[] = [];
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.on('render-process-gone', () => seen.push('gone'));
    contents?.on('did-finish-load', () => seen.push('loaded'));
    setTimeout(() => contents?.forcefullyCrashRenderer(), 50);
    return seen;
  });
  // The first load may end only now.
  await expect.poll(async () => (await events.jsonValue()).slice(-2)).toEqual(['gone', 'loaded']);
  await app.close();
});

test('a data folder that cannot be used is one Russian sentence and code 1', async () => {
  const file = join(folder.path, 'file');
  writeFileSync(file, 'not a folder');
  const { code, stderr } = await runToEnd(['--data-dir', join(file, 'inside')]);
  expect(code).toBe(1);
  expect(stderr).toContain('Папку данных');
  expect(stderr).not.toMatch(STACK);
});

test('a file that is no database is refused and left as it was', async () => {
  writeFileSync(
    join(folder.path, 'desk.db'),
    'something else entirely, and long enough to have a header '.repeat(20),
  );
  const { code, stderr } = await runToEnd(['--data-dir', folder.path]);
  expect(code).toBe(1);
  expect(stderr).toContain('не изменён');
  expect(stderr).not.toMatch(STACK);
});

test('a bad option is refused before anything is written', async () => {
  const { code, stderr } = await runToEnd(['--data-dir', join(folder.path, 'new'), '--today', '2025-02-30']);
  expect(code).toBe(1);
  expect(stderr).toContain('--today 2025-01-31');
  expect(stderr).not.toMatch(STACK);
});
