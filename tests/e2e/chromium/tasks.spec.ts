import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { signIn } from '../scenario.ts';
import { startWeb, type WebServer } from '../support/web.ts';
import {
  acceptPaymentByPhone,
  aDebtor,
  approveFivePassports,
  asked,
  type Cost,
  findWhoRentsARoom,
  letToANewClient,
  planAMoveOut,
} from '../tasks.ts';

/** The daily tasks by keyboard alone; what each costs stands in the output and, rounded, in the README. */

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
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
};

/** Keys of each task, from any screen; the README's table says the same. */
const told = (name: string, { keys, seconds }: Cost, expected: number) => {
  console.log(`${name}: ${keys} keys, ${seconds} s`);
  expect(keys, name).toBe(expected);
};

test('what the five tasks cost, by keyboard alone', async ({ page }) => {
  test.setTimeout(120_000);
  await open(page, '/rooms?warehouse=1');
  const payment = (await acceptPaymentByPhone({ page })).cost;
  told('(a) accept a payment from a phone number', payment, 13);
  expect(payment.seconds).toBeLessThan(10);
  told('(b) who rents room 214 and what he owes', await findWhoRentsARoom({ page }), 4);
  const person = { name: 'Щукина Мария Львовна', phone: '9263210077' };
  const contract = page.waitForEvent('download');
  told('(c) let a room to a new client', (await letToANewClient({ page }, person)).cost, 44);
  expect((await contract).suggestedFilename()).toMatch(/\.docx$/);
  told('(d) plan a move-out', (await planAMoveOut({ page })).cost, 15);
  told('(e) approve five passports', (await approveFivePassports({ page })).cost, 10);
});

test('Enter pressed twice takes the money once', async ({ page }) => {
  await open(page, '/today');
  const { agrid, username } = await aDebtor(page);
  await page.keyboard.press('F2');
  await page.keyboard.type(username);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  const submit = dialog.getByRole('button', { name: /^Принять \d/ });
  await expect(submit).toBeVisible();
  await submit.dblclick();
  await expect(dialog.getByText(/^Принято \d/)).toBeVisible();
  const { agreement, payments } = await asked<{
    agreement: { balance: number };
    payments: { payment_date: string }[];
  }>(page, `/_get_agreement_total_/${agrid}`);
  expect(agreement.balance).toBe(0);
  const today = (await asked<{ day: string }>(page, '/_dashboard_main_')).day;
  expect(payments.filter(({ payment_date }) => payment_date === today)).toHaveLength(1);
});

test('the next in the queue: F2 again, and what is typed goes into the search', async ({ page }) => {
  await open(page, '/today');
  const dialog = page.getByRole('dialog');
  for (const room of ['144', '206']) {
    await page.keyboard.press('F2');
    await expect(dialog.getByRole('combobox')).toBeFocused();
    await page.keyboard.type(room);
    await expect(dialog.getByRole('option').first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(dialog.getByLabel('Сумма')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('status')).toContainText('Принято');
  }
});

test('what the API refuses stands at its field, and nothing is lost', async ({ page }) => {
  await open(page, '/today');
  const { username } = await aDebtor(page);
  await page.keyboard.press('F2');
  await page.keyboard.type(username);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Дата', { exact: true }).fill('01.01.2090');
  await dialog.getByLabel('Комментарий').fill('до понедельника');
  await dialog.getByRole('button', { name: /^Принять \d/ }).click();
  await expect(dialog.getByText(/ещё не наступила/)).toBeVisible();
  await expect(dialog.getByLabel('Дата', { exact: true })).toBeFocused();
  await expect(dialog.getByLabel('Комментарий')).toHaveValue('до понедельника');
});

test('whoever has no right sees why', async ({ page }) => {
  await page.goto(server.url);
  await signIn(page, { phone: '79000000003', password: 'demo' });
  await expect(page.getByRole('heading', { level: 1, name: 'Сегодня' })).toBeVisible();
  await page.keyboard.press('F2');
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('У вас нет права добавлять');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('принять');
  await expect(page.getByRole('option', { name: /Принять платёж/ })).toHaveAttribute('aria-disabled', 'true');
});

test.describe('when the program doesn’t answer', () => {
  const paidToday = async (page: Page, agrid: number) => {
    const today = (await asked<{ day: string }>(page, '/_dashboard_main_')).day;
    const { payments } = await asked<{ payments: { payment_date: string }[] }>(
      page,
      `/_get_agreement_total_/${agrid}`,
    );
    return payments.filter(({ payment_date }) => payment_date === today).length;
  };
  /** The form of a debtor's payment, ready to be sent. */
  const ready = async (page: Page) => {
    await open(page, '/today');
    const debtor = await aDebtor(page);
    await page.keyboard.press('F2');
    await page.keyboard.type(debtor.username);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: /^Принять \d/ })).toBeVisible();
    return { debtor, dialog };
  };

  test('the form says so and keeps what stands in it; the same key then takes the money', async ({
    page,
    context,
  }) => {
    const { debtor, dialog } = await ready(page);
    await context.setOffline(true);
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('не отвечает');
    await context.setOffline(false);
    await dialog.getByLabel('Сумма').press('Enter');
    await expect(dialog.getByText(/^Принято \d/)).toBeVisible();
    expect(await paidToday(page, debtor.agrid)).toBe(1);
  });

  test('an answer that got lost is asked for again, not paid again', async ({ page }) => {
    const { debtor, dialog } = await ready(page);
    await page.route('**/_add_payment_/**', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('не отвечает');
    await page.unroute('**/_add_payment_/**');
    await dialog.getByLabel('Сумма').press('Enter');
    await expect(dialog.getByText(/^Принято \d/)).toBeVisible();
    expect(await paidToday(page, debtor.agrid)).toBe(1);
  });
});
