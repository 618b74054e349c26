import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
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

/** Starts the packed app with the fuses that ship. */
export const openPackedDesk = async (dataDir: string): Promise<PackedDesk> => {
  const args = [...testSwitches(), '--inspect=0', '--remote-debugging-port=0', '--data-dir', dataDir];
  const child = spawn(packedBinary, args, { env: testEnvironment() });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  return { process: child, page: await attach(child), stderr: () => stderr };
};

/**
 * Attaches to the page of an app that was started with `--remote-debugging-port=0`, over the browser's protocol alone: shipped
 * fuses keep the main process' inspector shut, so Playwright's own launcher could not attach to it.
 */
export const attach = async (child: ChildProcess): Promise<Page> => attachTo(await debuggerAddress(child));

/** The same by the address that the app has said. */
export const attachTo = async (address: string): Promise<Page> => {
  await pageShown(address);
  const browser = await chromium.connectOverCDP(address);
  const [page] = browser.contexts().flatMap((context) => context.pages());
  if (!page) throw new Error('the app has no page');
  await page.waitForLoadState();
  return page;
};

const debuggerAddress = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let stderr = '';
    child.once('exit', (code) => reject(new Error(`the app ended with code ${code}: ${stderr}`)));
    child.stderr?.on('data', (chunk) => {
      stderr += chunk;
      const address = stderr.match(/DevTools listening on (ws:\S+)/)?.[1];
      if (address) resolve(address);
    });
  });

/**
 * Waits for the page's title, which comes with its document: attaching while a window still goes to its first page may never
 * end, because the answer is lost with the renderer that the window leaves.
 */
const pageShown = async (address: string): Promise<void> => {
  const list = `http://${new URL(address).host}/json/list`;
  const isShown = async () => {
    const targets = (await (await fetch(list)).json()) as { type: string; url: string; title: string }[];
    return targets.some(({ type, url, title }) => type === 'page' && title !== '' && !url.includes(title));
  };
  const until = performance.now() + 30_000;
  while (!(await isShown())) {
    if (performance.now() > until) throw new Error('the app shows no page');
    await new Promise((later) => setTimeout(later, 100));
  }
};
