import { expect, type Page, test } from '@playwright/test';
import { signIn } from '../scenario.ts';
import { openDesk, temporaryFolder } from '../support/desk.ts';

/** The plan's editor in the desktop window: a room drawn by hand is on the plan that everybody sees. */

const pull = async (page: Page, from: readonly [number, number], to: readonly [number, number]) => {
  const box = await page.getByRole('application').boundingBox();
  const [left, top] = [box?.x ?? 0, box?.y ?? 0];
  await page.mouse.move(left + from[0], top + from[1]);
  await page.mouse.down();
  await page.mouse.move(left + to[0], top + to[1], { steps: 5 });
  await page.mouse.up();
};

test('a room is drawn, saved, and stands on the plan beside its row', async () => {
  const folder = temporaryFolder();
  const { app, page } = await openDesk(folder.path);
  await signIn(page);
  await page.getByRole('link', { name: 'Ячейки', exact: true }).click();
  await page
    .getByRole('button', { name: /свободно \d+ из \d+/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Править план' }).click();
  await page.getByRole('button', { name: 'С чистого листа' }).click();
  const sheet = page.getByRole('application');
  await page.getByRole('button', { name: 'Ячейка', exact: true }).click();
  await pull(page, [120, 120], [180, 200]);
  await expect(sheet).toHaveAttribute('data-rooms', '1');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByText('План этажа сохранён')).toBeVisible();

  await page.getByRole('link', { name: 'К ячейкам' }).click();
  const total = (await page.locator('[data-legend-total]').getAttribute('data-legend-total')) ?? '';
  await expect(sheet).toHaveAttribute('data-plan-drawn', 'true');
  await expect(sheet).toHaveAttribute('data-plan-rooms', total);
  const row = page.getByRole('region', { name: 'Список ячеек' }).locator('[data-room]').first();
  const name = (await row.innerText()).split('\n')[0] ?? '';
  await row.click();
  await expect(page.getByRole('heading', { level: 2, name: `Ячейка ${name}`, exact: true })).toBeVisible();
  await app.close();
  folder.remove();
});
