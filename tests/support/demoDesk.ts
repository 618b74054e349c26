import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { backupsOf } from '../../db/backups.ts';
import { openFileStore } from '../../db/files.ts';
import { openDatabase } from '../../db/open.ts';
import { buildServer } from '../../main/api/server.ts';
import { hashPassword } from '../../main/auth/passwords.ts';
import { localAccounts } from '../../main/auth/signIn.ts';
import { machineTokens } from '../../main/auth/tokens.ts';
import { fillDemo } from '../../main/demo/fill.ts';
import { SQL_FUNCTIONS } from '../../main/queries/functions.ts';
import { deskWriter } from '../../main/sync/deskWriter.ts';
import { noExchange } from '../../main/sync/standalone.ts';
import { caller, MIGRATIONS, NOON, TODAY, tempDir, testClock, testDocuments } from './testDesk.ts';

/** Fills the small demo into a folder once; each desk works on a copy. */
export const demoTemplate = (dataDir: string): void => {
  const { write, close } = openDatabase({ dataDir, migrationsDir: MIGRATIONS });
  fillDemo(write, {
    size: 'small',
    today: TODAY,
    now: NOON,
    files: openFileStore(join(dataDir, 'files')),
    hashPassword,
  });
  close();
};

/** A real server over its own copy of the demo; the caller is the manager with all rights. */
export const demoDesk = async (template: string) => {
  const dataDir = tempDir();
  cpSync(template, dataDir, { recursive: true });
  const connections = openDatabase({ dataDir, migrationsDir: MIGRATIONS, functions: SQL_FUNCTIONS });
  onTestFinished(() => connections.close());
  const clock = testClock();
  const logged: string[] = [];
  const tokens = machineTokens(connections.write);
  const app = await buildServer({
    desk: {
      connections,
      backups: backupsOf(connections, { dataDir }),
      dataDir,
      writer: deskWriter({ connections }),
      accounts: localAccounts(connections),
      exchange: noExchange('standalone', connections),
      files: openFileStore(join(dataDir, 'files')),
      documents: testDocuments(dataDir),
      clock,
      tokens,
      version: '0.0.0-test',
      demo: 'small',
    },
    host: '127.0.0.1',
    allowOrigins: [],
    log: (line) => logged.push(line),
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(() => app.close());
  const managerOf = (phone: string) =>
    connections.write.$client.prepare('SELECT id FROM managers WHERE phone = ?').pluck().get(phone) as number;
  const me = managerOf('79000000001');
  const token = await tokens.issue(me, clock.now());
  const one = <T>(query: string): T => {
    const row = connections.write.$client.prepare(query).get();
    if (row === undefined) throw new Error(`the demo has no row for: ${query}`);
    return row as T;
  };
  return {
    url,
    token,
    me,
    managerOf,
    tokens,
    db: connections.write,
    clock,
    logged,
    one,
    ...caller(url, token),
  };
};

export type DemoDesk = Awaited<ReturnType<typeof demoDesk>>;
