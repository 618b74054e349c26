import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { signIn } from '../scenario.ts';
import { pdfPages, pdfSize } from '../support/pdf.ts';
import { ROOT, startWeb, type WebServer } from '../support/web.ts';

/** Papers in a browser: what comes out is read back as a PDF; files of the API by the tray. */

const SHOTS = join(ROOT, 'test-results/shots/print');
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

/** Asks the API as the signed-in person. */
const ask = async (page: Page, path: string) => {
  const token = await page.evaluate(() => JSON.parse(sessionStorage.getItem('mesto.session') ?? '{}').token);
  return (await fetch(server.url + path, { headers: { authorization: `Bearer ${token}` } })).json();
};
const open = async (page: Page, path: string) => {
  await page.goto(server.url);
  await signIn(page);
  await expect(page.getByRole('navigation', { name: 'Разделы' })).toBeVisible();
  await page.goto(server.url + path);
};
const rubles = (sum: number) =>
  `${sum
    .toFixed(2)
    .replace('.', ',')
    .replace(/\B(?=(\d{3})+,)/g, ' ')} ₽`;
const asPdf = async (page: Page, name: string) => {
  const bytes = await page.pdf({
    path: join(SHOTS, `${name}.pdf`),
    preferCSSPageSize: true,
    printBackground: true,
  });
  expect(await pdfSize(bytes)).toEqual([210, 297]);
  return pdfPages(bytes);
};

test('a statement on paper: every line of the API, who printed it on each page, nothing of the screen', async ({
  page,
}) => {
  await open(page, '/');
  const [agreement] = (await ask(page, '/_main_agreements_?active=1&sort_column=agrbegdate&show_cnt=1'))
    .agreements;
  await page.goto(`${server.url}/print/statement/${agreement.agrid}`);
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(`Выписка: ${agreement.agrname}`);
  const pages = await asPdf(page, 'statement');
  expect(pages.length).toBeGreaterThan(2);
  for (const [i, text] of pages.entries()) {
    expect(text).toMatch(/Напечатано \d\d\.\d\d\.\d{4} \d\d:\d\d, [А-ЯЁ]/);
    expect(text).toContain(`${i + 1} / ${pages.length}`);
    expect(text).not.toContain('Назад');
  }
  const whole = pages.join(' ').replaceAll('−', '-');
  const { rows, balance } = await ask(page, `/_desk_/statement/${agreement.agrid}`);
  for (const row of rows) expect(whole).toContain(rubles(row.balance).replaceAll('−', '-'));
  expect(whole).toContain(`Баланс на`);
  expect(whole).toContain(rubles(balance));
});

test('some months alone, named in the address', async ({ page }) => {
  await open(page, '/');
  const [agreement] = (await ask(page, '/_main_agreements_?active=1&sort_column=agrbegdate&show_cnt=1'))
    .agreements;
  const { rows } = await ask(page, `/_desk_/statement/${agreement.agrid}`);
  const month = rows[Math.floor(rows.length / 2)].day.slice(0, 7);
  await page.goto(`${server.url}/print/statement/${agreement.agrid}?from=${month}&to=${month}`);
  const lines = page.locator('table table tbody tr');
  const own = rows.filter((row: { day: string }) => row.day.startsWith(month));
  await expect(lines).toHaveCount(own.length + 1);
  await page.getByRole('button', { name: 'С месяца' }).click();
  await page.getByRole('button', { name: /^янв/ }).click();
  await expect(page).toHaveURL(new RegExp(`from=${month.slice(0, 4)}-01`));
});

test('a receipt twice on a sheet, which says that it is no fiscal one; printed by the browser’s dialog', async ({
  page,
}) => {
  await page.addInitScript(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes');
  });
  await open(page, '/');
  const [payment] = (await ask(page, '/_main_payments_?show_cnt=1')).payments;
  await page.goto(`${server.url}/print/receipt/${payment.payment_id}`);
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(2);
  const [text = ''] = await asPdf(page, 'receipt');
  expect(text.split('не является кассовым чеком')).toHaveLength(3);
  expect(text.split(rubles(payment.amount))).toHaveLength(3);
  expect(text).toContain(payment.fullname);
  expect(text).not.toContain('до подтверждения центром');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  await page.getByRole('button', { name: 'Печать' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes');
});

test('what the centre has yet to confirm says so at the foot of the paper', async ({ page }) => {
  await page.route('**/_desk_/print/receipt/*', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ json: { ...(await answer.json()), pending: 1 } });
  });
  await open(page, '/');
  const [payment] = (await ask(page, '/_main_payments_?show_cnt=1')).payments;
  await page.goto(`${server.url}/print/receipt/${payment.payment_id}`);
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(2);
  const [text = ''] = await asPdf(page, 'pending');
  expect(text).toContain('Напечатано до подтверждения центром');
});

