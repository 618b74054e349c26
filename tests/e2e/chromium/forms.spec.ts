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
