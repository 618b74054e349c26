import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { prepareElectron } from '../../../scripts/electron-runtime.mjs';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A folder of this test alone; the caller removes it. */
export const temporaryFolder = (): { path: string; remove(): void } => {
  const path = mkdtempSync(join(tmpdir(), 'mesto-e2e-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) };
};

/** Test mode, and no way to the vault of the person who runs the tests. */
export const testEnvironment = (): Record<string, string> => {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'ELECTRON_RUN_AS_NODE',
  );
  return { ...Object.fromEntries(inherited), MESTO_DESK_TEST: '1', DBUS_SESSION_BUS_ADDRESS: 'disabled:' };
};

const isRoot = process.getuid?.() === 0;

export interface Desk {
  readonly app: ElectronApplication;
  readonly page: Page;
}

/** Starts the built app under Playwright, with Chromium's own sandbox on unless root forbids it. */
export const openDesk = async (dataDir: string, more: string[] = []): Promise<Desk> => {
  const { distDir, launcherArgs } = await prepareElectron(root);
  // Named so and not as the executable, Playwright holds the app back until it listens; else it may come between the window
  // and its first page, and wait for that for ever.
  process.env.ELECTRON_OVERRIDE_DIST_PATH = distDir;
  const args = [...launcherArgs, '--data-dir', dataDir, '--use-fake-device-for-media-stream', ...more];
  const app = await _electron.launch({ args, env: testEnvironment(), chromiumSandbox: !isRoot });
  const page = await app.firstWindow();
  await page.waitForLoadState();
  return { app, page };
};

export interface Ended {
  readonly code: number | null;
  readonly stderr: string;
  readonly ms: number;
}

/** Starts the built app without Playwright and waits for its end: for starts that are meant to end at once. */
export const runToEnd = async (args: string[], limitMs = 20_000): Promise<Ended> => {
  const { executablePath, launcherArgs } = await prepareElectron(root);
  return endOf(spawn(executablePath, [...launcherArgs, ...args], { env: testEnvironment() }), limitMs);
};

/** Resolves when the process has ended; one that outlives the limit is killed and has code null. */
export const endOf = (child: ChildProcess, limitMs: number): Promise<Ended> =>
  new Promise((resolve) => {
    const begun = performance.now();
    let stderr = '';
    child.stderr?.on('data', (chunk) => {
      stderr += chunk;
    });
    const limit = setTimeout(() => child.kill('SIGKILL'), limitMs);
    child.once('close', (code) => {
      clearTimeout(limit);
      resolve({ code, stderr, ms: performance.now() - begun });
    });
  });
