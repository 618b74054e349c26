import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { backupsOf } from '../../db/backups.ts';
import { openFileStore } from '../../db/files.ts';
import { openDatabase } from '../../db/open.ts';
import { credentials } from '../../db/schema/exchange.ts';
import type { Desk } from '../../main/api/desk.ts';
import { buildServer, type ServerOptions } from '../../main/api/server.ts';
import { hashPassword } from '../../main/auth/passwords.ts';
import { localAccounts } from '../../main/auth/signIn.ts';
import { machineTokens } from '../../main/auth/tokens.ts';
import { documentsOf } from '../../main/documents/documents.ts';
import { todayIn } from '../../main/domain/dates.ts';
import { SQL_FUNCTIONS } from '../../main/queries/functions.ts';
import { deskWriter } from '../../main/sync/deskWriter.ts';
import { noExchange } from '../../main/sync/standalone.ts';
import { manager } from './factories.ts';

export const MIGRATIONS = join(import.meta.dirname, '../../db/migrations');
/** Noon in Moscow of the tests' business day. */
export const NOON = Date.UTC(2026, 10, 23, 9);
export const TODAY = '2026-11-23';
export const PHONE = '79000000001';
export const PASSWORD = 'пароль-1';

const VERIFIER = hashPassword(PASSWORD);

export const tempDir = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'mesto-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
};

/** An open, empty database in a folder of its own, closed when the test ends. */
export const testDatabase = (dataDir = tempDir()) => {
  const connections = openDatabase({ dataDir, migrationsDir: MIGRATIONS, functions: SQL_FUNCTIONS });
  onTestFinished(() => connections.close());
  return connections;
};

/** Registers by the worker's source: Node itself strips the types. */
export const testDocuments = (dataDir: string) => {
  const documents = documentsOf({
    dataDir,
    workerFile: join(import.meta.dirname, '../../main/documents/worker.ts'),
    templatesDir: join(import.meta.dirname, '../../assets/templates'),
  });
  onTestFinished(() => documents.close());
  return documents;
};

/** A clock that stands still until a test moves it; `runs` is how long the computer has been on, ms. */
export const testClock = (at = NOON) => {
  const clock = {
    at,
    runs: 3_600_000,
    now: () => clock.at,
    today: (zone: string) => todayIn(zone, clock.at),
    sinceBoot: () => clock.runs,
  };
  return clock;
};

/** A page as the built renderer is one: with it the server's order of making is the product's. */
const rendererDir = (dataDir: string): string => {
  const dir = join(dataDir, 'renderer');
  mkdirSync(dir);
  writeFileSync(join(dir, 'index.html'), '<div id="root"></div>');
  return dir;
};

export type TestDesk = Awaited<ReturnType<typeof testDesk>>;

/** A real server on loopback over an empty database with one manager who has all rights. */
export const testDesk = async (more: Partial<ServerOptions> = {}) => {
  const dataDir = tempDir();
  const connections = testDatabase(dataDir);
  const clock = testClock();
  const files = openFileStore(join(dataDir, 'files'));
  const desk: Desk = {
    connections,
    backups: backupsOf(connections, { dataDir }),
    dataDir,
    writer: deskWriter({ connections }),
    accounts: localAccounts(connections),
    exchange: noExchange('standalone', connections),
    files,
    documents: testDocuments(dataDir),
    clock,
    tokens: machineTokens(connections.write),
    version: '0.0.0-test',
    demo: null,
  };
  const me = manager(connections.write, {
    id: 1,
    phone: PHONE,
    canAddClientsAgreements: true,
    canApproveClients: true,
    canEditClients: true,
    canAddEditPayments: true,
    canSetAccesses: true,
  });
  connections.write.insert(credentials).values({ managerId: me.id, verifier: VERIFIER, updatedAt: 0 }).run();
  const logged: string[] = [];
  const app = await buildServer({
    desk,
    host: '127.0.0.1',
    allowOrigins: [],
    rendererDir: rendererDir(dataDir),
    log: (line) => logged.push(line),
    ...more,
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(() => app.close());
  const token = await desk.tokens.issue(me.id, clock.now());
  return { url, token, desk, dataDir, db: connections.write, clock, files, logged, ...caller(url, token) };
};

const PROBLEM = 'application/problem+json, application/json';

/** Calls as our own renderer makes them (true status), and bare ones as old clients do. */
export const caller = (url: string, token: string) => ({
  get: async (path: string, headers: Record<string, string> = {}) =>
    answer(
      await fetch(url + path, { headers: { authorization: `Bearer ${token}`, accept: PROBLEM, ...headers } }),
    ),
  post: async (path: string, body: unknown, headers: Record<string, string> = {}) =>
    answer(
      await fetch(url + path, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          accept: PROBLEM,
          'content-type': 'application/json',
          ...headers,
        },
        body: JSON.stringify(body),
      }),
    ),
});

export const answer = async (response: Response) => ({
  status: response.status,
  headers: response.headers,
  // biome-ignore lint/suspicious/noExplicitAny: tests read whatever was answered
  body: (await response.json()) as any,
});
