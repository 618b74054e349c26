import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type HostOptions, startHost } from '../../../main/host.ts';

/** How the benchmarks open the chain's desk in a folder. */
export const chainOptions = (dataDir: string): HostOptions => ({
  dataDir,
  host: '127.0.0.1',
  port: 0,
  demo: 'chain',
  today: '2026-11-23',
  allowOrigins: [],
  migrationsDir: join(import.meta.dirname, '../../../db/migrations'),
  documentsWorker: join(import.meta.dirname, '../../../main/documents/worker.ts'),
  rebaseWorker: join(import.meta.dirname, '../../../main/sync/rebaseWorker.ts'),
  templatesDir: join(import.meta.dirname, '../../../assets/templates'),
  log: () => {},
});

/**
 * A desk over the filled `chain` demo in a folder of its own, with one signed-in caller. `filledApart`: filled by another
 * process, for who measures memory: filling leaves the heap of this one swollen.
 */
export const chainDesk = async ({ filledApart = false } = {}) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'mesto-bench-'));
  if (filledApart) execFileSync(process.execPath, [join(import.meta.dirname, 'fillChain.ts'), dataDir]);
  const started = performance.now();
  const host = await startHost(chainOptions(dataDir));
  const fillMs = performance.now() - started;
  const login = await fetch(`${host.url}/_admin_login_`, {
    method: 'POST',
    body: new URLSearchParams({ username: '79000000001', password: 'demo' }),
  });
  const { access_token } = (await login.json()) as { access_token: string };
  return {
    dataDir,
    fillMs,
    url: host.url,
    token: access_token,
    get: async (path: string) => {
      const response = await fetch(host.url + path, { headers: { authorization: `Bearer ${access_token}` } });
      if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
      return response.text();
    },
    post: async (path: string, body: object) => {
      const response = await fetch(host.url + path, {
        method: 'POST',
        headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
      return response.text();
    },
    /** Reads a file as it comes and keeps none of it. @returns its bytes */
    download: async (path: string, method: 'GET' | 'POST') => {
      const response = await fetch(host.url + path, {
        method,
        headers: { authorization: `Bearer ${access_token}` },
      });
      if (response.status !== 200 || response.body === null) throw new Error(`${path}: ${response.status}`);
      let bytes = 0;
      for await (const piece of response.body) bytes += piece.length;
      return bytes;
    },
    close: async () => {
      await host.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
