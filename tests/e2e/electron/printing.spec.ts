import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { signIn } from '../scenario.ts';
import { openDesk, temporaryFolder } from '../support/desk.ts';
import { pdfPages, pdfSize } from '../support/pdf.ts';

/** What only the desktop window can do with a paper: save by the system's dialog, PDF, print without a question. */

let folder: ReturnType<typeof temporaryFolder>;
let app: ElectronApplication;
let page: Page;
test.beforeEach(async () => {
  folder = temporaryFolder();
  ({ app, page } = await openDesk(folder.path));
  await signIn(page);
  await expect(page.getByRole('navigation', { name: 'Разделы' })).toBeVisible();
});
test.afterEach(async () => {
  await app.close();
  folder.remove();
});

/** Microns. */
const A4 = { width: 210_000, height: 297_000 };

/** Answers the save dialog in the person's place; null: closes it. Remembers what it was asked. */
const answerDialog = (path: string | null) =>
  app.evaluate(({ dialog }, filePath) => {
    Object.assign(dialog, {
      showSaveDialog: async (...args: unknown[]) => {
        Object.assign(globalThis, { askedToSave: args.at(-1) });
        return { canceled: filePath === null, filePath: filePath ?? '' };
      },
    });
  }, path);
const asked = () =>
  app.evaluate(() => Reflect.get(globalThis, 'askedToSave') as { defaultPath: string; filters: unknown });

const toFirst = async (section: string) => {
  await page.getByRole('link', { name: section, exact: true }).click();
  await page.locator('tbody tr[tabindex]').first().getByRole('link').first().click();
};

test('a register is saved where the person says; closed, the dialog comes again by «Сохранить»', async () => {
  await page.getByRole('link', { name: 'Договоры', exact: true }).click();
  await answerDialog(null);
  await page.getByRole('button', { name: 'В Excel' }).click();
  const tray = page.getByRole('region', { name: 'Выгрузки' });
  await expect(tray).toContainText('Файл готов, но не сохранён');
  expect((await asked()).defaultPath).toMatch(/Реестр договоров \d{4}-\d\d-\d\d все склады\.xlsx$/);
  const path = join(folder.path, 'мой реестр.xlsx');
  await answerDialog(path);
  await tray.getByRole('button', { name: 'Сохранить' }).click();
  await expect(tray).toContainText('Сохранено: мой реестр.xlsx');
  expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');

  // The folder that was chosen is offered the next time; an ending that was lost is added.
  await answerDialog(join(folder.path, 'ещё один'));
  await page.getByRole('button', { name: 'В Excel' }).click();
  await expect(tray).toContainText('Сохранено: ещё один.xlsx');
  expect((await asked()).defaultPath.startsWith(folder.path)).toBe(true);
});

test('a place that can’t be written is told; the file is not lost', async () => {
  await page.getByRole('link', { name: 'Договоры', exact: true }).click();
  await answerDialog(join(folder.path, 'нет такой папки', 'реестр.xlsx'));
  await page.getByRole('button', { name: 'В Excel' }).click();
  const tray = page.getByRole('region', { name: 'Выгрузки' });
  await expect(tray).toContainText('Выберите другую');
  const path = join(folder.path, 'реестр.xlsx');
  await answerDialog(path);
  await tray.getByRole('button', { name: 'Сохранить' }).click();
  await expect(tray).toContainText('Сохранено');
  expect(existsSync(path)).toBe(true);
});

test('a paper becomes a PDF of A4 by one button', async () => {
  await toFirst('Договоры');
  await page.getByRole('link', { name: 'Печать', exact: true }).click();
  const heading = page.getByRole('heading', { level: 2, name: /^Выписка: Договор/ });
  await expect(heading).toBeVisible();
  const path = join(folder.path, 'выписка.pdf');
  await answerDialog(path);
  await page.getByRole('button', { name: 'Сохранить PDF' }).click();
  await expect(page.getByRole('status')).toContainText('Сохранено: выписка.pdf');
  expect((await asked()).defaultPath).toMatch(/Выписка по договору №\d+\.pdf$/);
  const bytes = new Uint8Array(readFileSync(path));
  expect(await pdfSize(bytes)).toEqual([210, 297]);
  const [first = ''] = await pdfPages(bytes);
  expect(first).toContain(await heading.innerText());
  expect(first).not.toContain('Сохранить PDF');
});

