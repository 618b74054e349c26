import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

export interface ScenarioOptions {
  /** Address of the running program; absent where the page is open already, as in Electron. */
  readonly baseUrl?: string;
  /** Folder for a picture of each step. */
  readonly shots: string;
}

/** The demo chain's manager with all rights. */
const LOGIN = { phone: '79000000001', password: 'demo' };

const rows = (page: Page) => page.getByRole('table', { name: 'Клиенты' }).locator('tbody tr[tabindex]');
const search = (page: Page) => page.getByRole('searchbox');
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

/** Signs in on the page that is open now. */
export const signIn = async (page: Page, { phone, password } = LOGIN): Promise<void> => {
  await page.getByLabel('Телефон').fill(phone);
  await page.getByLabel('Пароль').fill(password);
  await page.getByRole('button', { name: 'Войти' }).click();
};

const signInAfterAWrongPassword = async (page: Page, shot: (name: string) => Promise<void>) => {
  await expect(heading(page, 'Вход')).toBeVisible();
  await shot('sign-in');
  await signIn(page, { ...LOGIN, password: 'не тот' });
  await expect(page.getByRole('alert')).toHaveText('Неверный номер телефона или пароль');
  await expect(page.getByLabel('Пароль')).toBeFocused();
  await shot('wrong-password');
  await signIn(page);
};

const seeTheDay = async (page: Page, shot: (name: string) => Promise<void>) => {
  await expect(heading(page, 'Сегодня')).toBeVisible();
  const debtors = page.locator('[data-card="debts"]');
  const count = (await debtors.innerText()).match(/\d[\d\s]*$/m)?.[0] ?? '';
  await shot('today');
  await debtors.click();
  await expect(heading(page, 'Договоры')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'договор' })).toHaveText(
    new RegExp(`^${count.trim()}\\s`),
  );
};

const findSortAndPage = async (page: Page, shot: (name: string) => Promise<void>) => {
  await page.getByRole('link', { name: 'Клиенты', exact: true }).click();
  await expect(heading(page, 'Клиенты')).toBeVisible();
  await expect(rows(page).first()).toBeVisible();
  expect(await rows(page).count()).toBeGreaterThan(0);
  await shot('clients');

  const name = await rows(page).first().getByRole('link').innerText();
  const prefix = (name.match(/[А-Яа-яЁё]{4,}/)?.[0] ?? name).slice(0, 4);
  await search(page).fill(prefix);
  await expect(page).toHaveURL(/[?&]q=/);
  await expect.poll(async () => (await rows(page).allInnerTexts()).every(startsWithin(prefix))).toBe(true);
  await shot('search');
  await search(page).press('Escape');
  await expect(page).not.toHaveURL(/[?&]q=/);

  const days = page.getByRole('columnheader', { name: 'Осталось' });
  await days.getByRole('button').click();
  await expect(days).toHaveAttribute('aria-sort', 'ascending');
  await expect(page).toHaveURL(/sort=days_left/);
  await page.getByRole('button', { name: 'Страница 2', exact: true }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(page.getByText(/^31–/)).toBeVisible();
  await shot('sorted-page-2');
};

/** Whether one of the row's words begins so; ё and е are one letter to the search. */
const startsWithin = (prefix: string) => {
  const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е');
  return (row: string) =>
    plain(row)
      .split(/[^а-яa-z0-9]+/)
      .some((word) => word.startsWith(plain(prefix)));
};

const openACardAndComeBack = async (page: Page, shot: (name: string) => Promise<void>) => {
  const list = page.url();
  const name = await rows(page).first().getByRole('link').innerText();
  await rows(page).first().locator('td').nth(1).click();
  await expect(heading(page, name)).toBeVisible();
  const balance = page.locator('dt', { hasText: 'Баланс' }).locator('xpath=following-sibling::dd[1]');
  await expect(balance).toHaveText(/\d,\d\d\s₽$/);
  const days = page.locator('dt', { hasText: 'Осталось дней' }).locator('xpath=following-sibling::dd[1]');
  await expect(days).toHaveText(/^(−?[\d\s]+|—)$/);
  await expect(page.getByRole('region', { name: 'Договоры' })).toBeVisible();
  await shot('card');
  await page.goBack();
  await expect(page).toHaveURL(list);
  await expect(page.getByText(/^31–/)).toBeVisible();
};

/** How many different colours stand on the plan's first canvas: an empty one has one. */
const coloursPainted = (page: Page) =>
  page
    .locator('[data-plan-rooms] canvas')
    .first()
    .evaluate((element) => {
      const canvas = element as HTMLCanvasElement;
      const { data = [] } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
      const seen = new Set<number>();
      for (let at = 0; at < data.length; at += 4 * 7) {
        seen.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0));
      }
      return seen.size;
    });

const seeThePlan = async (page: Page, shot: (name: string) => Promise<void>) => {
  await page.getByRole('link', { name: 'Ячейки', exact: true }).click();
  await expect(heading(page, 'Ячейки')).toBeVisible();
  await page
    .getByRole('button', { name: /свободно \d+ из \d+/ })
    .first()
    .click();
  const plan = page.getByRole('application');
  await expect(plan).toHaveAttribute('data-painted', /\d/);
  const total = await page.locator('[data-legend-total]').getAttribute('data-legend-total');
  expect(Number(total)).toBeGreaterThan(0);
  await expect(plan).toHaveAttribute('data-plan-rooms', total ?? '');
  await expect(plan).toHaveAttribute('data-painted', total ?? '');
  expect(await coloursPainted(page)).toBeGreaterThan(20);
  await shot('plan');

  const room = page.getByRole('region', { name: 'Список ячеек' }).locator('[data-room]').nth(3);
  const name = (await room.innerText()).split('\n')[0] ?? '';
  await room.click();
  await expect(page.getByRole('heading', { level: 2, name: `Ячейка ${name}`, exact: true })).toBeVisible();
  await expect(page).toHaveURL(/room=\d+/);
  await shot('room');
};

/**
 * The front desk's way through the program, the same in Electron and in Chromium: sign-in with a wrong password and a right
 * one, a client found and opened, back with the filters kept, the plan of a warehouse, a room.
 */
export async function mainScenario(page: Page, options: ScenarioOptions): Promise<void> {
  mkdirSync(options.shots, { recursive: true });
  let step = 0;
  const shot = async (name: string) => {
    step += 1;
    await page.screenshot({ path: join(options.shots, `${String(step).padStart(2, '0')}-${name}.png`) });
  };
  if (options.baseUrl !== undefined) await page.goto(options.baseUrl);
  await signInAfterAWrongPassword(page, shot);
  await seeTheDay(page, shot);
  await findSortAndPage(page, shot);
  await openACardAndComeBack(page, shot);
  await seeThePlan(page, shot);
}
