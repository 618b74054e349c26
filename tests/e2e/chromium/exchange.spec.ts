import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type Line, openLine } from '../../support/cutLine.ts';
import { signIn } from '../scenario.ts';
import { type DeskApi, deskApi } from '../support/deskApi.ts';
import { ROOT, startCentre, startDesk, type WebServer } from '../support/web.ts';

/** Two desks and a centre as real processes, over lines that are cut: what the people at the desks see of it, and can do. */

const folder = mkdtempSync(join(tmpdir(), 'mesto-e2e-'));
const SHOTS = join(ROOT, 'test-results/shots/exchange');
mkdirSync(SHOTS, { recursive: true });

interface Place {
  readonly name: string;
  server: WebServer;
  line: Line;
}

let centre: WebServer;
let a: Place;
let b: Place;

const openPlace = async (name: string): Promise<Place> => {
  const line = await openLine(centre.url);
  return { name, line, server: await startDesk(join(folder, name), line.url) };
};

/** The desk goes down and comes up at the same address, as after a night. */
const restart = async (place: Place) => {
  const { port } = new URL(place.server.url);
  await place.server.stop();
  place.server = await startDesk(join(folder, place.name), place.line.url, Number(port));
};

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  centre = await startCentre(join(folder, 'centre'));
  a = await openPlace('a');
  b = await openPlace('b');
});
test.afterAll(async () => {
  for (const place of [a, b]) {
    await place.server.stop();
    await place.line.close();
  }
  await centre.stop();
  rmSync(folder, { recursive: true, force: true });
});

let complaints: string[];
test.beforeEach(({ page }) => {
  complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
});
test.afterEach(() => expect(complaints).toEqual([]));

const corner = (page: Page) => page.getByRole('button', { name: /^Обмен: / });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const enter = async (page: Page, place: Place, path = '/clients') => {
  await page.goto(place.server.url + path);
  await signIn(page);
  await expect(corner(page)).toBeVisible();
};
const shot = (page: Page, name: string) => page.screenshot({ path: join(SHOTS, `${name}.png`) });

