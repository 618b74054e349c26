import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { type Download, expect, type Page, test } from '@playwright/test';
import { signIn } from '../scenario.ts';
import { pdfPages } from '../support/pdf.ts';
import { startWeb, type WebServer } from '../support/web.ts';

/** Дашборды: figures that explain themselves, each chart's table, picture and data, and all of it on paper. */

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

const saved = async (download: Download): Promise<Buffer> => readFileSync(await download.path());

const card = (page: Page, title: string) => page.getByRole('region', { name: title });

test('figures are explained, compared and lead to their lists', async ({ page }) => {
  await page.goto(server.url);
  await signIn(page);
  await page.getByRole('link', { name: 'Дашборды', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Дашборды', exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Финансы' }).click();

  const figures = page.getByRole('list', { name: 'Показатели' });
  const revenue = figures.getByRole('listitem').filter({ hasText: /^Выручка\d/ });
  await expect(revenue).toContainText(/к прошлому году [+−]?[\d,]+\s%/);
  await page.getByRole('link', { name: 'Ведомость аренды' }).focus();
  await page.keyboard.press('Tab');
  await expect(
    revenue.getByRole('button', { name: /^Выручка\. Платежи «Аренда» и «Продажа»/ }),
  ).toBeFocused();
  await expect(page.getByRole('tooltip')).toContainText('без возвратов, по дате платежа');

  // A figure leads to what it counts, of the same house and days.
  await expect(revenue.getByRole('link')).toHaveAttribute('href', /^\/payments\?.*kind=all/);

  // Of a month there is a month before, too.
  await page.getByRole('combobox', { name: 'Период' }).selectOption('Этот месяц');
  await expect(revenue).toContainText('к прошлому периоду');
  await expect(page).toHaveURL(/tab=finance.*from=\d{4}-\d\d-01/);

  await card(page, 'Долги по возрасту, на сегодня').getByRole('link', { name: 'Должники' }).click();
  await expect(page.getByRole('heading', { name: 'Договоры', exact: true })).toBeVisible();
  await expect(page).toHaveURL(/watch=debt/);
});

test('a chart as a table, as a picture and in Excel says the same', async ({ page }) => {
  await page.goto(`${server.url}/dashboards?warehouse=1&tab=finance`);
  await signIn(page);
  const revenue = card(page, 'Выручка по месяцам');
  await expect(revenue.getByRole('img', { name: /^Выручка по месяцам\. Выручка: / })).toBeVisible();

  await revenue.getByText('Таблица', { exact: true }).click();
  const rows = revenue.getByRole('table', { name: 'Выручка по месяцам' }).locator('tbody tr');
  await expect(rows).toHaveCount(13);
  const shown = await rows.locator('td:nth-child(2)').allTextContents();
  const rubles = shown.map((text) =>
    Number(
      text
        .replace(/[^\d,−]/g, '')
        .replace(',', '.')
        .replace('−', '-'),
    ),
  );

  const [sheet] = await Promise.all([
    page.waitForEvent('download'),
    revenue.getByRole('button', { name: 'Выручка по месяцам: выгрузить данные в Excel' }).click(),
  ]);
  expect(sheet.suggestedFilename()).toMatch(/^Выручка по месяцам \d{4}-\d\d-\d\d Борисовские пруды\.xlsx$/);
  const book = read(await saved(sheet));
  const lines = utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1 });
  expect(lines.slice(1, 14).map((line) => line[1])).toEqual(rubles);

  const [picture] = await Promise.all([
    page.waitForEvent('download'),
    revenue.getByRole('button', { name: 'Выручка по месяцам: сохранить картинкой' }).click(),
  ]);
  expect(picture.suggestedFilename()).toMatch(/^Выручка по месяцам, Борисовские пруды.*\.png$/);
  const png = await saved(picture);
  // Width and height of the head: 900 × 468, twice as dense.
  expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
    'PNG',
    1800,
    936,
  ]);
});

test('all dashboards come on paper', async ({ page }) => {
  await page.goto(`${server.url}/dashboards?warehouse=1`);
  await signIn(page);
  await page.getByRole('link', { name: 'Печать' }).click();
  await expect(page.getByRole('heading', { name: 'Дашборды', level: 2 })).toBeVisible();
  await expect(page.locator('canvas[data-chart]')).toHaveCount(8);
  const text = (await pdfPages(await page.pdf({ preferCSSPageSize: true }))).join('\n');
  for (const word of ['Борисовские пруды', 'Занято площади', 'Приток', 'Долги на сегодня', 'Напечатано'])
    expect(text).toContain(word);
});

test('the rent roll is a list like every other', async ({ page }) => {
  await page.goto(`${server.url}/dashboards/roll?warehouse=1`);
  await signIn(page);
  const rows = page.getByRole('table', { name: 'Ведомость аренды' }).locator('tbody tr');
  await expect(rows).toHaveCount(30);
  await page.getByRole('button', { name: /^Плата/ }).click();
  await expect(page).toHaveURL(/sort=price/);
  await expect(page.getByText(/^Всего .* в месяц; по прейскуранту /)).toBeVisible();
});
