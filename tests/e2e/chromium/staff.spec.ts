import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { signIn } from '../scenario.ts';
import { cameraIsOn, decodePhoto, drawnCameras, refusingCamera, watchStreams } from '../support/camera.ts';
import { ROOT, startWeb, type WebServer } from '../support/web.ts';

/** «Сотрудники»: the hierarchy, accesses, and the working day by camera. */

const SHOTS = join(ROOT, 'test-results/shots/staff');
const DIRECTOR = { phone: '79000000001', password: 'demo' };
const FRONT_DESK = { phone: '79000000002', password: 'demo' };

const dataDir = mkdtempSync(join(tmpdir(), 'mesto-e2e-'));
let server: WebServer;
test.beforeAll(async () => {
  test.setTimeout(90_000);
  mkdirSync(SHOTS, { recursive: true });
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

const open = async (page: Page, path: string, login = DIRECTOR) => {
  await page.goto(server.url + path);
  await signIn(page, login);
};
const grave = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
};
/** Asks the API with the token that the page has, as an older window of the same person would. */
const reasonFor = (page: Page, action: string) =>
  page.evaluate(async (name) => {
    const { token } = JSON.parse(sessionStorage.getItem('mesto.session') ?? '{}') as { token: string };
    const answer = await fetch('/_desk_/allowed', { headers: { Authorization: `Bearer ${token}` } });
    const { allowed } = (await answer.json()) as { allowed: { action: string; reason: string | null }[] };
    return allowed.find((one) => one.action === name)?.reason;
  }, action);
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

/** Opens the camera's dialog, agreeing to the photo where that was never asked. */
const openCamera = async (page: Page) => {
  await button(page, /^(Начать рабочий|Завершить) /).click();
  const agree = button(page, 'Согласен, открыть камеру');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/Спрашиваем один раз|На снимке печатаются/)).toBeVisible();
  if (await agree.isVisible()) await agree.click();
  await expect(dialog.getByText('На снимке печатаются')).toBeVisible();
};

test.describe('the hierarchy', () => {
  test('is walked by arrows, folded, searched, and tells of whoever is chosen', async ({ page }) => {
    await open(page, '/staff');
    const rows = page.getByRole('treeitem');
    await rows.first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(rows.nth(2)).toBeFocused();
    const all = await rows.count();
    await page.keyboard.press('ArrowLeft');
    await expect(rows.nth(2)).toHaveAttribute('aria-expanded', 'false');
    expect(await rows.count()).toBeLessThan(all);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/person=\d+/);
    await expect(page.getByRole('complementary')).toContainText('Руководитель');
    await page.keyboard.press('/');
    await page.keyboard.type('бухг');
    await expect(rows.filter({ hasText: 'Бухгалтер' })).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: '1 сотрудник' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(rows).toHaveCount(all - 3);
  });

  test('chiefs in a circle are shown and told, and nobody vanishes', async ({ page }) => {
    await page.route('**/_get_workers_*', async (route) => {
      const answer = await route.fetch();
      const body = await answer.json();
      body.managers[0].chief_id = body.managers.at(-1).manager_id;
      await route.fulfill({ response: answer, json: body });
    });
    await open(page, '/staff');
    await expect(page.getByRole('note').filter({ hasText: 'Подчинение замкнуто' })).toBeVisible();
    await expect(page.getByRole('treeitem')).toHaveCount(13);
  });
});

test.describe('accesses', () => {
  test('a change is confirmed in words and holds for a session that is open already', async ({
    page,
    browser,
  }) => {
    const desk = await browser.newPage({ baseURL: server.url });
    await desk.goto(`${server.url}/clients`);
    await signIn(desk, FRONT_DESK);
    await expect(desk.getByRole('heading', { level: 1, name: 'Клиенты' })).toBeVisible();
    expect(await reasonFor(desk, 'registerClient')).toBeNull();

    await open(page, '/staff/access');
    const cell = page.getByRole('checkbox', { name: /^Клиенты и договоры: Береговая/ });
    await cell.focus();
    await page.keyboard.press('Space');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('больше не сможет заводить клиентов');
    await page.keyboard.press('Escape');
    await expect(cell).toBeChecked();
    // The closed window gives the keys back to where they were.
    await expect(cell).toBeFocused();
    await page.keyboard.press('Space');
    await dialog.getByRole('button', { name: 'Закрыть доступ' }).click();
    await expect(cell).not.toBeChecked();
    expect(await reasonFor(desk, 'registerClient')).toContain('нет права добавлять клиентов');

    await button(page, 'Вернуть как было').click();
    await dialog.getByRole('button', { name: 'Открыть доступ' }).click();
    await expect(cell).toBeChecked();
    expect(await reasonFor(desk, 'registerClient')).toBeNull();
    await page.goto(`${server.url}/staff`);
    await page.getByRole('treeitem', { name: /^Береговая/ }).click();
    await expect(page.getByRole('complementary')).toContainText('закрыт: Клиенты и договоры');
    await desk.close();
  });

  test('the last who may set accesses keeps that right; who may not sees why', async ({ page }) => {
    await open(page, '/staff/access');
    const right = (name: RegExp) => page.getByRole('checkbox', { name });
    const other = right(/^Доступы: Кудряшов/);
    await other.focus();
    await page.keyboard.press('Space');
    await button(page, 'Закрыть доступ').click();
    await expect(other).not.toBeChecked();
    const own = right(/^Доступы: Лобанова/);
    await expect(own).toHaveAttribute('aria-disabled', 'true');
    await own.focus();
    await expect(page.getByRole('tooltip')).toContainText('последний сотрудник с правом назначать доступы');
    await page.keyboard.press('Space');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await other.focus();
    await page.keyboard.press('Space');
    await button(page, 'Открыть доступ').click();
    await expect(other).toBeChecked();

    await page.evaluate(() => sessionStorage.clear());
    await open(page, '/staff/access', FRONT_DESK);
    await expect(page.getByText('нет права назначать доступы').first()).toBeVisible();
    await expect(right(/^Доступы: Лобанова/)).toHaveAttribute('aria-disabled', 'true');
  });
});

