import { expect, type Page } from '@playwright/test';
import type { Place } from './places.ts';

/** What is still on its way: shapes of what will come, pictures, letters. */
const UNSETTLED = '.mantine-Skeleton-root, .mantine-Loader-root, [aria-busy="true"]';

/** A busy machine is slow, and no fault of a screen. */
const PATIENCE_MS = 20_000;

/** Waits until a screen shows what it has to show: a heading or a paper, nothing loading, nothing fading in. */
export const settled = async (page: Page): Promise<void> => {
  await expect(page.locator('h1, [data-paper]').first()).toBeVisible({ timeout: PATIENCE_MS });
  await expect(page.locator(UNSETTLED)).toHaveCount(0, { timeout: PATIENCE_MS });
  await page.waitForFunction(async () => {
    await document.fonts.ready;
    return [...document.images].every(({ complete }) => complete);
  });
};

/** Goes to a place and opens what belongs to it. */
export const visit = async (page: Page, url: string, { show }: Place, address: string): Promise<void> => {
  await page.goto(url + address);
  await settled(page);
  await show?.(page);
};
