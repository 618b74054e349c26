import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { signIn } from '../scenario.ts';
import { startWeb, type WebServer } from '../support/web.ts';

/** The forms of the front desk over the built program: letting, approval, drafts, the question before leaving. */

const folder = mkdtempSync(join(tmpdir(), 'mesto-e2e-'));
let server: WebServer;
test.beforeAll(async () => {
  test.setTimeout(90_000);
  server = await startWeb(folder);
});
test.afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const open = async (page: Page, address: string) => {
  await page.goto(`${server.url}${address}`);
  await signIn(page);
};

/** The step of the wizard that is on screen. */
const step = (page: Page) => page.getByRole('list', { name: 'Шаги оформления' }).locator('[aria-current]');

test('a room let to a new client by the keyboard alone, up to the contract', async ({ page }) => {
  await open(page, '/letting');
  const found = page.getByRole('table', { name: 'Свободные ячейки' }).locator('tbody tr');
  await expect(found.first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(found.first()).toHaveAttribute('data-chosen', 'true');
  await page.keyboard.press('Control+Enter');
  await expect(step(page)).toContainText('Клиент');
  await page.keyboard.type('Щукина Мария Львовна');
  await expect(page.getByRole('button', { name: 'Новый клиент: Щукина Мария Львовна' })).toBeVisible();
  await page.waitForTimeout(400);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Фамилия')).toHaveValue('Щукина');
  // Refused at the field that lacks, and the cursor goes there.
  await page.keyboard.press('Control+Enter');
  await expect(page.getByLabel('Телефон')).toBeFocused();
  await expect(page.getByText('Введите телефон клиента', { exact: false })).toBeVisible();
  await page.keyboard.type('9263210077');
  await page.keyboard.press('Control+Enter');
  await expect(step(page)).toContainText('Срок и цена');
  await page.keyboard.press('Control+Enter');
  await expect(step(page)).toContainText('Оплата');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'Оформить договор' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /^Договор №\d+ успешно оформлен$/ })).toBeVisible();
  const download = page.waitForEvent('download');
  await expect(page.getByRole('button', { name: 'Договор в Word' })).toBeFocused();
  await page.keyboard.press('Enter');
  expect((await download).suggestedFilename()).toMatch(/\.docx$/);
});

test('a draft comes back after a reload, and leaving is asked about', async ({ page }) => {
  await open(page, '/letting');
  const rows = page.getByRole('table', { name: 'Свободные ячейки' }).locator('tbody tr');
  await expect(rows.first()).toBeVisible();
  const kept = page.waitForResponse(
    (one) => one.url().includes('/_desk_/drafts/letting') && one.request().method() === 'POST',
  );
  await page.keyboard.press('Enter');
  await kept;
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect(page.getByText(/Восстановлен черновик/)).toBeVisible();
  await expect(rows.first()).toHaveAttribute('data-chosen', 'true');
  await page.getByRole('link', { name: 'Клиенты', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Введённое не сохранено' })).toBeVisible();
  await page.getByRole('button', { name: 'Уйти и стереть черновик' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Клиенты' })).toBeVisible();
});

test('five passports approved by five presses of Enter', async ({ page }) => {
  await open(page, '/approval');
  const approve = page.getByRole('button', { name: 'Подтвердить', exact: true });
  const names = new Set<string>();
  for (let i = 0; i < 5; i++) {
    await expect(approve).toBeFocused();
    await expect(
      page.getByRole('img', { name: /Фото паспорта/ }).or(page.getByText('Фото паспорта нет')),
    ).toBeVisible();
    const name = await page
      .getByRole('complementary', { name: 'Данные клиента' })
      .getByRole('heading')
      .innerText();
    names.add(name);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: `${name}: подтверждено` })).toBeVisible();
  }
  expect(names.size).toBe(5);
});
