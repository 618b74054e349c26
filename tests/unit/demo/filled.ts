import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileStore } from '../../../db/files.ts';
import type { Connections } from '../../../db/handles.ts';
import { openDatabase } from '../../../db/open.ts';
import { type DemoOptions, fillDemo } from '../../../main/demo/fill.ts';

/** The day of the demos under test. */
export const TODAY = '2026-11-23';
/** The middle of that day in Moscow. */
export const NOON = Date.parse(`${TODAY}T09:00:00Z`);

export interface Filled {
  readonly db: Connections;
  readonly files: ReadonlyMap<string, Uint8Array>;
  all<T>(sql: string, ...parameters: unknown[]): T[];
  close(): void;
}

const memoryStore = (): { store: FileStore; files: Map<string, Uint8Array> } => {
  const files = new Map<string, Uint8Array>();
  return {
    files,
    store: {
      put: (bytes) => {
        const id = createHash('sha256').update(bytes).digest('hex');
        files.set(id, bytes);
        return id;
      },
      has: () => false,
      read: (id) => {
        const bytes = files.get(id);
        return bytes ? Buffer.from(bytes) : null;
      },
    },
  };
};

/** A database of its own with a demo in it; `close` takes both away. */
export const fillNew = (options: Partial<DemoOptions> = {}): Filled => {
  const dataDir = mkdtempSync(join(tmpdir(), 'mesto-demo-'));
  const migrationsDir = join(import.meta.dirname, '../../../db/migrations');
  const db = openDatabase({ dataDir, migrationsDir });
  const close = () => {
    db.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  const { store, files } = memoryStore();
  const defaults = {
    size: 'small',
    today: TODAY,
    now: NOON,
    files: store,
  } as const;
  try {
    fillDemo(db.write, { ...defaults, hashPassword: (password) => `hash of ${password}`, ...options });
  } catch (error) {
    close();
    throw error;
  }
  return {
    db,
    files,
    all: <T>(sql: string, ...parameters: unknown[]) =>
      db.write.$client.prepare(sql).all(...parameters) as T[],
    close,
  };
};
