import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHost } from '../../../main/host.ts';

/** A desk over the filled `chain` demo in a folder of its own, with one signed-in caller. */
export const chainDesk = async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'mesto-bench-'));
  const started = performance.now();
  const host = await startHost({
    dataDir,
    host: '127.0.0.1',
    port: 0,
    demo: 'chain',
    today: '2026-11-23',
    allowOrigins: [],
    migrationsDir: join(import.meta.dirname, '../../../db/migrations'),
    documentsWorker: join(import.meta.dirname, '../../../main/documents/worker.ts'),
    templatesDir: join(import.meta.dirname, '../../../assets/templates'),
    log: () => {},
  });
  const fillMs = performance.now() - started;
  const login = await fetch(`${host.url}/_admin_login_`, {
    method: 'POST',
    body: new URLSearchParams({ username: '79000000001', password: 'demo' }),
  });
  const { access_token } = (await login.json()) as { access_token: string };
  return {
    dataDir,
    fillMs,
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
    close: async () => {
      await host.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
