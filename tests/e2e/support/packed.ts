import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { testSwitches } from '../../../scripts/electron-runtime.mjs';
import { root, testEnvironment } from './desk.ts';

/** The app as `npm run dist -- --dir` packs it. */
export const packedFolder = join(root, 'release', 'linux-unpacked');
export const packedBinary = join(packedFolder, 'mesto-desk');
export const isPacked = (): boolean => existsSync(packedBinary);

export interface PackedDesk {
  readonly process: ChildProcess;
  readonly page: Page;
  stderr(): string;
}

/**
 * Starts the packed app and attaches to its page only, over the browser's protocol: the fuses that ship keep the main process'
 * inspector shut, so Playwright's own launcher could not attach, and no test build with other fuses is needed.
 */
export const openPackedDesk = async (dataDir: string): Promise<PackedDesk> => {
  const args = [...testSwitches(), '--inspect=0', '--remote-debugging-port=0', '--data-dir', dataDir];
  const child = spawn(packedBinary, args, { env: testEnvironment() });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const browser = await chromium.connectOverCDP(await debuggerAddress(child, () => stderr));
  return { process: child, page: await firstPage(browser), stderr: () => stderr };
};

const debuggerAddress = (child: ChildProcess, stderr: () => string): Promise<string> =>
  new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the packed app ended with code ${code}: ${stderr()}`)));
    child.stderr?.on('data', () => {
      const address = stderr().match(/DevTools listening on (ws:\S+)/)?.[1];
      if (address) resolve(address);
    });
  });

const firstPage = async (browser: Browser): Promise<Page> => {
  const [context] = browser.contexts();
  if (!context) throw new Error('the packed app has no browser context');
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  await page.waitForURL(/^http:\/\/127\.0\.0\.1:\d+\//);
  await page.waitForLoadState();
  return page;
};
