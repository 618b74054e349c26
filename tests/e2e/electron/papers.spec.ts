import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { signIn } from '../scenario.ts';
import { openDesk, temporaryFolder } from '../support/desk.ts';
import { pdfSize } from '../support/pdf.ts';

/**
 * Every paper to the printer that this computer chose, and what is told when it is gone, empty or never was; pictures and
 * drawings by the save dialog. Only the system's own calls (its printers, the print itself, the dialog) are answered here.
 */

// Each goes on where the one before ended: one program for all.
test.describe.configure({ mode: 'serial' });

let folder: ReturnType<typeof temporaryFolder>;
let app: ElectronApplication;
let page: Page;

interface Sent {
  readonly silent: boolean;
  readonly deviceName?: string;
  readonly pageSize: { readonly width: number; readonly height: number };
  /** What would come out: the plan's picture alone, or a paper. */
  readonly shown: string;
}

const HP = { name: 'hp', displayName: 'HP на стойке', description: '', options: {} };
const OTHER = { name: 'other', displayName: 'Бухгалтерия', description: '', options: {} };

test.beforeAll(async () => {
  folder = temporaryFolder();
  ({ app, page } = await openDesk(folder.path));
  await app.evaluate(({ webContents }) => {
    const [contents] = webContents.getAllWebContents();
    Object.assign(globalThis, { printed: [], printers: [] });
    Object.assign(contents ?? {}, {
      getPrintersAsync: async () => Reflect.get(globalThis, 'printers'),
      print: async (options: object, done: (printed: boolean, reason: string) => void) => {
        const shown = await contents?.executeJavaScript(
          "document.body.dataset.printing ?? document.querySelector('[data-paper] h2')?.textContent ?? ''",
        );
        (Reflect.get(globalThis, 'printed') as object[]).push({ ...options, shown });
        done(true, '');
      },
    });
  });
  await signIn(page);
  await expect(page.getByRole('navigation', { name: 'Разделы' })).toBeVisible();
});
test.afterAll(async () => {
  await app.close();
  folder.remove();
});

const printersAre = (printers: readonly object[]) =>
  app.evaluate((_electron, list) => Object.assign(globalThis, { printers: list }), printers);
const printed = () => app.evaluate(() => Reflect.get(globalThis, 'printed') as Sent[]);
const saveTo = (name: string) =>
  app.evaluate(
    ({ dialog }, filePath) =>
      Object.assign(dialog, { showSaveDialog: async () => ({ canceled: false, filePath }) }),
    join(folder.path, name),
  );
/** Nothing yet where it is not there. */
const read = (name: string): Buffer => {
  const path = join(folder.path, name);
  return existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
};
const section = (name: string) =>
  page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name, exact: true }).click();
const printButton = () => page.getByRole('button', { name: 'Печать', exact: true });
const printerChoice = () => page.getByRole('combobox', { name: 'Принтер этого компьютера' });
const back = () => page.getByRole('button', { name: 'Назад' }).click();

const openStatement = async () => {
  await section('Договоры');
  await page.locator('tbody tr[tabindex]').first().getByRole('link').first().click();
  await page.getByRole('link', { name: 'Печать', exact: true }).click();
  await expect(page.getByRole('heading', { level: 2, name: /^Выписка/ })).toBeVisible();
};

test('a computer without printers is told so, with what remains', async () => {
  await openStatement();
  await printButton().click();
  await expect(page.getByRole('alert')).toContainText('нет ни одного принтера');
  await expect(page.getByRole('alert')).toContainText('сохраните документ в PDF');
  expect(await printed()).toEqual([]);
});

test('one that is gone is named and not replaced by another; empty, it is told', async () => {
  await printersAre([HP, OTHER]);
  await page.reload();
  await printerChoice().click();
  await page.getByRole('option', { name: 'HP на стойке' }).click();
  await expect(printerChoice()).toHaveValue('HP на стойке');

  await printersAre([OTHER]);
  await printButton().click();
  await expect(page.getByRole('alert')).toContainText('Принтера «HP на стойке» сейчас нет');
  await expect(printerChoice()).toHaveValue('HP на стойке — не подключён');
  expect(await printed()).toEqual([]);

  await printersAre([{ ...HP, options: { 'printer-state-reasons': 'media-empty-error' } }, OTHER]);
  await printButton().click();
  await expect(page.getByRole('alert')).toContainText('В принтере «HP на стойке» нет бумаги');
  expect(await printed()).toEqual([]);

  // Switched on again, it needs no new choice.
  await printersAre([HP, OTHER]);
  await printButton().click();
  await expect(page.getByRole('status')).toHaveText('Отправлено на принтер «HP на стойке»');
  await expect(printerChoice()).toHaveValue('HP на стойке');
});

