import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { haveRealFloors, PLANS_FOLDER, REAL_FLOORS } from '../../support/realFloors.ts';
import { signIn } from '../scenario.ts';
import { NODE, ROOT, startWeb, type WebServer } from '../support/web.ts';

/** The plan's editor, by hand and by file, and the plan that everybody sees after it. */

const dataDir = mkdtempSync(join(tmpdir(), 'mesto-e2e-'));
let server: WebServer;

test.beforeAll(async () => {
  test.setTimeout(90_000);
  if (haveRealFloors) {
    const seeded = spawnSync(NODE, [join(ROOT, 'tests/support/seedRealFloors.ts'), dataDir], {
      encoding: 'utf8',
    });
    expect(seeded.status, seeded.stderr).toBe(0);
  }
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

const sheet = (page: Page) => page.getByRole('application');
const open = async (page: Page, path: string) => {
  await page.goto(server.url + path);
  await signIn(page);
};
/** Presses the sheet at a point of it, px. */
const press = async (page: Page, x: number, y: number) => {
  const box = await sheet(page).boundingBox();
  await page.mouse.click((box?.x ?? 0) + x, (box?.y ?? 0) + y);
};
const pull = async (page: Page, from: readonly [number, number], to: readonly [number, number]) => {
  const box = await sheet(page).boundingBox();
  const [left, top] = [box?.x ?? 0, box?.y ?? 0];
  await page.mouse.move(left + from[0], top + from[1]);
  await page.mouse.down();
  await page.mouse.move(left + to[0], top + to[1], { steps: 5 });
  await page.mouse.up();
};
const tool = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('a floor is drawn by hand, saved, and seen as it was drawn', async ({ page }) => {
  await open(page, '/rooms?warehouse=2&floor=1');
  await page.getByRole('button', { name: 'Править план' }).click();
  await page.getByRole('button', { name: 'С чистого листа' }).click();
  await tool(page, 'Стена').click();
  for (const [x, y] of [
    [60, 60],
    [560, 60],
    [560, 420],
  ] as const)
    await press(page, x, y);
  await page.keyboard.press('Enter');
  await expect(sheet(page)).toHaveAttribute('data-shapes', '1');
  await tool(page, 'Дверь').click();
  await press(page, 300, 62);
  await tool(page, 'Лифт').click();
  await press(page, 500, 300);
  await tool(page, 'Лестница').click();
  await pull(page, [420, 250], [450, 330]);
  await tool(page, 'Подпись').click();
  await press(page, 250, 380);
  await expect(sheet(page)).toHaveAttribute('data-shapes', '5');
  await page.getByLabel('Текст').fill('Запасной выход');
  await page.getByLabel('Текст').press('Enter');

  // Rooms: by a press in their true size, by a pulled frame, by corners; numbers run on by themselves.
  await tool(page, 'Ячейка').click();
  await press(page, 90, 90);
  await pull(page, [200, 90], [260, 160]);
  await tool(page, 'Ячейка по углам').click();
  for (const [x, y] of [
    [300, 100],
    [360, 100],
    [360, 130],
    [330, 130],
    [330, 180],
    [300, 180],
  ] as const)
    await press(page, x, y);
  await page.keyboard.press('Enter');
  await expect(sheet(page)).toHaveAttribute('data-rooms', '3');

  // A row with running numbers.
  await page.keyboard.press('Escape');
  await page.keyboard.press('PageDown');
  await expect(sheet(page)).toHaveAttribute('data-chosen', '1');
  await page.keyboard.press('Control+d');
  await page.getByLabel('Сколько раз').fill('2');
  await page.getByText('Вниз', { exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Повторить' }).click();
  await page.getByRole('button', { name: 'Отменить' }).click();
  await page.getByRole('button', { name: 'Вернуть', exact: true }).click();
  const rooms = Number(await sheet(page).getAttribute('data-rooms'));
  expect(rooms).toBeGreaterThanOrEqual(3);
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByText('План этажа сохранён')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Сохранить' })).toBeDisabled();

  await page.getByRole('link', { name: 'К ячейкам' }).click();
  await expect(sheet(page)).toHaveAttribute('data-plan-drawn', 'true');
  // Nobody is lost: rooms without a place stand below the drawing.
  const total = await page.locator('[data-legend-total]').getAttribute('data-legend-total');
  await expect(sheet(page)).toHaveAttribute('data-plan-rooms', total ?? '');
  await page.reload();
  await expect(sheet(page)).toHaveAttribute('data-plan-drawn', 'true');
});

test('moves, undo and the way out with something unsaved', async ({ page }) => {
  await open(page, '/rooms/plan?warehouse=1&floor=2');
  await page.getByRole('button', { name: 'Начать со схемы' }).click();
  const all = await sheet(page).getAttribute('data-rooms');
  expect(Number(all)).toBeGreaterThan(50);
  await sheet(page).focus();
  await page.keyboard.press('PageDown');
  const left = page.getByLabel('Слева, м');
  const before = await left.inputValue();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(left).not.toHaveValue(before);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(left).toHaveValue(before);
  await page.keyboard.press('Control+y');
  await expect(left).not.toHaveValue(before);
  await page.keyboard.press('Delete');
  await expect(sheet(page)).toHaveAttribute('data-rooms', String(Number(all) - 1));
  await page.getByRole('tab', { name: /Проверка/ }).click();
  await expect(page.getByRole('heading', { name: /Без места/ })).toBeVisible();
  await page.getByRole('link', { name: 'К ячейкам' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.getByRole('button', { name: /Остаться|Продолжить/ }).click();
  await expect(sheet(page)).toHaveAttribute('data-rooms', String(Number(all) - 1));
});

/** A picture of 100 × 50 px. */
const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50"><rect width="99" height="49"/></svg>';

test('a picture below is scaled by two points', async ({ page }) => {
  await open(page, '/rooms/plan?warehouse=1&floor=2');
  await page.getByRole('button', { name: 'С чистого листа' }).click();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Загрузить рисунок' }).click(),
  ]);
  await chooser.setFiles({ name: 'a.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(PICTURE) });
  // As wide as the sheet until its scale is known.
  await expect(page.getByText('a.svg: 30 × 15 м')).toBeVisible();
  await page.getByRole('button', { name: 'Масштаб по двум точкам' }).click();
  await press(page, 100, 100);
  await press(page, 400, 100);
  const dialog = page.getByRole('dialog');
  const [, said = ''] = /([\d,]+) м/.exec(await dialog.getByText(/между точками/).innerText()) ?? [];
  const real = dialog.getByLabel('На самом деле, м');
  await expect(real).toBeFocused();
  const twice = (Number(said.replace(',', '.')) * 2).toFixed(3);
  await real.fill(twice.replace('.', ','));
  await real.press('Enter');
  await expect(page.getByText(/a\.svg: (59|60)/)).toBeVisible();
  await expect(tool(page, 'Выбор')).toHaveAttribute('aria-pressed', 'true');
});

test('aligned, spread, cornered, repeated with running numbers, checked, and taken back', async ({
  page,
}) => {
  await open(page, '/rooms/plan?warehouse=1&floor=2');
  await page.getByRole('button', { name: 'С чистого листа' }).click();
  await tool(page, 'Ячейка').click();
  await pull(page, [120, 120], [160, 180]);
  await pull(page, [200, 140], [240, 190]);
  await pull(page, [330, 130], [380, 210]);
  await expect(sheet(page)).toHaveAttribute('data-rooms', '3');
  const top = page.getByLabel('Сверху, м');
  const left = page.getByLabel('Слева, м');
  const choose = async (at: 'PageDown' | 'PageUp') => {
    await sheet(page).focus();
    await page.keyboard.press(at);
    await expect(sheet(page)).toHaveAttribute('data-chosen', '1');
  };
  const first = async () => {
    await sheet(page).focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(sheet(page)).toHaveAttribute('data-chosen', '0');
    await choose('PageDown');
  };
  await first();
  const line = await top.inputValue();
  await sheet(page).focus();
  await page.keyboard.press('Control+a');
  await expect(sheet(page)).toHaveAttribute('data-chosen', '3');
  await tool(page, 'По верхнему краю').click();
  await tool(page, 'Равные промежутки слева направо').click();
  await first();
  const edges: number[] = [];
  for (let at = 0; at < 3; at += 1) {
    await expect(top).toHaveValue(line);
    const [from = 0, size = 0] = await Promise.all(
      [left, page.getByLabel('Ширина, м')].map(async (field) =>
        Number((await field.inputValue()).replace(',', '.')),
      ),
    );
    edges.push(from, from + size);
    if (at < 2) await choose('PageDown');
  }
  const [, a = 0, b = 0, c = 0, d = 0] = edges;
  expect(d - c).toBeCloseTo(b - a, 2);

  // The third, which is chosen: one corner more, then moved; its area is told against the register.
  await page.getByText('Углы: 4').click();
  await page.getByRole('button', { name: 'Добавить угол после 1-го' }).click();
  await expect(page.getByText('Углы: 5')).toBeVisible();
  await page.getByLabel('Угол 2, слева').fill('0,5');
  await page.getByLabel('Угол 2, слева').press('Enter');
  await expect(page.getByLabel('Угол 2, слева')).toHaveValue('0,5');

  // A row whose numbers run on.
  await first();
  await page.keyboard.press('Control+d');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Сколько раз')).toBeFocused();
  await dialog.getByLabel('Сколько раз').fill('6');
  await dialog.getByText('Вниз', { exact: true }).click();
  await expect(dialog).toContainText('номера ячеек пойдут дальше');
  await dialog.getByRole('button', { name: 'Повторить' }).click();
  const rooms = Number(await sheet(page).getAttribute('data-rooms'));
  expect(rooms).toBeGreaterThan(3);
  await page.getByRole('tab', { name: /Проверка/ }).click();
  await expect(page.getByRole('region', { name: 'Площадь расходится' })).toBeVisible();

  // All of it back, step by step, and forth again.
  const undo = page.getByRole('button', { name: 'Отменить', exact: true });
  const redo = page.getByRole('button', { name: 'Вернуть', exact: true });
  let steps = 0;
  while (await undo.isEnabled()) {
    await undo.click();
    steps += 1;
  }
  expect(steps).toBe(8);
  await expect(sheet(page)).toHaveAttribute('data-rooms', '0');
  while (await redo.isEnabled()) await redo.click();
  await expect(sheet(page)).toHaveAttribute('data-rooms', String(rooms));
});

test('a plan goes out as DXF and comes in again', async ({ page }) => {
  await open(page, '/rooms/plan?warehouse=1&floor=2');
  await page.getByRole('button', { name: 'Начать со схемы' }).click();
  const rooms = (await sheet(page).getAttribute('data-rooms')) ?? '';
  await page.getByRole('button', { name: 'Выгрузить' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /DXF/ }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('plan-1-2.dxf');
  await page.getByRole('button', { name: 'Загрузить чертёж' }).click();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Выбрать файл' }).click(),
  ]);
  await chooser.setFiles(await file.path());
  await expect(page.getByText(`Ячеек: ${rooms}`)).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Загрузить', exact: true }).click();
  await expect(sheet(page)).toHaveAttribute('data-rooms', rooms);
  await expect(page.getByRole('tab', { name: 'Проверка (0)' })).toBeVisible();
});

test.describe('real floors', () => {
  test.skip(!haveRealFloors, 'the drawings are not beside the project');
  for (const [at, { file, rooms }] of REAL_FLOORS.entries()) {
    test(`${file} comes in whole by the editor, and stands beside the list`, async ({ page }) => {
      await open(page, `/rooms/plan?warehouse=${101 + at}&floor=1`);
      await page.getByRole('button', { name: 'С чистого листа' }).click();
      await page.getByRole('button', { name: 'Загрузить чертёж' }).click();
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('button', { name: 'Выбрать файл' }).click(),
      ]);
      await chooser.setFiles(join(PLANS_FOLDER, file));
      await expect(page.getByText(`Ячеек: ${rooms}`)).toBeVisible();
      await page.getByRole('dialog').getByRole('button', { name: 'Загрузить', exact: true }).click();
      await expect(sheet(page)).toHaveAttribute('data-rooms', String(rooms));
      await page.getByRole('button', { name: 'Сохранить' }).click();
      await expect(page.getByText('План этажа сохранён')).toBeVisible();
      await page.getByRole('link', { name: 'К ячейкам' }).click();
      await expect(sheet(page)).toHaveAttribute('data-painted', String(rooms));
      await expect(sheet(page)).toHaveAttribute('data-plan-drawn', 'true');
      await expect(page.locator('[data-legend-total]')).toHaveAttribute('data-legend-total', String(rooms));
    });
  }
});

test('who has no right to the plan is told why', async ({ page }) => {
  await page.goto(`${server.url}/rooms?warehouse=1&floor=1`);
  await signIn(page, { phone: '79000000003', password: 'demo' });
  const button = page.getByRole('button', { name: 'Править план' });
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await page.goto(`${server.url}/rooms/plan?warehouse=1&floor=1`);
  await expect(page.getByText(/План правят те/)).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no serious fault of access in the editor, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await open(page, '/rooms/plan?warehouse=2&floor=2');
    await page.getByRole('button', { name: 'Начать со схемы' }).click();
    await sheet(page).focus();
    await page.keyboard.press('PageDown');
    for (const tab of [/Свойства/, /Ячейки/, /Проверка/]) {
      await page.getByRole('tab', { name: tab }).click();
      const { violations } = await new AxeBuilder({ page }).analyze();
      const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual(
        [],
      );
    }
  });
}
