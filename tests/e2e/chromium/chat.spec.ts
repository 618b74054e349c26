import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { signIn } from '../scenario.ts';
import { ROOT, startCentre, startDesk, startWeb, type WebServer } from '../support/web.ts';

/** «Сообщения»: two people at one computer's API, then at two desks that exchange through a real centre. */

const SHOTS = join(ROOT, 'test-results/shots/chat');
const DIRECTOR = { phone: '79000000001', password: 'demo' };
const FRONT_DESK = { phone: '79000000002', password: 'demo' };
const PICTURE = join(ROOT, 'assets/icons/icon.png');

const folder = mkdtempSync(join(tmpdir(), 'mesto-e2e-'));
test.beforeAll(() => {
  mkdirSync(SHOTS, { recursive: true });
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const field = (page: Page) => page.getByRole('textbox', { name: 'Сообщение' });
const log = (page: Page) => page.getByRole('log');
const state = (page: Page, text: string) =>
  log(page).locator('[data-mine]').filter({ hasText: text }).getByRole('img').last();
const talkWith = async (page: Page, name: RegExp) => {
  await page.getByRole('list', { name: 'Беседы' }).getByRole('button', { name }).click();
  await expect(field(page)).toBeFocused();
};
const write = async (page: Page, text: string) => {
  await field(page).fill(text);
  await field(page).press('Enter');
};

test.describe('on one desk', () => {
  let server: WebServer;
  const dataDir = join(folder, 'one');
  test.beforeAll(async () => {
    test.setTimeout(90_000);
    server = await startWeb(dataDir);
  });
  test.afterAll(() => server.stop());

  const open = async (page: Page, path: string, login = DIRECTOR) => {
    await page.goto(server.url + path);
    await signIn(page, login);
  };

  test('a message comes to the other’s screen, is told of, read, and the sender sees it', async ({
    page,
    browser,
  }) => {
    const context = await browser.newContext({ permissions: ['notifications'], locale: 'ru-RU' });
    const desk = await context.newPage();
    await desk.addInitScript(() => {
      const told: string[] = [];
      Object.assign(window, { told });
      class Notice extends EventTarget {
        static readonly permission = 'granted';
        constructor(title: string, { body }: { body: string }) {
          super();
          told.push(`${title}: ${body}`);
        }
        close() {}
      }
      Object.assign(window, { Notification: Notice });
    });
    await desk.goto(`${server.url}/clients`);
    await signIn(desk, FRONT_DESK);
    const section = desk.getByRole('link', { name: 'Сообщения', exact: true });
    await expect(section).toContainText(/\d/);
    const before = Number(await section.innerText().then((text) => /\d+/.exec(text)?.[0]));

    await open(page, '/messages');
    await talkWith(page, /Береговая/);
    await write(page, 'Смотрите: https://mesto.example/план, и javascript:alert(1)');
    await expect(state(page, 'Смотрите')).toHaveAttribute('aria-label', /Отправлено|Доставлено/);
    await expect(section).toContainText(String(before + 1));
    await expect(desk).toHaveTitle(`(${before + 1}) Mesto Desk`);
    const told = () => desk.evaluate(() => (window as unknown as { told: string[] }).told);
    await expect.poll(told).toEqual([expect.stringMatching(/^Лобанова.*: Смотрите/)]);
    await expect(state(page, 'Смотрите')).toHaveAttribute('aria-label', 'Доставлено');

    await section.click();
    await talkWith(desk, /Лобанова/);
    await expect(log(desk)).toContainText('Новые сообщения');
    const link = log(desk).getByRole('link', { name: /mesto\.example/ });
    await expect(link).toHaveAttribute('rel', /noopener/);
    await expect(log(desk).getByRole('link')).toHaveCount(1);
    // Read are this one and that of the day before, from the same.
    await expect(section).not.toContainText(String(before + 1));
    await expect(state(page, 'Смотрите')).toHaveAttribute('aria-label', 'Прочитано');
    await write(desk, 'Вижу');
    await expect(log(page)).toContainText('Вижу');
    await context.close();
  });

  test('files by button, drag and paste; pictures are seen, others saved', async ({ page }) => {
    await open(page, '/messages');
    await talkWith(page, /Береговая/);
    await page.locator('input[type=file]').setInputFiles(PICTURE);
    const picked = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: /Убрать файл/ }) });
    await expect(picked).toHaveCount(1);
    const transfer = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(['строка'], 'заметка.txt', { type: 'text/plain' }));
      return data;
    });
    const chat = page.getByRole('region', { name: /Переписка/ });
    await chat.dispatchEvent('dragover', { dataTransfer: transfer });
    await expect(page.getByText('Отпустите файлы')).toBeVisible();
    await chat.dispatchEvent('drop', { dataTransfer: transfer });
    await expect(picked).toHaveCount(2);
    await field(page).evaluate((element) => {
      const data = new DataTransfer();
      data.items.add(new File(['снимок'], 'вставка.bin'));
      element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
    await expect(picked).toHaveCount(3);
    await page.getByRole('button', { name: 'Убрать файл вставка.bin' }).click();
    await field(page).fill('Вот файлы');
    await page.getByRole('button', { name: 'Отправить' }).click();
    const picture = log(page).getByRole('button', { name: 'Открыть фото icon.png' });
    await expect(picture.getByRole('img')).toBeVisible();
    await picture.click();
    await expect(page.getByRole('dialog').getByRole('img', { name: 'icon.png' })).toBeVisible();
    await page.keyboard.press('Escape');
    const saved = page.waitForEvent('download');
    await log(page).getByRole('button', { name: 'Скачать заметка.txt' }).click();
    expect((await saved).suggestedFilename()).toBe('заметка.txt');
  });

  test('older messages come page by page; a found one is shown at its place', async ({ page }) => {
    await open(page, '/messages');
    await talkWith(page, /Береговая/);
    const marks = Array.from({ length: 70 }, (_, i) => `номер ${i}`);
    await page.evaluate(async (texts) => {
      const { token } = JSON.parse(sessionStorage.getItem('mesto.session') ?? '{}') as { token: string };
      const other = Number(new URL(location.href).searchParams.get('with'));
      for (const message_text of texts)
        await fetch('/_send_message_', {
          method: 'POST',
          headers: { Authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify({ second_manager_id: other, message_text }),
        });
    }, marks);
    await expect(log(page)).toContainText('номер 69');
    await page.reload();
    await expect(log(page)).toContainText('номер 69');
    await expect(log(page).getByText('номер 5', { exact: true })).toHaveCount(0);
    await log(page).evaluate((box) => box.scrollTo({ top: -box.scrollHeight }));
    await expect(log(page).getByText('номер 5', { exact: true })).toHaveCount(1);

    await page.keyboard.press('Escape');
    await page.getByRole('searchbox').fill('номер 3');
    await page
      .getByRole('list', { name: 'В сообщениях' })
      .getByRole('button', { name: /номер 3$/ })
      .click();
    await expect(page.locator('[data-found]')).toContainText('номер 3');
    await expect(page.locator('[data-found]')).toBeInViewport();
    await page.getByRole('button', { name: 'К последним сообщениям' }).click();
    await expect(log(page).getByText('номер 69', { exact: true })).toBeInViewport();
  });

  test('with the program stopped a message waits, and is sent once when asked again', async ({ page }) => {
    await open(page, '/messages');
    await talkWith(page, /Береговая/);
    const { port } = new URL(server.url);
    await server.stop();
    try {
      await write(page, 'не потеряйся');
      await expect(page.getByRole('alert').filter({ hasText: 'не отвечает' })).toBeVisible();
      await expect(state(page, 'не потеряйся')).toHaveAttribute('aria-label', 'Не отправлено');
      await page.screenshot({ path: join(SHOTS, 'failed.png') });
    } finally {
      server = await startWeb(dataDir, Number(port));
    }
    await page.getByRole('button', { name: 'Отправить ещё раз' }).click();
    await expect(state(page, 'не потеряйся')).toHaveAttribute('aria-label', 'Отправлено');
    await page.reload();
    await expect(log(page).getByText('не потеряйся', { exact: true })).toHaveCount(1);
  });

  test('a message that the centre refused stands there with the reason, to be sent again or given up', async ({
    page,
  }) => {
    const other = 6;
    const item = {
      command_id: '01900000-0000-7000-8000-000000000001',
      seq: 1,
      name: 'send-message',
      title: 'Сообщение',
      author: 'Лобанова Зоя Фёдоровна',
      made_at: 0,
      decided_at: 0,
      reason: { code: 'recipient_off', msg: 'Сотрудник больше не работает', fields: [] },
      input: { toManagerId: other, text: 'не дошло' },
      resend: { allowed: true, reason: null, keeps_numbers: true },
      rooms: [],
    };
    let commands = [item];
    let sentAgain = '';
    await page.route('**/_desk_/attention', (route) =>
      route.fulfill({ json: { cnt_all: commands.length, commands } }),
    );
    await page.route('**/_desk_/attention/*/resend', async (route) => {
      sentAgain = new URL(route.request().url()).pathname;
      commands = [];
      await route.fulfill({ json: { msg: 'Готово', msg_type: 'success', command_id: item.command_id } });
    });
    await open(page, `/messages?with=${other}`);
    await expect(log(page)).toContainText('Центр не принял: Сотрудник больше не работает');
    await expect(state(page, 'не дошло')).toHaveAttribute('aria-label', 'Не отправлено');
    await page.getByRole('button', { name: 'Отправить ещё раз' }).click();
    await expect(log(page)).not.toContainText('не дошло');
    expect(sentAgain).toBe(`/_desk_/attention/${item.command_id}/resend`);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`no serious fault of access, ${colorScheme}`, async ({ page }) => {
      test.slow();
      const grave = async () =>
        (await new AxeBuilder({ page }).analyze()).violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await open(page, '/messages');
      await expect(page.getByRole('list', { name: 'Беседы' })).toBeVisible();
      expect(await grave(), 'list').toEqual([]);
      await talkWith(page, /Береговая/);
      await expect(log(page)).toContainText(/\d\d:\d\d/);
      await page.locator('input[type=file]').setInputFiles(PICTURE);
      expect(await grave(), 'conversation').toEqual([]);
      await page.screenshot({ path: join(SHOTS, `chat-${colorScheme}.png`) });
      await page.getByRole('searchbox').fill('ячейк');
      await expect(page.getByRole('list', { name: 'В сообщениях' })).toBeVisible();
      expect(await grave(), 'search').toEqual([]);
    });
  }
});

