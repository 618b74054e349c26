import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { signIn } from '../scenario.ts';
import { startWeb, type WebServer } from '../support/web.ts';
import { asked } from '../tasks.ts';

/** Lists, cards and dialogs of the front desk: keys, marks, and the states that are rarely seen. */

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

const open = async (page: Page, address: string) => {
  await page.goto(`${server.url}${address}`);
  await signIn(page);
  await page.waitForURL(({ pathname }) => pathname !== '/login');
};
const rows = (page: Page) => page.locator('tbody tr[tabindex]');
const h1 = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

test('a list by keyboard: rows, pages, marks, columns', async ({ page }) => {
  await open(page, '/agreements');
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(rows(page).first()).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('PageDown');
  await expect(page).toHaveURL(/page=2/);
  await expect(page.getByText('Отмечено 2 строки')).toBeVisible();
  await expect(rows(page).first()).toBeFocused();
  await page.keyboard.press('Control+a');
  await expect(page.getByText('Отмечено 32 строки')).toBeVisible();
  await expect(page.getByRole('button', { name: 'В Excel (32)' })).toBeVisible();
  await page.getByRole('button', { name: 'Снять отметки' }).click();

  await page.getByRole('button', { name: 'Столбцы' }).click();
  await page.getByRole('checkbox', { name: 'Депозит' }).check();
  await page.getByRole('button', { name: 'Клиент: левее' }).click();
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(page.getByRole('columnheader').nth(1)).toHaveText('Клиент');
  await expect(page.getByRole('columnheader', { name: 'Депозит' })).toBeVisible();
});

test('a long list draws what is in sight, and End reaches its end', async ({ page }) => {
  await open(page, '/payments?size=500');
  await expect(rows(page).first()).toBeVisible();
  expect(await rows(page).count()).toBeLessThan(100);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await expect(page.locator('tr[data-index="499"]')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(page.locator('tr[data-index="0"]')).toBeFocused();
});

test('marked rows and the whole list go to Excel', async ({ page }) => {
  await open(page, '/agreements?watch=debt');
  await expect(rows(page).first()).toBeVisible();
  const all = page.waitForEvent('download');
  await page.getByRole('button', { name: 'В Excel' }).click();
  expect((await all).suggestedFilename()).toMatch(/Реестр договоров.*\.xlsx$/);
});

for (const address of ['/clients', '/locks', '/payments/future', '/indexation', '/dashboards/roll'])
  test(`marked rows of ${address} go to Excel`, async ({ page }) => {
    await open(page, address);
    await expect(rows(page).first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await expect(rows(page).first()).toBeFocused();
    await page.keyboard.press('Space');
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: 'В Excel (1)' }).click();
    expect((await file).suggestedFilename()).toMatch(/ выбранные\.xlsx$/);
  });

test('F2 over a row begins with its agreement', async ({ page }) => {
  await open(page, '/payments/future?due=debts');
  await expect(rows(page).first()).toBeVisible();
  const name = await rows(page).first().getByRole('link').first().innerText();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('F2');
  await expect(page.getByRole('dialog').getByText(name)).toBeVisible();
  await expect(page.getByRole('dialog').getByLabel('Сумма')).toBeFocused();
});

test('the statement on the card ends with the balance above it', async ({ page }) => {
  await open(page, '/agreements?activity=active');
  await rows(page).first().press('Enter');
  const balance = page
    .locator('dt', { hasText: /^Баланс$/ })
    .first()
    .locator('xpath=following-sibling::dd[1]');
  const latest = page
    .getByRole('region', { name: 'Выписка' })
    .locator('tbody tr')
    .first()
    .locator('td')
    .last();
  await expect(latest).toHaveText(await balance.innerText());
});

test('a move-out is planned with its reckoning, and taken back', async ({ page }) => {
  await open(page, '/agreements');
  await rows(page).nth(3).press('Enter');
  await page.getByRole('button', { name: 'Завершить аренду' }).first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Депозит к возврату')).toBeVisible();
  await dialog.getByRole('button', { name: 'Запланировать выезд' }).click();
  await expect(dialog.getByText(/^Укажите причину выезда/)).toBeVisible();
  await expect(dialog.getByRole('radio', { name: 'Высокая цена' })).toBeFocused();
  await dialog.getByRole('radio', { name: 'Переезд' }).check();
  await dialog.getByRole('button', { name: 'Запланировать выезд' }).click();
  await expect(dialog.getByRole('status')).toContainText('успешно запланировано');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await page.getByRole('button', { name: 'Изменить выезд' }).click();
  await page.getByRole('button', { name: 'Отменить выезд' }).click();
  await expect(dialog.getByRole('status')).toContainText('отменено');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Завершить аренду' }).first()).toBeVisible();
});

