import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type CentralOptions, startCentral } from '../../../central/host.ts';
import { startHost } from '../../../main/host.ts';
import { MIGRATIONS, TODAY, tempDir } from '../../support/testDesk.ts';

/** A centre and desks as they run in life, in this process and over real HTTP. */

const root = join(import.meta.dirname, '../../..');
const COMMON = {
  host: '127.0.0.1',
  port: 0,
  allowOrigins: [],
  migrationsDir: MIGRATIONS,
  documentsWorker: join(root, 'main/documents/worker.ts'),
  templatesDir: join(root, 'assets/templates'),
  noticesDir: join(root, 'assets/notices'),
  env: {},
};

export const runningCentre = async (dataDir = tempDir(), more: Partial<CentralOptions> = {}) => {
  const logged: string[] = [];
  const log = (line: string) => void logged.push(line);
  const centre = await startCentral({ ...COMMON, dataDir, demo: 'small', today: TODAY, log, ...more });
  let open = true;
  const stop = async () => {
    if (open) await centre.close();
    open = false;
  };
  onTestFinished(stop);
  return { url: centre.url, dataDir, logged, stop };
};

export const runningDesk = async (central: string, dataDir = tempDir(), key?: string) => {
  const logged: string[] = [];
  const desk = await startHost({
    ...COMMON,
    dataDir,
    central,
    key,
    today: TODAY,
    rebaseWorker: join(root, 'main/sync/rebaseWorker.ts'),
    log: (line) => void logged.push(line),
  });
  let open = true;
  const stop = async () => {
    if (open) await desk.close();
    open = false;
  };
  onTestFinished(stop);
  const json = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(desk.url + path, {
      ...init,
      headers: { accept: 'application/problem+json', ...init.headers },
    });
    // biome-ignore lint/suspicious/noExplicitAny: tests read whatever was answered
    return { status: response.status, body: (await response.json()) as any };
  };
  const signIn = (password = 'demo', username = '79000000001') =>
    json('/_admin_login_', { method: 'POST', body: new URLSearchParams({ username, password }) });
  const status = async () => (await json('/_desk_/status')).body;
  const until = async (holds: () => Promise<boolean>) => {
    for (let n = 0; n < 400; n++) {
      if (await holds()) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`never came: ${JSON.stringify(await status())}`);
  };
  return { url: desk.url, dataDir, logged, stop, json, signIn, status, until };
};
