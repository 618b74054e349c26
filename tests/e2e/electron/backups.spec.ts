import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { signIn } from '../scenario.ts';
import { openDesk, temporaryFolder } from '../support/desk.ts';

/** The folder of backups by the system's dialog, which the test answers in the person's place. */
test('backups go to the folder that the person chose; one that can’t be written is refused', async () => {
  const folder = temporaryFolder();
  const disk = join(folder.path, 'второй диск');
  mkdirSync(disk);
  const { app, page } = await openDesk(folder.path);
  await signIn(page);
  await page.getByRole('link', { name: 'Настройки', exact: true }).click();
  const backups = page.getByRole('region', { name: 'Резервные копии' });
  const choose = async (path: string) => {
    await app.evaluate(({ dialog }, filePath) => {
      Object.assign(dialog, {
        showOpenDialog: async () => ({ canceled: false, filePaths: [filePath] }),
      });
    }, path);
    await backups.getByRole('button', { name: 'Выбрать папку…' }).click();
  };
  await expect(backups.getByRole('button', { name: 'Выбрать папку…' })).toBeVisible();
  await choose(join(folder.path, 'нет такой'));
  await expect(backups.getByRole('alert')).toContainText('нельзя записать');
  await choose(disk);
  await expect(backups.getByText(disk)).toBeVisible();
  await expect(backups.getByRole('alert')).toHaveCount(0);
  await backups.getByRole('button', { name: 'Сделать копию' }).click();
  await expect(backups.getByRole('status')).toHaveText('Копия сделана');
  expect(readdirSync(disk)).toEqual([expect.stringMatching(/^desk-.*\.db$/)]);
  await app.close();
  folder.remove();
});