test('the day is closed against counted cash', async ({ page }) => {
  await open(page, '/payments/day?warehouse=1');
  const { cash_expected: expected } = await asked<{ cash_expected: number }>(
    page,
    '/_desk_/cash_day?warehouse_id=1',
  );
  await page.getByLabel('Пересчитано').fill(String(expected + 100).replace('.', ','));
  await expect(page.getByText(/Излишек 100/)).toBeVisible();
  await page.getByRole('button', { name: 'Закрыть день' }).click();
  await expect(page.getByText(/Объясните расхождение/)).toBeVisible();
  await page.getByLabel(/Примечание/).fill('Размен принёс курьер');
  await page.getByRole('button', { name: 'Закрыть день' }).click();
  await expect(page.getByRole('region', { name: /Закрытия этого дня/ })).toContainText(
    'Размен принёс курьер',
  );
});

test.describe('what is rarely seen', () => {
  const answer = (page: Page, path: string, body: object, status = 200) =>
    page.route(`**${path}*`, (route) => route.fulfill({ status, json: body }));
  const NONE = { page: 1, cnt_pages: 1, cnt_all: 0 };

  test('nothing at all, and nothing that fits', async ({ page }) => {
    await open(page, '/today');
    await answer(page, '/_main_payments_', { payments: [], ...NONE });
    await page.goto(`${server.url}/payments`);
    await expect(page.getByText('За последние 12 месяцев платежей не было')).toBeVisible();
    await page.goto(`${server.url}/payments?q=ъъъ`);
    await page.getByRole('button', { name: 'Сбросить фильтры' }).click();
    await expect(page).not.toHaveURL(/q=/);
  });

  test('our own fault says what happened and offers another try', async ({ page }) => {
    await open(page, '/today');
    const problem = {
      title: 'x',
      detail: 'Внутренняя ошибка программы.',
      code: 'internal',
      msg: 'x',
      errors: [],
    };
    await answer(page, '/_main_agreements_', problem, 500);
    await page.goto(`${server.url}/agreements`);
    await expect(page.getByRole('alert')).toContainText('Внутренняя ошибка программы');
    await page.unroute('**/_main_agreements_*');
    await page.getByRole('button', { name: 'Повторить' }).click();
    await expect(rows(page).first()).toBeVisible();
  });

  test('long names are cut, told whole, and push nothing out of place', async ({ page }) => {
    await open(page, '/agreements');
    const long =
      'ООО «Производственно-коммерческое объединение Северо-Восточный Складской Терминал имени Ильи»';
    await page.route('**/_main_agreements_*', async (route) => {
      const response = await route.fetch();
      const body = await response.json();
      await route.fulfill({
        json: {
          ...body,
          agreements: body.agreements.map((row: object) => ({
            ...row,
            fullname: long,
            balance: -1_234_567_890.12,
            room_names: Array.from({ length: 30 }, (_, i) => String(i + 100)),
          })),
        },
      });
    });
    await page.goto(`${server.url}/agreements`);
    await expect(page.getByTitle(long).first()).toBeVisible();
    const { width } = (await rows(page).first().boundingBox()) ?? { width: 0 };
    const panel = await page.getByRole('region', { name: 'Договоры' }).boundingBox();
    expect(width).toBeLessThanOrEqual((panel?.width ?? 0) + 1);
    expect((await rows(page).first().boundingBox())?.height).toBeLessThanOrEqual(36);
  });

  test('while nothing has come, the shape of what will', async ({ page }) => {
    await open(page, '/today');
    await page.route('**/_main_payments_*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.continue();
    });
    await page.goto(`${server.url}/payments`);
    await expect(h1(page, 'Платежи')).toBeVisible();
    await expect(page.locator('.mantine-Skeleton-root').first()).toBeVisible();
    await expect(rows(page).first()).toBeVisible();
  });
});
