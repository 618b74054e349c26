import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { mainScenario, signIn } from '../scenario.ts';
import { ROOT, startWeb, type WebServer } from '../support/web.ts';

/** Browser mode: the built program, a data folder of its own, the demo chain. */

const SHOTS = join(ROOT, 'test-results/shots');

const dataDir = mkdtempSync(join(tmpdir(), 'mesto-e2e-'));
let server: WebServer;

test.beforeAll(async () => {
  test.setTimeout(90_000);
  server = await startWeb(dataDir);
});
test.afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Broken pages and refused content are failures, whatever else the test looks at. */
let complaints: string[];
test.beforeEach(({ page }) => {
  complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|Warning:|Each child in a list/.test(message.text()))
      complaints.push(message.text());
  });
});
test.afterEach(() => expect(complaints).toEqual([]));

const open = async (page: Page, address: string) => {
  await page.goto(`${server.url}${address}`);
  await signIn(page);
};
const rows = (page: Page) => page.locator('tbody tr[tabindex]');

test('the front desk’s way through the program', async ({ page }) => {
  await mainScenario(page, { baseUrl: server.url, shots: join(SHOTS, 'chromium') });
});

test.describe('nobody is kept out', () => {
  const grave = async (page: Page) => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  };
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`no serious fault of access on any screen, ${colorScheme}`, async ({ page }) => {
      // Eight looks of axe at whole screens: seconds each on a busy machine.
      test.slow();
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(server.url);
      await expect(page.getByRole('button', { name: 'Войти' })).toBeVisible();
      expect(await grave(page), 'sign-in').toEqual([]);
      await signIn(page, { phone: '79000000001', password: 'wrong' });
      await expect(page.getByRole('alert')).toBeVisible();
      expect(await grave(page), 'wrong password').toEqual([]);
      await signIn(page);
      await expect(page.getByRole('heading', { level: 1, name: 'Сегодня' })).toBeVisible();
      await page.goto(`${server.url}/clients`);
      await expect(rows(page).first()).toBeVisible();
      expect(await grave(page), 'clients').toEqual([]);
      await page.getByRole('button', { name: 'Столбцы' }).click();
      await expect(page.getByRole('checkbox', { name: 'Телефон' })).toBeVisible();
      expect(await grave(page), 'columns').toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('searchbox').fill('ъъъъ');
      await expect(page.getByRole('button', { name: 'Сбросить фильтры' })).toBeVisible();
      expect(await grave(page), 'nobody found').toEqual([]);
      await page.goto(`${server.url}/clients?sort=days_left`);
      await rows(page).first().locator('td').nth(1).click();
      await expect(page.getByRole('region', { name: 'Договоры' })).toBeVisible();
      expect(await grave(page), 'card').toEqual([]);
      await page.goto(`${server.url}/rooms?warehouse=0`);
      await expect(page.getByRole('button', { name: /свободно/ }).first()).toBeVisible();
      expect(await grave(page), 'choice of a warehouse').toEqual([]);
      await page.goto(`${server.url}/rooms?warehouse=1&show=debtor`);
      await expect(page.getByRole('application')).toHaveAttribute('data-painted', /\d/);
      await page.locator('[data-room]').first().click();
      await expect(page.locator('[data-room-panel]')).toBeVisible();
      expect(await grave(page), 'rooms').toEqual([]);
    });
  }

  test('a client is found and opened without the mouse', async ({ page }) => {
    await page.goto(`${server.url}/clients`);
    await expect(page.getByLabel('Телефон')).toBeFocused();
    await page.keyboard.type('8 (900) 000-00-01');
    await expect(page.getByLabel('Телефон')).toHaveValue('+7 900 000-00-01');
    await page.keyboard.press('Tab');
    await page.keyboard.type('demo');
    await page.keyboard.press('Enter');
    await expect(rows(page).first()).toBeVisible();
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(rows(page).nth(1)).toBeFocused();
    const name = await rows(page).nth(1).getByRole('link').innerText();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await page.goBack();
    await expect(rows(page).nth(1)).toBeFocused();
    // The next visitor: his name typed over the row is a new search.
    await page.keyboard.type(name.slice(0, 5));
    await expect(page.getByRole('searchbox')).toHaveValue(name.slice(0, 5));
    await page.keyboard.press('Escape');
    await expect(page.getByRole('searchbox')).toHaveValue('');
  });

  test('the plan is walked by arrow keys', async ({ page }) => {
    await open(page, '/rooms?warehouse=1&floor=1');
    const plan = page.getByRole('application');
    await expect(plan).toHaveAttribute('data-painted', /\d/);
    await plan.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('[aria-live="polite"]', { hasText: 'Ячейка' })).toHaveText(/Ячейка \S+, .+м²/);
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-room-panel]')).toBeVisible();
    await page.keyboard.press('+');
    await expect.poll(async () => Number(await plan.getAttribute('data-painted'))).toBeGreaterThan(0);
    await page.keyboard.press('0');
    const all = await plan.getAttribute('data-plan-rooms');
    await expect(plan).toHaveAttribute('data-painted', all ?? '');
    await page.keyboard.press('Escape');
    await expect(page.locator('[data-room-panel]')).toHaveCount(0);
  });
});

