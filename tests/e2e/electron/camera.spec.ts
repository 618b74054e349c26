import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { signIn } from '../scenario.ts';
import { cameraIsOn, decodePhoto, watchStreamsNow } from '../support/camera.ts';
import { type Desk, openDesk, root, temporaryFolder } from '../support/desk.ts';

/** The working day marked in the desktop window: no fake answer to the permission, the app's own handler gives it. */

const SHOTS = join(root, 'test-results/shots/electron');
const folder = temporaryFolder();
let desk: Desk;

test.beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  desk = await openDesk(folder.path);
  await watchStreamsNow(desk.page);
  await signIn(desk.page, { phone: '79000000002', password: 'demo' });
  await expect(desk.page.getByRole('link', { name: 'Сотрудники', exact: true })).toBeVisible();
});
test.afterAll(async () => {
  await desk.app.close();
  folder.remove();
});

/** What the page gets when it asks for the camera past the screen. */
const askPast = (page: Page) =>
  page.evaluate(async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ video: true });
      for (const track of stream.getTracks()) track.stop();
      return 'given';
    } catch (error) {
      return error instanceof DOMException ? error.name : String(error);
    }
  });

test('the camera may be used while its dialog is open, neither before nor after, and the photo is kept', async () => {
  const { page } = desk;
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  await page.getByRole('link', { name: 'Сотрудники', exact: true }).click();
  await page.getByRole('link', { name: 'Рабочее время', exact: true }).click();
  await button('Начать рабочий день').click();
  await expect(page.getByRole('dialog')).toContainText('биометрических');
  expect(await askPast(page)).toBe('NotAllowedError');
  await button('Согласен, открыть камеру').click();
  await expect(button('Снять')).toBeEnabled();
  expect(await askPast(page)).toBe('given');
  await page.screenshot({ path: join(SHOTS, 'camera.png') });

  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await cameraIsOn(page)).toBe(false);
  await expect.poll(() => askPast(page)).toBe('NotAllowedError');

  await button('Начать рабочий день').click();
  await button('Снять').click();
  const shot = page.getByRole('img', { name: 'Сделанный снимок' });
  await expect(shot).toBeVisible();
  const photo = await decodePhoto(page, (await shot.getAttribute('src')) ?? '');
  expect(photo.ink).toBeGreaterThan(0.02);
  expect(photo.spread).toBeGreaterThan(5);
  // The picture is taken: the camera is off while it is looked at.
  expect(await cameraIsOn(page)).toBe(false);
  await button('Сохранить отметку').click();
  await expect(page.getByText('Фото успешно сохранено')).toBeVisible();
  expect(await askPast(page)).toBe('NotAllowedError');
  // The sheet has taken up today.
  await expect(page.getByText('на работе', { exact: true })).toBeVisible();
  await button(/^Фото начала/)
    .first()
    .click();
  const kept = page.getByRole('dialog').getByRole('img', { name: /^Начало/ });
  await expect(kept).toBeVisible();
  const stored = await decodePhoto(page, (await kept.getAttribute('src')) ?? '');
  expect([stored.width, stored.height]).toEqual([photo.width, photo.height]);
  await page.screenshot({ path: join(SHOTS, 'photo.png') });
  await page.keyboard.press('Escape');
});

test('a notification leads to its conversation, and what is no notice shows nothing', async () => {
  const { app, page } = desk;
  const shown = await page.evaluate(async () => {
    await window.mesto?.notify('x' as unknown as { title: string; body: string; of: number });
    await window.mesto?.notify({ title: 'Лобанова', body: 'Привет', of: 1 });
    await window.mesto?.setBadge(3, null);
    return true;
  });
  expect(shown).toBe(true);
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('notice-opened', 1);
  });
  await expect(page).toHaveURL(/\/messages\?with=1/);
});