test.describe('the working day', () => {
  test('consent once, then a photo with its stamp: taken again, saved, seen in the sheet', async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['camera']);
    await watchStreams(page);
    await open(page, '/staff/time?warehouse=0', FRONT_DESK);
    await button(page, 'Начать рабочий день').click();
    await expect(page.getByRole('dialog')).toContainText('биометрических персональных данных');
    expect(await cameraIsOn(page)).toBe(false);
    await button(page, 'Согласен, открыть камеру').click();
    await button(page, 'Снять').click();
    await expect(page.getByRole('img', { name: 'Сделанный снимок' })).toBeVisible();
    await button(page, 'Переснять').click();
    await button(page, 'Снять').click();
    await button(page, 'Сохранить отметку').click();
    await expect(page.getByText('Фото успешно сохранено')).toBeVisible();
    await expect(button(page, 'Завершить рабочий день')).toBeVisible();
    expect(await cameraIsOn(page)).toBe(false);

    const link = await page.evaluate(async () => {
      const { token } = JSON.parse(sessionStorage.getItem('mesto.session') ?? '{}') as { token: string };
      const answer = await fetch('/_get_time_control_info_?show_cnt=1', {
        headers: { Authorization: `Bearer ${token}` },
      });
      const { timepoints } = (await answer.json()) as { timepoints: { start_photo_link: string }[] };
      return timepoints[0]?.start_photo_link ?? '';
    });
    const photo = await decodePhoto(page, link);
    writeFileSync(join(SHOTS, 'photo.jpg'), Buffer.from(photo.content, 'base64'));
    expect(photo.type).toBe('image/jpeg');
    expect(photo.bytes).toBeLessThanOrEqual(300_000);
    expect([photo.width, photo.height]).toEqual([1280, 720]);
    expect(photo.ink).toBeGreaterThan(0.02);
    expect(photo.spread).toBeGreaterThan(5);

    // The end of the day asks no consent any more.
    await button(page, 'Завершить рабочий день').click();
    await button(page, 'Снять').click();
    await button(page, 'Сохранить отметку').click();
    await expect(button(page, 'Завершить заново')).toBeVisible();
    await button(page, /^Фото начала/)
      .first()
      .click();
    await expect(page.getByRole('dialog').getByRole('img', { name: /^(Начало|Конец) / })).toHaveCount(2);
  });

  test('the other camera is remembered, the saved picture is no mirror’s, black and frozen ones are refused', async ({
    page,
  }) => {
    await drawnCameras(page);
    await open(page, '/staff/time?warehouse=0');
    await openCamera(page);
    const choice = page.getByRole('combobox', { name: 'Камера' });
    await expect(choice).toHaveValue('Первая камера');
    await choice.click();
    await page.getByRole('option', { name: 'Вторая камера' }).click();
    await expect(choice).toHaveValue('Вторая камера');
    const take = button(page, 'Снять');
    await page.evaluate(() => {
      window.cameraShows = 'black';
    });
    await expect(page.getByText('Картинка чёрная')).toBeVisible();
    await expect(take).toBeDisabled();
    await page.evaluate(() => {
      window.cameraShows = 'still';
    });
    await expect(page.getByText('Картинка замерла')).toBeVisible();
    await expect(take).toBeDisabled();
    await page.evaluate(() => {
      window.cameraShows = 'picture';
    });
    await expect(take).toBeEnabled();
    await take.click();
    const shot = page.getByRole('img', { name: 'Сделанный снимок' });
    await expect(shot).toBeVisible();
    const photo = await decodePhoto(page, (await shot.getAttribute('src')) ?? '');
    expect(photo.left[0]).toBeGreaterThan(photo.left[2] + 100);
    expect(photo.right[2]).toBeGreaterThan(photo.right[0] + 100);
    await page.keyboard.press('Escape');
    expect(await cameraIsOn(page)).toBe(false);

    // Another page of the same computer, as after a restart.
    await page.reload();
    await openCamera(page);
    await expect(choice).toHaveValue('Вторая камера');
  });

  for (const [error, title, remedy] of [
    ['NotFoundError', 'Камера не найдена', 'Подключите веб-камеру'],
    ['NotReadableError', 'Камера занята', 'Закройте её'],
  ] as const) {
    test(`${title}: what to do, and a mark without a photo`, async ({ page }) => {
      await refusingCamera(page, error);
      await open(page, '/staff/time?warehouse=0');
      await openCamera(page);
      await expect(page.getByRole('dialog')).toContainText(title);
      await expect(page.getByRole('dialog')).toContainText(remedy);
      await button(page, 'Отметиться без фото').click();
      await expect(page.getByText('Отметка сохранена без фото')).toBeVisible();
    });
  }

  test('a camera that the browser was not allowed to open: which setting to change', async ({
    page,
    context,
  }) => {
    await context.clearPermissions();
    await open(page, '/staff/time?warehouse=0', FRONT_DESK);
    await openCamera(page);
    await expect(page.getByRole('dialog')).toContainText('Нет доступа к камере');
    await expect(page.getByRole('dialog')).toContainText('слева от адреса');
  });

  test('a clock set back is told before the mark', async ({ page }) => {
    await page.route('**/_desk_/now', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), clock_back: 41 * 60_000 } });
    });
    await open(page, '/staff/time?warehouse=0');
    await expect(page.getByRole('alert')).toContainText('переведены назад на 41 мин');
  });

  test('a schedule is set, and the month judged by it is saved as Excel', async ({ page }) => {
    await open(page, '/staff/time?warehouse=0');
    const line = page.getByRole('table', { name: 'Сотрудники за месяц' }).getByRole('row', { name: /Исаев/ });
    await line.click();
    await button(page, 'Задать график').click();
    await page.getByText('Сменный', { exact: true }).click();
    await page.getByLabel('Рабочих дней подряд').fill('0');
    await page.getByLabel('Начало дня').fill('7:30');
    await button(page, 'Сохранить').click();
    await expect(page.getByText(/^Отметьте рабочие дни/)).toBeVisible();
    await page.getByLabel('Рабочих дней подряд').fill('3');
    await page.getByLabel('Выходных подряд').fill('1');
    await button(page, 'Сохранить').click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(line).toContainText('3 через 1, 07:30–18:00');
    const month = page.getByRole('heading', { level: 2 }).first();
    const shown = await month.innerText();
    await button(page, 'Предыдущий месяц').click();
    await expect(month).not.toHaveText(shown);
    const saved = page.waitForEvent('download');
    await button(page, 'Табель в Excel').click();
    expect((await saved).suggestedFilename()).toMatch(/\.xlsx$/);
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no serious fault of access, ${colorScheme}`, async ({ page, context }) => {
    test.slow();
    await context.grantPermissions(['camera']);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await open(page, '/staff');
    await page.getByRole('treeitem').nth(3).click();
    await expect(page.getByRole('complementary')).toContainText('Доступы');
    expect(await grave(page), 'tree').toEqual([]);
    await page.screenshot({ path: join(SHOTS, `tree-${colorScheme}.png`) });
    await page.goto(`${server.url}/staff/access`);
    await page.getByRole('checkbox').nth(9).focus();
    expect(await grave(page), 'accesses').toEqual([]);
    await page.screenshot({ path: join(SHOTS, `access-${colorScheme}.png`) });
    await page.keyboard.press('Space');
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await grave(page), 'confirmation').toEqual([]);
    await page.goto(`${server.url}/staff/time?warehouse=0`);
    await expect(page.getByRole('table')).toHaveCount(2);
    expect(await grave(page), 'time').toEqual([]);
    await page.screenshot({ path: join(SHOTS, `time-${colorScheme}.png`) });
    await button(page, 'Задать график').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await grave(page), 'schedule').toEqual([]);
    await page.screenshot({ path: join(SHOTS, `schedule-${colorScheme}.png`) });
    await page.keyboard.press('Escape');
    await openCamera(page);
    await expect(button(page, 'Снять')).toBeEnabled();
    expect(await grave(page), 'camera').toEqual([]);
    await page.screenshot({ path: join(SHOTS, `camera-${colorScheme}.png`) });
  });
}