test('statement, receipt, close of a day and dashboards come out there without a question', async () => {
  const sent = async () => {
    await printButton().click();
    await expect(page.getByRole('status')).toHaveText('Отправлено на принтер «HP на стойке»');
    await back();
  };
  await back();
  await section('Платежи');
  await page.locator('tbody tr[tabindex]').first().press('Enter');
  await page.getByRole('dialog').getByRole('link', { name: 'Квитанция' }).click();
  await expect(page.getByRole('heading', { level: 2, name: /Квитанция/ }).first()).toBeVisible();
  await sent();
  await section('Платежи');
  await page.getByRole('link', { name: 'Закрытие дня' }).click();
  await page.getByRole('button', { name: 'Борисовские пруды' }).click();
  await page.getByRole('link', { name: 'Печать', exact: true }).click();
  await expect(page.getByRole('heading', { level: 2, name: /^Итоги дня/ })).toBeVisible();
  await sent();
  await section('Дашборды');
  await page.getByRole('link', { name: 'Печать', exact: true }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Дашборды' })).toBeVisible();
  await sent();
  const all = await printed();
  expect(all.map(({ silent, deviceName }) => `${silent} ${deviceName}`)).toEqual(Array(4).fill('true hp'));
  expect(all.map(({ shown }) => shown.split(' ')[0])).toEqual(['Выписка:', 'Квитанция', 'Итоги', 'Дашборды']);
});

test('a chart is saved as a picture', async () => {
  await section('Дашборды');
  await saveTo('график.png');
  await page
    .getByRole('button', { name: /: сохранить картинкой$/ })
    .first()
    .click();
  await expect.poll(() => read('график.png').subarray(1, 4).toString()).toBe('PNG');
  expect(read('график.png').readUInt32BE(16)).toBeGreaterThan(600);
});

test('the plan: in its true size, alone on the page; on A4 without a question; PNG, PDF and drawings saved', async () => {
  // The warehouse is chosen since the close of its day: its plan stands there at once.
  await section('Ячейки');
  await page.getByRole('button', { name: 'План на бумаге' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('1:250', { exact: true }).click();
  await expect(dialog).toContainText('лист A4, 297 × 210 мм');
  const before = (await printed()).length;
  await dialog.getByRole('button', { name: 'Печать' }).click();
  await expect(dialog.getByRole('status')).toHaveText('Отправлено на печать');
  await dialog.getByText('1:100', { exact: true }).click();
  await expect(dialog).not.toContainText('лист A4');
  await dialog.getByRole('button', { name: 'Печать' }).click();
  await expect.poll(async () => (await printed()).length).toBe(before + 2);
  const [small, large] = (await printed()).slice(before);
  expect(small).toMatchObject({
    silent: true,
    deviceName: 'hp',
    pageSize: { width: 297_000, height: 210_000 },
    shown: 'plan',
  });
  // Paper that lies in no printer by itself is never sent without a question.
  expect(large).toMatchObject({ silent: false, shown: 'plan' });
  await expect(page.locator('body > img')).toHaveCount(0);

  await dialog.getByText('1:250', { exact: true }).click();
  await saveTo('план.pdf');
  await dialog.getByRole('button', { name: 'PDF', exact: true }).click();
  await expect(dialog.getByRole('status')).toHaveText('Сохранено: план.pdf');
  expect(await pdfSize(new Uint8Array(read('план.pdf')))).toEqual([297, 210]);
  await saveTo('план.png');
  await dialog.getByRole('button', { name: 'PNG', exact: true }).click();
  await expect(dialog.getByRole('status')).toHaveText('Сохранено: план.png');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  await page.getByRole('button', { name: 'Править план' }).click();
  await page.getByRole('button', { name: 'С чистого листа' }).click();
  await saveTo('план.dxf');
  await page.getByRole('button', { name: 'Выгрузить' }).click();
  await page.getByRole('menuitem', { name: 'Чертёж DXF' }).click();
  await expect.poll(() => read('план.dxf').toString()).toContain('ENTITIES');
});
