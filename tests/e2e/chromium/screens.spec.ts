import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { signIn } from '../scenario.ts';
import { lengthenDemo } from '../screens/longDemo.ts';
import { settled, visit } from '../screens/look.ts';
import { type Ids, PLACES } from '../screens/places.ts';
import { deskApi } from '../support/deskApi.ts';
import { startWeb, type WebServer } from '../support/web.ts';

/** Every screen, of a demo with long names and sums: what axe and a ruler say about it. */

const TODAY = '2026-11-20';
const dataDir = mkdtempSync(join(tmpdir(), 'mesto-e2e-'));
let server: WebServer;
let ids: Ids;

test.beforeAll(async () => {
  test.setTimeout(90_000);
  server = await startWeb(dataDir, 0, ['--today', TODAY]);
  ids = await lengthenDemo(await deskApi(server.url), TODAY);
});
test.afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const grave = async (axe: AxeBuilder) => {
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
};

/** How far the page can be scrolled sideways, px: something pushes its frame apart. */
const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const atTheDesk = async (page: Page, colorScheme: 'light' | 'dark') => {
  test.setTimeout(600_000);
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.goto(`${server.url}/login`);
  await settled(page);
};

test('axe finds nothing serious on any screen, and none is wider than its window', async ({ page }) => {
  await atTheDesk(page, 'light');
  expect(await grave(new AxeBuilder({ page })), 'sign-in').toEqual([]);
  await signIn(page);
  await page.waitForURL(({ pathname }) => pathname !== '/login');
  for (const place of PLACES) {
    await visit(page, server.url, place, place.address(ids));
    expect(await grave(new AxeBuilder({ page })), place.name).toEqual([]);
    expect(await sideways(page), place.name).toBe(0);
  }
});

test('everything can be read in the dark theme, and paper stays white', async ({ page }) => {
  await atTheDesk(page, 'dark');
  const contrast = () => grave(new AxeBuilder({ page }).withRules(['color-contrast']));
  expect(await contrast(), 'sign-in').toEqual([]);
  await signIn(page);
  await page.waitForURL(({ pathname }) => pathname !== '/login');
  for (const place of PLACES) {
    await visit(page, server.url, place, place.address(ids));
    expect(await contrast(), place.name).toEqual([]);
    if (!place.route.startsWith('/print/')) continue;
    await page.emulateMedia({ media: 'print' });
    const grounds = await page.evaluate(() =>
      [...document.querySelectorAll('[data-paper], [data-paper] *')]
        .map((part) => getComputedStyle(part).backgroundColor)
        .filter((colour) => colour !== 'rgba(0, 0, 0, 0)'),
    );
    expect(new Set(grounds), place.name).toEqual(new Set(['rgb(255, 255, 255)']));
    await page.emulateMedia({ media: 'screen' });
  }
});