test('the day on paper: sums and every payment of the API', async ({ page }) => {
  await open(page, '/');
  const [{ payment_date: day }] = (await ask(page, '/_main_payments_?show_cnt=1')).payments;
  await page.goto(`${server.url}/print/day?day=${day}`);
  const paper = await ask(page, `/_desk_/print/day?day=${day}`);
  await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
  const whole = (await asPdf(page, 'day')).join(' ');
  for (const row of paper.payments) expect(whole).toContain(String(row.payment_id));
  expect(whole).toContain(`Всего за день ${rubles(paper.total.received - paper.total.returned)}`);
});

test('who isn’t signed in comes back to the paper after', async ({ page }) => {
  await page.goto(`${server.url}/print/day?day=2026-01-01`);
  await signIn(page);
  await expect(page).toHaveURL(/\/print\/day\?day=2026-01-01/);
  await expect(page.getByRole('heading', { level: 2, name: 'Итоги дня 01.01.2026' })).toBeVisible();
});

test('a paper of an agreement and a register come by the tray; one that runs can be cancelled', async ({
  page,
}) => {
  await open(page, '/');
  const [agreement] = (await ask(page, '/_main_agreements_?active=1&show_cnt=1')).agreements;
  await page.goto(`${server.url}/agreements/${agreement.agrid}`);
  await page.getByRole('button', { name: 'Документы' }).click();
  const [paper] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Акт приёма-передачи' }).click(),
  ]);
  expect(paper.suggestedFilename()).toMatch(/^Акт приёма-передачи №\d+ \d{4}-\d\d-\d\d\.docx$/);
  expect(
    readFileSync(await paper.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
  const tray = page.getByRole('region', { name: 'Выгрузки' });
  await expect(tray).toContainText('Скачано: Акт приёма-передачи');

  // A register that never comes: the API holds it back.
  let asked: () => void = () => {};
  const started = new Promise<void>((resolve) => {
    asked = resolve;
  });
  await page.route('**/download_reestr', () => asked());
  await page.route('**/_desk_/downloads/*', (route) => route.fulfill({ json: { done: 30, total: 120 } }));
  await page.getByRole('link', { name: 'Договоры', exact: true }).click();
  await page.getByRole('button', { name: 'В Excel' }).click();
  await started;
  await expect(tray).toContainText('30 из 120');
  await expect(tray.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '25');
  await page.screenshot({ path: join(SHOTS, 'tray.png') });
  await tray.getByRole('button', { name: 'Отменить: Реестр договоров' }).click();
  await expect(tray.getByText('Реестр договоров')).toHaveCount(0);
});

test('a template that is unfit is told on «Настройки» and instead of the paper', async ({ page }) => {
  await open(page, '/');
  const [agreement] = (await ask(page, '/_main_agreements_?active=1&show_cnt=1')).agreements;
  mkdirSync(join(dataDir, 'templates'), { recursive: true });
  writeFileSync(join(dataDir, 'templates/return-act.docx'), 'не Word');
  await page.getByRole('link', { name: 'Настройки', exact: true }).click();
  await expect(page.getByText('Шаблон «return-act.docx» не годится')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  await page.goto(`${server.url}/agreements/${agreement.agrid}`);
  await page.getByRole('button', { name: 'Документы' }).click();
  await page.getByRole('menuitem', { name: 'Акт возврата ячеек' }).click();
  const tray = page.getByRole('region', { name: 'Выгрузки' });
  await expect(tray).toContainText('Шаблон «return-act.docx» не годится');
  rmSync(join(dataDir, 'templates'), { recursive: true });
  const [paper] = await Promise.all([
    page.waitForEvent('download'),
    tray.getByRole('button', { name: 'Повторить' }).click(),
  ]);
  expect(paper.suggestedFilename()).toMatch(/^Акт возврата/);
});

test('the landlord’s details are set once and stand on the next paper', async ({ page }) => {
  await open(page, '/settings');
  const short = page.getByLabel('Краткое наименование');
  await expect(short).toHaveValue('ООО «Место хранения»');
  await short.fill('ООО «Новое место»');
  await page.getByLabel('ИНН', { exact: true }).fill('7708999016');
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(page.getByText('контрольные должны сойтись')).toBeVisible();
  await page.getByLabel('ИНН', { exact: true }).fill('7708999015');
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Сохранено' })).toBeVisible();
  await page.goto(`${server.url}/print/day`);
  await expect(page.getByText('ООО «Новое место»')).toBeVisible();
});

test('a name in the genitive is suggested, corrected and kept', async ({ page }) => {
  await open(page, '/');
  const [client] = (await ask(page, '/_main_clients_?user_type=f&active=1&show_cnt=1')).clients;
  await page.goto(`${server.url}/clients/${client.user_id}`);
  const section = page.getByRole('region', { name: 'В документах' });
  await expect(section).toContainText('по правилам, никто не проверял');
  await section.getByRole('button', { name: 'Изменить' }).click();
  await section.getByRole('textbox').fill('Петровой Анны Ильиничны');
  await section.getByRole('button', { name: 'Сохранить' }).click();
  await expect(section).toContainText('Петровой Анны Ильиничны');
  await expect(section).not.toContainText('по правилам');
  expect((await ask(page, `/_get_client_total_/${client.user_id}`)).client.fullname_genitive).toBe(
    'Петровой Анны Ильиничны',
  );
});