test.describe('what goes wrong', () => {
  test('a link opened when signed out leads there after sign-in', async ({ page }) => {
    await open(page, '/clients?activity=leaving&sort=balance');
    await expect(page).toHaveURL(/\/clients\?.*activity=leaving/);
    await expect(page).toHaveURL(/sort=balance/);
    await expect(page.getByRole('radio', { name: 'Съезжают' })).toBeChecked();
  });

  test('a link never leads to another site after sign-in', async ({ page }) => {
    await page.goto(`${server.url}/login?back=//example.com/`);
    await signIn(page);
    await expect(page.getByRole('heading', { level: 1, name: 'Сегодня' })).toBeVisible();
    expect(new URL(page.url()).origin).toBe(server.url);
  });

  test('a forged token leads to sign-in with a sentence, and back', async ({ page }) => {
    await open(page, '/clients');
    await expect(rows(page).first()).toBeVisible();
    await page.evaluate(() => {
      const session = JSON.parse(sessionStorage.getItem('mesto.session') ?? '{}');
      sessionStorage.setItem('mesto.session', JSON.stringify({ ...session, token: 'forged.token.here' }));
    });
    await page.goto(`${server.url}/clients?page=3`);
    await expect(page.getByText('Сеанс закончился')).toBeVisible();
    await signIn(page);
    await expect(page).toHaveURL(/page=3/);
  });

  test('a session that is no session is nobody signed in', async ({ page }) => {
    await page.goto(server.url);
    await page.evaluate(() => sessionStorage.setItem('mesto.session', '{"token":'));
    await page.goto(`${server.url}/clients`);
    await expect(page.getByRole('button', { name: 'Войти' })).toBeVisible();
  });

  test('bad values in an address fall back', async ({ page }) => {
    await open(page, '/clients?page=abc&size=-1&sort=drop&warehouse=x');
    await expect(page.getByText(/^1–30 /)).toBeVisible();
    await page.goto(`${server.url}/clients?page=9999`);
    await page.getByRole('button', { name: 'На первую страницу' }).click();
    await expect(page.getByText(/^1–30 /)).toBeVisible();
    await page.goto(`${server.url}/rooms?warehouse=777&floor=abc`);
    await expect(page.getByText('Выберите склад')).toBeVisible();
    await page.goto(`${server.url}/rooms?warehouse=1&floor=77&room=99999999`);
    await expect(page.getByRole('application')).toHaveAttribute('data-painted', /[1-9]/);
  });

  test('a client that isn’t there, and an address that isn’t there', async ({ page }) => {
    await open(page, '/clients/99999999');
    await expect(page.getByRole('heading', { level: 1, name: 'Такого клиента нет' })).toBeVisible();
    await page.goto(`${server.url}/clients/abc`);
    await expect(page.getByRole('heading', { level: 1, name: 'Такого клиента нет' })).toBeVisible();
    await page.goto(`${server.url}/nowhere`);
    await expect(page.getByRole('heading', { level: 1, name: 'Страница не найдена' })).toBeVisible();
  });

  test('with the program stopped, each screen says so and offers to try again', async ({ page }) => {
    await open(page, '/clients');
    await expect(rows(page).first()).toBeVisible();
    const { port } = new URL(server.url);
    await server.stop();
    try {
      await page.getByRole('button', { name: 'Страница 2', exact: true }).click();
      await expect(page.getByRole('alert')).toContainText('не отвечает');
      await page.getByRole('link', { name: 'Ячейки', exact: true }).click();
      await page.getByRole('button', { name: /Склад:/ }).click();
      await page.getByRole('menuitemradio').nth(1).click();
      await expect(page.getByRole('alert')).toContainText('Ячейки не загрузились');
      await page.screenshot({ path: join(SHOTS, 'chromium', 'stopped.png') });
    } finally {
      server = await startWeb(dataDir, Number(port));
    }
    await page.getByRole('button', { name: 'Повторить' }).click();
    await expect(page.getByRole('application')).toHaveAttribute('data-painted', /[1-9]/);
  });
});
