import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** Debian's Chromium where it is installed, else the one that Playwright fetched. */
const debianChromium = '/usr/bin/chromium';
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results',
  // One app, one display: tests that share neither time nor windows tell why they fail.
  workers: 1,
  // One that passes only when it is run again is named on the last lines of `npm test`, as flaky.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: !!process.env.CI,
  reporter: [['list']],
  globalSetup: './support/display.ts',
  projects: [
    { name: 'electron-runtime', testDir: './electron', testMatch: '**/*.setup.ts', timeout: 600_000 },
    { name: 'electron', testDir: './electron', dependencies: ['electron-runtime'] },
    {
      name: 'chromium',
      testDir: './chromium',
      use: {
        browserName: 'chromium',
        viewport: { width: 1366, height: 768 },
        locale: 'ru-RU',
        launchOptions: {
          ...(existsSync(debianChromium) ? { executablePath: debianChromium } : {}),
          args: [
            ...(isRoot ? ['--no-sandbox'] : []),
            '--disable-gpu',
            '--no-first-run',
            '--disable-sync',
            // A moving picture in place of a webcam; whether a page may see it is still asked.
            '--use-fake-device-for-media-stream',
          ],
        },
      },
    },
  ],
});
