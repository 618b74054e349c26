import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { signIn } from '../scenario.ts';
import { pdfSize } from '../support/pdf.ts';
import { startWeb, type WebServer } from '../support/web.ts';

/** The plan as the desk uses it: rooms marked and taken on to another screen, and the plan on paper. */

const dataDir = mkdtempSync(join(tmpdir(), 'mesto-e2e-'));
let server: WebServer;

test.beforeAll(async () => {
  server = await startWeb(dataDir);
});
test.afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

let complaints: string[];
test.beforeEach(({ page }) => {
  complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
});
test.afterEach(() => expect(complaints).toEqual([]));

const open = async (page: Page, path: string) => {
  await page.goto(server.url + path);
  await signIn(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Ячейки' })).toBeVisible();
};
const rows = (page: Page) => page.getByRole('region', { name: 'Список ячеек' }).locator('button[data-room]');
const bar = (page: Page) => page.getByRole('region', { name: 'Выбранные ячейки' });

/** Marks the first rows of the list by keyboard and goes on to what can be done with them; answers their ids. */
const markRows = async (page: Page, count: number): Promise<string[]> => {
  await rows(page).first().focus();
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const row = rows(page).nth(at);
    await expect(row).toBeFocused();
    ids.push((await row.getAttribute('data-room')) ?? '');
    await page.keyboard.press('Space');
    await expect(row).toHaveAttribute('data-chosen', 'true');
    if (at < count - 1) await page.keyboard.press('ArrowDown');
  }
  return ids;
};

test('what is sought and how the list is ordered stands in the address, and comes back with it', async ({
  page,
}) => {
  await open(page, '/rooms?warehouse=1&floor=1');
  await page.getByRole('button', { name: '₽/мес' }).click();
  await expect(page).toHaveURL(/sort=price/);
  const search = page.getByRole('searchbox');
  await search.fill('21');
  await expect(page).toHaveURL(/q=%2221%22|q=21/);
  const ids = () => rows(page).evaluateAll((all) => all.map((row) => row.getAttribute('data-room')));
  const before = await ids();
  expect(before.length).toBeGreaterThan(1);
  await page.reload();
  await expect(search).toHaveValue('21');
  await expect.poll(ids).toEqual(before);
  await search.press('Escape');
  await expect(page).not.toHaveURL(/q=/);
});

test('free rooms marked by keyboard are let together', async ({ page }) => {
  await open(page, '/rooms?warehouse=1&floor=1&show=free');
  await markRows(page, 3);
  await expect(bar(page)).toContainText('Выбраны 3 ячейки');
  const together = bar(page).getByRole('button', { name: 'Сдать вместе' });
  await expect(together).not.toHaveAttribute('aria-disabled', 'true');
  const index = bar(page).getByRole('button', { name: 'Запланировать индексацию' });
  await expect(index).toHaveAttribute('aria-description', /не сдана.*таких ещё 2/);
  await page.keyboard.press('Control+Enter');
  await expect(together).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Оформление' })).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Выбрано' }).getByRole('listitem')).toHaveCount(3);
});

test('of rooms free and let, the let ones are kept, and their indexation is planned', async ({ page }) => {
  await open(page, '/rooms?warehouse=1&floor=1&show=free,occupied');
  const box = await page.getByRole('application').boundingBox();
  const [x, y] = [box?.x ?? 0, box?.y ?? 0];
  await page.keyboard.down('Shift');
  await page.mouse.move(x + 20, y + 20);
  await page.mouse.down();
  await page.mouse.move(x + 320, y + 260, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  const together = bar(page).getByRole('button', { name: 'Сдать вместе' });
  await expect(together).toHaveAttribute(
    'aria-description',
    /Ячейка .+ (занята|не выставлена).*В выборе таких ещё/,
  );
  const keep = bar(page).getByRole('button', { name: 'Оставить сданные' });
  const kept = (await keep.innerText()).match(/\d+/)?.[0] ?? '';
  await keep.click();
  await expect(keep).toHaveCount(0);
  await bar(page).getByRole('button', { name: 'Запланировать индексацию' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Индексация' })).toBeVisible();
  await expect(page.getByRole('button', { name: `Запланировать (${kept})` })).toBeVisible();
  await expect(page.locator('tbody tr[tabindex]')).toHaveCount(Number(kept));
  await page.getByRole('button', { name: 'Показать все аренды' }).click();
  await expect(page).not.toHaveURL(/rooms=/);
});

/** Width, height and dots a metre of a PNG, out of its own chunks. */
const pngSize = (bytes: Buffer) => {
  const density = bytes.indexOf('pHYs');
  return {
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
    perMetre: density < 0 ? 0 : bytes.readUInt32BE(density + 4),
  };
};

test('on paper: the PDF, the PNG and the printed page have the sheet’s true size', async ({ page }) => {
  await page.addInitScript(() => {
    // The page is printed below by the test itself; a dialog would wait for a person.
    window.print = () => undefined;
  });
  await open(page, '/rooms?warehouse=1&floor=1');
  await page.getByRole('button', { name: 'План на бумаге' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('1:250', { exact: true }).click();
  await expect(dialog).toContainText('лист A4, 297 × 210 мм');
  const saved = async (name: 'PNG' | 'PDF') => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name, exact: true }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(`план-1-1.${name.toLowerCase()}`);
    return readFileSync(await file.path());
  };
  expect(await pdfSize(await saved('PDF'))).toEqual([297, 210]);
  const png = pngSize(await saved('PNG'));
  expect(Math.round((png.width / png.perMetre) * 1000)).toBe(297);
  expect(Math.round((png.height / png.perMetre) * 1000)).toBe(210);
  expect(png.perMetre).toBe(11811);

  await dialog.getByRole('button', { name: 'Печать' }).click();
  const picture = page.locator('body > img');
  await expect(picture).toHaveCount(1);
  const printed = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  expect(await pdfSize(printed)).toEqual([297, 210]);
  // Printed once, the sheet is gone from the page.
  await expect(picture).toHaveCount(0);
});
