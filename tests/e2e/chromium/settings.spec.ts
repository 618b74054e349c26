import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { signIn } from '../scenario.ts';
import { startWeb } from '../support/web.ts';

test('a backup is made and put back by the next start; the log is saved', async ({ page }) => {
  test.setTimeout(120_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'mesto-e2e-'));
  const name = page.getByRole('textbox', { name: 'Краткое наименование' });
  const first = await startWeb(dataDir);
  await page.goto(`${first.url}/settings`);
  await signIn(page);
  await page.getByRole('button', { name: 'Сделать копию сейчас' }).click();
  await expect(page.getByText('Копия сделана')).toBeVisible();
  const was = await name.inputValue();
  await name.fill('ООО «После копии»');
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(page.getByText('Сохранено')).toBeVisible();

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Сохранить журнал' }).click();
  expect((await saved).suggestedFilename()).toMatch(/^mesto-desk-.*\.log$/);

  await page
    .getByRole('table', { name: 'Резервные копии' })
    .getByRole('button', { name: 'Вернуть…' })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Вернуть при следующем запуске' }).click();
  await expect(page.getByText('Копия выбрана. Закройте программу и запустите снова.')).toBeVisible();
  await first.stop();

  const second = await startWeb(dataDir);
  await page.goto(`${second.url}/settings`);
  await signIn(page);
  await expect(name).toHaveValue(was);
  await second.stop();
  rmSync(dataDir, { recursive: true, force: true });
});
