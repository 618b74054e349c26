import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { filledBook, houseRow, roomRow } from '../../support/propertyBook.ts';
import { signIn } from '../scenario.ts';
import { startDesk, startEmptyCentre, type WebServer } from '../support/web.ts';
import { letToANewClient } from '../tasks.ts';

/** A chain that begins: nothing is there but its centre and the first manager. */

let folder: string;
let centre: WebServer & { readonly password: string };
let desk: WebServer;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mesto-e2e-'));
  centre = await startEmptyCentre(join(folder, 'centre'), '79001234567');
  desk = await startDesk(join(folder, 'desk'), centre.url, 0, ['--key-file', join(folder, 'desk.key')]);
});
test.afterAll(async () => {
  await desk.stop();
  await centre.stop();
  rmSync(folder, { recursive: true, force: true });
});

const file = async (rooms: Parameters<typeof filledBook>[1]) => ({
  name: 'склады.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(await filledBook([houseRow()], rooms)),
});

test('from an empty start to a room let on the plan', async ({ page }) => {
  await page.goto(desk.url);
  await signIn(page, { phone: '9001234567', password: centre.password });
  // The first sign-in fills the desk; then an empty chain says what to do.
  const begin = page.getByRole('button', { name: 'Загрузить из Excel' });
  await expect(begin).toBeVisible();
  await begin.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Загрузка из Excel' })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Скачать шаблон' }).click();
  expect((await download).suggestedFilename()).toBe('Склады и ячейки — шаблон.xlsx');

  const input = page.locator('input[type="file"]');
  await input.setInputFiles(await file([roomRow(), roomRow({ name: 16, price: 'дорого' })]));
  await expect(page.getByText('В файле 1 ошибка').first()).toBeVisible();
  const faults = page.getByRole('table', { name: 'В файле 1 ошибка' });
  await expect(faults.getByRole('row').last()).toHaveText('Ячейки!I3дорогоНужно число, например 6500.');
  await input.setInputFiles(await file([roomRow(), roomRow({ name: 16 }), roomRow({ name: 201, floor: 2 })]));
  const load = page.getByRole('button', { name: 'Загрузить 3 ячейки' });
  await expect(load).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'План: Дмитровка' }).click();
  await expect(page.locator('[data-plan-rooms="2"]')).toBeVisible();

  await letToANewClient({ page, paceMs: 0 }, { name: 'Первая Мария', phone: '9160000001' });
  await page.getByRole('link', { name: 'Ячейки', exact: true }).click();
  await page.getByRole('button', { name: /^Дмитровка/ }).click();
  await expect(page.locator('[data-plan-rooms="2"]')).toBeVisible();
  await expect(page.getByRole('button', { name: /Нет данных/ })).toContainText('1');
  // The centre has decided it all: nothing waits.
  await expect(page.getByRole('button', { name: 'Обмен: На связи' })).toBeVisible();
});
