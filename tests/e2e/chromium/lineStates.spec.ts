import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { openLine } from '../../support/cutLine.ts';
import { tasksInEveryLineState } from '../lineStates.ts';
import { signIn } from '../scenario.ts';
import { temporaryFolder } from '../support/desk.ts';
import { startCentre, startDesk } from '../support/web.ts';

/** The five tasks in a browser, at a desk with a centre. */

let page: Page;
const ends: (() => unknown)[] = [];

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'ru-RU' });
});

tasksInEveryLineState(
  async () => {
    const folder = temporaryFolder();
    const centre = await startCentre(join(folder.path, 'centre'));
    const line = await openLine(centre.url);
    const desk = await startDesk(join(folder.path, 'desk'), line.url);
    ends.push(() => page.close(), desk.stop, line.close, centre.stop, folder.remove);
    await page.goto(`${desk.url}/today?warehouse=1`);
    await signIn(page);
    await expect(page.getByRole('heading', { level: 1, name: 'Сегодня' })).toBeVisible();
    return { page, line, centre: centre.url };
  },
  async () => {
    for (const end of ends.splice(0)) await end();
  },
);