const grave = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`);
};

interface Room {
  readonly room_id: number;
  readonly room_name: string;
  readonly warehouse_id: number;
}

/** Rooms that nobody has, of one warehouse. */
const freeIn = async (api: DeskApi, warehouse: number): Promise<Room[]> => {
  const free = new Set((await api.get<{ room_ids: number[] }>('/_get_free_room_ids_')).room_ids);
  const { rooms } = await api.get<{ rooms: Room[] }>(
    `/_update_floor_for_admin_?warehouse_id=${warehouse}&floor=0`,
  );
  return rooms.filter(({ room_id }) => free.has(room_id));
};

const someClient = async (api: DeskApi, at: number): Promise<number> => {
  const { clients } = await api.get<{ clients: { user_id: number }[] }>('/_main_clients_?active=1');
  return clients[at]?.user_id ?? 0;
};

const letting = (roomId: number, userId: number) => ({
  old_or_new: 'old',
  user_id: userId,
  room_ids: [roomId],
  months: 3,
  deposit: 1000,
});

const today = () => new Date().toISOString().slice(0, 10);
const payment = (article: string, amount: number) => ({
  payment_date: today(),
  payment_type: 'Наличными',
  account_article: article,
  amount,
});

/** An agreement that runs now. */
const someAgreement = async (api: DeskApi): Promise<number> => {
  const { agreements } = await api.get<{ agreements: { agrid: number }[] }>('/_main_agreements_?active=1');
  return agreements[4]?.agrid ?? 0;
};

test('the first sign-in needs a line, and says so; then the data come and the work begins', async ({
  page,
}) => {
  a.line.cut();
  await page.goto(a.server.url);
  await expect(page.getByText('Первый вход на этом компьютере')).toBeVisible();
  await signIn(page);
  await expect(page.getByRole('alert')).toContainText('первый вход на этом компьютере возможен только с ней');
  await shot(page, 'first-sign-in');
  a.line.restore();
  await signIn(page);
  await expect(heading(page, 'Сегодня')).toBeVisible();
  await expect(corner(page)).toHaveAccessibleName('Обмен: На связи');
});

test('the warehouse of this computer is named', async ({ page }) => {
  await enter(page, a);
  await page.getByRole('link', { name: 'Обмен', exact: true }).click();
  await expect(heading(page, 'Обмен')).toBeVisible();
  const own = page.getByRole('combobox', { name: 'Склад этого компьютера' });
  await own.click();
  await page.getByRole('option').first().click();
  await expect(own).toHaveValue('Борисовские пруды');
  await page.reload();
  await expect(own).toHaveValue('Борисовские пруды');
  await expect(corner(page)).toHaveAccessibleName('Обмен: На связи');
  for (const event of ['online', 'focus']) {
    const asked = page.waitForResponse('**/_desk_/exchange/now');
    await page.evaluate((name) => window.dispatchEvent(new Event(name)), event);
    expect((await asked).status(), event).toBe(200);
  }
  await (await deskApi(b.server.url)).post('/_desk_/own_warehouse', { warehouse_id: 1 });
});

test('without a line the desk works, says as of when, and lets only rooms of its own warehouse', async ({
  page,
}) => {
  a.line.cut();
  await restart(a);
  await page.goto(a.server.url);
  await expect(page.getByText('Связи с центром нет')).toBeVisible();
  await shot(page, 'sign-in-offline');
  await signIn(page);
  await expect(corner(page)).toHaveAccessibleName(/Обмен: Без связи с /);
  await expect(page.getByText(/^Нет связи с центром с .+ Данные на /)).toBeVisible();

  // A payment, as with a line.
  const api = await deskApi(a.server.url);
  await page.goto(`${a.server.url}/agreements/${await someAgreement(api)}`);
  await page.getByRole('main').getByRole('button', { name: 'Принять платёж' }).click();
  await page.getByRole('dialog').getByLabel('Сумма').fill('500');
  await page.keyboard.press('Enter');
  await expect(corner(page)).toHaveAccessibleName(/Ждут передачи: 1/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('main').getByText('ещё не в центре').first()).toBeVisible();

  const userId = await someClient(api, 3);
  const [own, other] = [(await freeIn(api, 1))[0], (await freeIn(api, 2))[0]];
  const refused = await api.post('/_form_new_agreement_by_admin_', letting(other?.room_id ?? 0, userId));
  expect(refused.msg).toContain('только ячейки своего склада');
  await page.goto(`${a.server.url}/letting?warehouse=2`);
  const offered = page.getByRole('region', { name: 'Свободные ячейки' });
  await expect(offered.getByRole('status')).toContainText('только ячейки своего склада');
  await expect(offered.getByRole('checkbox').first()).toBeDisabled();
  const accepted = await api.post('/_form_new_agreement_by_admin_', letting(own?.room_id ?? 0, userId));
  expect(accepted.msg_type, accepted.msg).toBe('success');
  await expect(corner(page)).toHaveAccessibleName(/Ждут передачи: 2/);
  await shot(page, 'clients-offline');

  await page.getByRole('link', { name: 'Обмен', exact: true }).click();
  const queue = page.getByRole('table', { name: 'Ждут передачи' });
  await expect(queue.locator('tbody tr')).toHaveCount(2);
  await expect(queue).toContainText('Платёж · 500 ₽');
  await expect(queue).toContainText('Новый договор');
  await shot(page, 'queue-offline');
  await page.getByRole('button', { name: /Меню сотрудника/ }).click();
  await expect(page.getByRole('menuitem', { name: /Выйти/ })).toContainText('Ждут передачи: 2');
});

test('when the line is back the queue empties by itself, and the other desk sees what was done', async ({
  page,
}) => {
  await enter(page, a, '/exchange');
  a.line.restore();
  await page.getByRole('button', { name: 'Обменяться сейчас' }).first().click();
  await expect(corner(page)).toHaveAccessibleName('Обмен: На связи', { timeout: 30_000 });
  await expect(page.getByText('передано в центр.')).toBeVisible();
  const api = await deskApi(b.server.url);
  await expect.poll(async () => (await api.get<{ pending: number }>('/_desk_/status')).pending).toBe(0);
});

/** Both desks let the same two rooms without a line; A's word reaches the centre first. Then B hears of it. */
const letTwice = async (page: Page) => {
  for (const place of [a, b]) {
    place.line.cut();
    await restart(place);
  }
  const [atA, atB] = [await deskApi(a.server.url), await deskApi(b.server.url)];
  const rooms = (await freeIn(atA, 1)).slice(0, 2);
  for (const { room_id } of rooms) {
    const first = await atA.post(
      '/_form_new_agreement_by_admin_',
      letting(room_id, await someClient(atA, 5)),
    );
    expect(first.msg_type, first.msg).toBe('success');
  }
  const agreements = [];
  for (const { room_id } of rooms) {
    const second = await atB.post(
      '/_form_new_agreement_by_admin_',
      letting(room_id, await someClient(atB, 9)),
    );
    expect(second.msg_type, second.msg).toBe('success');
    agreements.push(second.agrid);
  }
  const paid = await atB.post(`/_add_payment_/${agreements[0]}`, payment('Депозит', 1000));
  expect(paid.msg_type, paid.msg).toBe('success');
  a.line.restore();
  await enter(page, a);
  await atA.post('/_desk_/exchange/now', {});
  await expect(corner(page)).toHaveAccessibleName('Обмен: На связи', { timeout: 30_000 });
  b.line.restore();
  await atB.post('/_desk_/exchange/now', {});
  return rooms;
};

test('a room let at both desks comes back to the later one: another room is found and the contract printed', async ({
  page,
}) => {
  test.slow();
  await letTwice(page);
  await enter(page, b);
  await expect(corner(page)).toHaveAccessibleName(/Требуют внимания: 3/, { timeout: 30_000 });
  await page.getByRole('link', { name: 'Обмен', exact: true }).click();
  const list = page.getByRole('region', { name: /Требуют внимания/ });
  await expect(list.getByRole('article')).toHaveCount(3);
  await expect(list.getByRole('article').nth(1)).toContainText('Зависит от операции выше');
  await expect(list.getByRole('article').nth(1)).toContainText('1 000,00 ₽');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await grave(page), colorScheme).toEqual([]);
    await shot(page, `exchange-attention-${colorScheme}`);
  }
  await list.getByRole('article').first().getByRole('button', { name: 'Подобрать другую ячейку' }).click();
  const dialog = page.getByRole('dialog', { name: 'Другая ячейка вместо занятой' });
  await dialog.getByRole('radio').first().check();
  await expect(dialog.getByRole('checkbox', { name: /зависящие/ })).toBeChecked();
  expect(await grave(page), 'substitute').toEqual([]);
  await shot(page, 'substitute');
  await dialog.getByRole('button', { name: 'Отправить с этой ячейкой' }).click();
  await expect(dialog.getByRole('status')).toContainText('Операция отправлена с ячейкой');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Напечатать договор заново' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.docx$/);
  await dialog.getByRole('button', { name: 'Закрыть' }).last().click();
  await expect(list.getByRole('article')).toHaveCount(1);
});

test('what can’t be done is dropped, with a reason', async ({ page }) => {
  await enter(page, b, '/exchange');
  const list = page.getByRole('region', { name: /Требуют внимания/ });
  await list.getByRole('button', { name: 'Снять' }).click();
  const dialog = page.getByRole('dialog', { name: 'Снять операцию?' });
  await dialog.getByRole('button', { name: 'Снять' }).click();
  await expect(dialog).toContainText('Напишите причину');
  await dialog.getByLabel('Почему снимаете').fill('Клиент передумал');
  await dialog.getByRole('button', { name: 'Снять' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(list).toHaveCount(0);
  await expect(corner(page)).toHaveAccessibleName('Обмен: На связи', { timeout: 30_000 });
});

test('a return refused by the centre is mended in its own fields and sent again', async ({ page }) => {
  test.slow();
  const atA = await deskApi(a.server.url);
  const agrid = await someAgreement(atA);
  await atA.post(`/_add_payment_/${agrid}`, payment('Штраф', 900));
  await expect.poll(async () => (await atA.get<{ pending: number }>('/_desk_/status')).pending).toBe(0);
  const synced = await deskApi(b.server.url);
  await synced.post('/_desk_/exchange/now', {});
  await expect.poll(async () => (await synced.get<{ pending: number }>('/_desk_/status')).pending).toBe(0);
  b.line.cut();
  await restart(b);
  const atB = await deskApi(b.server.url);
  const given = { ...payment('Штраф', 900), return_reason: 'Ошибка' };
  expect((await atA.post(`/_make_return_/${agrid}`, given)).msg_type).toBe('success');
  expect((await atB.post(`/_make_return_/${agrid}`, { ...given, amount: 800 })).msg_type).toBe('success');
  await atA.post(`/_add_payment_/${agrid}`, payment('Штраф', 300));
  await expect.poll(async () => (await atA.get<{ pending: number }>('/_desk_/status')).pending).toBe(0);
  b.line.restore();
  await enter(page, b, '/exchange');
  await page.getByRole('button', { name: 'Обменяться сейчас' }).first().click();
  const list = page.getByRole('region', { name: /Требуют внимания/ });
  await expect(list.getByRole('article')).toHaveCount(1, { timeout: 30_000 });
  await expect(list).toContainText('Возврат больше, чем внесено');
  await list.getByRole('button', { name: 'Изменить и отправить' }).click();
  const dialog = page.getByRole('dialog', { name: 'Изменить и отправить снова' });
  const amount = dialog.getByLabel('Сумма');
  await expect(amount).toHaveValue('800');
  await amount.fill('500');
  await dialog.getByRole('button', { name: 'Отправить' }).click();
  await expect(dialog.getByText(/осталось/).last()).toBeVisible();
  await expect(amount).toBeFocused();
  await shot(page, 'change');
  expect(await grave(page), 'change').toEqual([]);
  await amount.fill('300');
  await dialog.getByRole('button', { name: 'Отправить' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(list).toHaveCount(0);
  await expect(corner(page)).toHaveAccessibleName('Обмен: На связи', { timeout: 30_000 });
});

test('all data are loaded anew on demand, and the queue is kept', async ({ page }) => {
  await enter(page, b, '/exchange');
  await page.getByRole('button', { name: 'Загрузить данные заново' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Очередь операций сохранится');
  await dialog.getByRole('button', { name: 'Загрузить заново' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('table', { name: 'Последние обмены' })).toContainText(/1\d\s\d{3}/, {
    timeout: 30_000,
  });
});

test('the sign of a lost line comes by itself', async ({ page }) => {
  test.setTimeout(180_000);
  await enter(page, a);
  a.line.cut();
  await expect(corner(page)).toHaveAccessibleName(/Без связи с/, { timeout: 120_000 });
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await corner(page).click();
  await expect(page.getByText('Работать можно.')).toBeVisible();
  expect(await grave(page), 'corner').toEqual([]);
  await shot(page, 'corner-offline');
  a.line.restore();
  await page.getByRole('button', { name: 'Обменяться сейчас' }).click();
  await expect(corner(page)).toHaveAccessibleName('Обмен: На связи', { timeout: 60_000 });
});

test('a centre that doesn’t know this computer is met by a new sign-in, and the queue is kept', async ({
  page,
}) => {
  test.slow();
  await enter(page, a, '/exchange');
  a.line.cut();
  const api = await deskApi(a.server.url);
  const paid = await api.post(`/_add_payment_/${await someAgreement(api)}`, payment('Аренда', 77));
  expect(paid.msg_type, paid.msg).toBe('success');
  const { port } = new URL(centre.url);
  await centre.stop();
  centre = await startCentre(join(folder, 'another'), Number(port));
  a.line.restore();
  await page.getByRole('button', { name: 'Обменяться сейчас' }).first().click();
  await expect(corner(page)).toHaveAccessibleName(/Обмен остановлен. Ждут передачи: 1/, { timeout: 30_000 });
  await expect(page.getByRole('main').getByText('Центр больше не знает этот компьютер')).toBeVisible();
  expect(await grave(page), 'halted').toEqual([]);
  await page.getByRole('button', { name: 'Выйти и войти снова' }).click();
  await expect(page.getByText('Ждут передачи в центр: 1.')).toBeVisible();
  expect(await grave(page), 'sign-in').toEqual([]);
  await shot(page, 'halted');
  await signIn(page);
  await expect(corner(page)).toHaveAccessibleName('Обмен: На связи', { timeout: 30_000 });
  const there = await deskApi(centre.url);
  const { payments } = await there.get<{ payments: { amount: number }[] }>('/_main_payments_');
  expect(payments.filter(({ amount }) => amount === 77)).toHaveLength(1);
});