test('printed without a question on the chosen printer, else by the system’s dialog; a fault is told', async () => {
  // No printer in a test machine: Electron's own calls are answered in its place, ours run.
  await app.evaluate(({ webContents }) => {
    const [contents] = webContents.getAllWebContents();
    Object.assign(contents ?? {}, {
      getPrintersAsync: async () => [
        { name: 'hp', displayName: 'HP на стойке', description: '', options: {} },
        { name: 'pdf', displayName: '', description: '', options: {} },
      ],
      print: (options: object, done: (printed: boolean, reason: string) => void) => {
        const seen = (Reflect.get(globalThis, 'printed') as object[] | undefined) ?? [];
        Object.assign(globalThis, { printed: [...seen, options] });
        const failing = Reflect.get(globalThis, 'printFails') as string | undefined;
        done(failing === undefined, failing ?? '');
      },
    });
  });
  const printed = () => app.evaluate(() => Reflect.get(globalThis, 'printed') as Record<string, unknown>[]);
  await toFirst('Договоры');
  await page.getByRole('link', { name: 'Печать', exact: true }).click();
  await page.getByRole('button', { name: 'Печать' }).click();
  await expect(page.getByRole('status')).toHaveText('Отправлено на печать');
  await page.getByRole('combobox', { name: 'Принтер этого компьютера' }).click();
  await page.getByRole('option', { name: 'HP на стойке' }).click();
  await page.getByRole('button', { name: 'Печать' }).click();
  await expect(page.getByRole('status')).toHaveText('Отправлено на принтер «HP на стойке»');
  expect(await printed()).toEqual([
    { silent: false, printBackground: true, pageSize: A4 },
    { silent: true, printBackground: true, pageSize: A4, deviceName: 'hp' },
  ]);
  await app.evaluate(() => Object.assign(globalThis, { printFails: 'Invalid printer settings' }));
  await page.getByRole('button', { name: 'Печать' }).click();
  await expect(page.getByRole('alert')).toContainText('Принтер «HP на стойке» не принял страницу');
  // The choice is this computer's: the settings show it too.
  await page.getByRole('button', { name: 'Назад' }).click();
  await page.getByRole('link', { name: 'Настройки', exact: true }).click();
  await expect(page.getByRole('combobox', { name: 'Принтер этого компьютера' })).toHaveValue('HP на стойке');
  expect(readFileSync(join(folder.path, 'electron', 'printer.json'), 'utf8')).toBe(
    '{"name":"hp","title":"HP на стойке"}',
  );
});

test('the page gets no way to other files: kinds, printers and saved ids are checked', async () => {
  await answerDialog(join(folder.path, 'x'));
  const refused = await page.evaluate(async () => {
    const told = async (work: Promise<unknown> | undefined) => {
      try {
        const answer = await work;
        return typeof answer === 'object' && answer !== null && 'state' in answer
          ? answer.state
          : String(answer);
      } catch (error) {
        return error instanceof Error && error.message.includes('refused') ? 'refused' : String(error);
      }
    };
    return [
      await told(window.mesto?.beginSave('setup.exe')),
      await told(window.mesto?.savePdf('реестр.xlsx.lnk')),
      await told(window.mesto?.printPage({ width: 1e9, height: 297 })),
      await told(window.mesto?.choosePrinter('нет такого')),
      await told(window.mesto?.openSaved('/etc/passwd', 'file')),
    ];
  });
  expect(refused).toEqual(['failed', 'failed', 'refused', 'refused', 'false']);
  expect(existsSync(join(folder.path, 'x'))).toBe(false);
});