test('two desks talk through the centre; one without a line writes on, and is heard when it is back', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  let centre = await startCentre(join(folder, 'centre'));
  const { port } = new URL(centre.url);
  const first = await startDesk(join(folder, 'a'), centre.url);
  const second = await startDesk(join(folder, 'b'), centre.url);
  const at = async (desk: WebServer, login: typeof DIRECTOR, other: RegExp) => {
    const page = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
    await page.goto(`${desk.url}/messages`);
    await signIn(page, login);
    await expect(page.getByRole('list', { name: 'Беседы' })).toBeVisible({ timeout: 90_000 });
    await talkWith(page, other);
    return page;
  };
  try {
    const director = await at(first, DIRECTOR, /Береговая/);
    const desk = await at(second, FRONT_DESK, /Лобанова/);
    await write(director, 'Слышно?');
    await expect(log(desk)).toContainText('Слышно?');
    await desk.bringToFront();
    await expect(state(director, 'Слышно?')).toHaveAttribute('aria-label', /Доставлено|Прочитано/);
    await write(desk, 'Да');
    await expect(log(director)).toContainText('Да');

    await director.locator('input[type=file]').setInputFiles(PICTURE);
    await director.getByRole('button', { name: 'Отправить' }).click();
    const picture = log(desk).getByRole('button', { name: 'Открыть фото icon.png' }).getByRole('img');
    await expect(picture).toBeVisible({ timeout: 30_000 });
    expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(100);

    await centre.stop();
    await write(desk, 'пишу без связи');
    await expect(state(desk, 'пишу без связи')).toHaveAttribute('aria-label', 'Ждёт отправки в центр');
    await expect(log(director)).not.toContainText('пишу без связи');
    centre = await startCentre(join(folder, 'centre'), Number(port));
    await expect(log(director)).toContainText('пишу без связи', { timeout: 90_000 });
    await expect(state(desk, 'пишу без связи')).toHaveAttribute(
      'aria-label',
      /Отправлено|Доставлено|Прочитано/,
    );
  } finally {
    for (const one of [first, second, centre]) await one.stop();
  }
});
