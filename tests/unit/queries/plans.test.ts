import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../db/open.ts';
import { schema } from '../../../db/schema/index.ts';
import { agreementList } from '../../../main/queries/agreementList.ts';
import { agreementStatement } from '../../../main/queries/agreementStatement.ts';
import { agreementTotal } from '../../../main/queries/agreementTotal.ts';
import { clientList } from '../../../main/queries/clientList.ts';
import { clientNames } from '../../../main/queries/clientNames.ts';
import { clientTotal } from '../../../main/queries/clientTotal.ts';
import type { QueryContext } from '../../../main/queries/context.ts';
import { floorRooms } from '../../../main/queries/floorRooms.ts';
import { SQL_FUNCTIONS } from '../../../main/queries/functions.ts';
import { futurePayments } from '../../../main/queries/futurePayments.ts';
import { locksPower } from '../../../main/queries/locksPower.ts';
import { messagesHistory } from '../../../main/queries/messagesHistory.ts';
import { nonapprovedClients } from '../../../main/queries/nonapprovedClients.ts';
import { oldClientData } from '../../../main/queries/oldClientData.ts';
import { paymentList } from '../../../main/queries/paymentList.ts';
import { rentRoll } from '../../../main/queries/rentRoll.ts';
import { roomList } from '../../../main/queries/roomList.ts';
import { warehouses } from '../../../main/queries/warehouses.ts';
import { demoTemplate } from '../../support/demoDesk.ts';
import { MIGRATIONS, NOON, tempDir } from '../../support/testDesk.ts';

/**
 * What hot reads really send, by the plan that SQLite makes of it. Nobody runs ANALYZE, so SQLite knows no sizes and plans
 * the same for the small demo and for a chain.
 */

const template = mkdtempSync(join(tmpdir(), 'mesto-plans-'));
beforeAll(() => demoTemplate(template));
afterAll(() => rmSync(template, { recursive: true, force: true }));

interface Asked {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** A copy of the demo, and a reading connection that tells what it is asked. */
const listening = () => {
  const dataDir = tempDir();
  cpSync(template, dataDir, { recursive: true });
  const connections = openDatabase({ dataDir, migrationsDir: MIGRATIONS, functions: SQL_FUNCTIONS });
  const reader = new Database(join(dataDir, 'desk.db'), { readonly: true });
  onTestFinished(() => {
    reader.close();
    connections.close();
  });
  for (const [name, work] of Object.entries(SQL_FUNCTIONS))
    reader.function(name, { deterministic: true }, work as (...args: unknown[]) => unknown);
  const asked: Asked[] = [];
  const logger = { logQuery: (sql: string, params: unknown[]) => void asked.push({ sql, params }) };
  const context: QueryContext = { db: drizzle(reader, { schema, logger }), now: NOON };
  const planOf = ({ sql, params }: Asked): string[] =>
    (reader.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...params) as { detail: string }[]).map(
      ({ detail }) => detail,
    );
  return { write: connections.write.$client, context, asked, planOf };
};

/** Tables of which a step through all rows costs milliseconds at chain size. */
const LARGE = [
  ...[
    'clients',
    'client',
    'client_history',
    'agreements',
    'agreement_totals',
    'rentals',
    'price_changes',
    'payments',
  ],
  ...[
    'rooms',
    'room',
    'locks',
    'bookings',
    'guest_visits',
    'messages',
    'time_points',
    'outbox',
    'undo_images',
    'changes',
  ],
  ...['a', 'b', 'c', 'g', 'p', 'q', 'r', 't'],
];

/** «SCAN p», also by an index whole: «SCAN p USING COVERING INDEX …». */
const scans = (plan: readonly string[]): string[] =>
  plan.filter((step) => LARGE.includes(/^SCAN (\S+)/.exec(step)?.[1] ?? ''));

const QUERIES: readonly [name: string, ask: (context: QueryContext) => unknown][] = [
  ['clients', (context) => clientList(context, {})],
  [
    'clients of a warehouse by balance',
    (context) => clientList(context, { warehouse_id: 1, sort_column: 'balance' }),
  ],
  ['clients by a name', (context) => clientList(context, { search_str: 'ива' })],
  ['clients by two words', (context) => clientList(context, { search_str: 'ива ив' })],
  ['clients by digits', (context) => clientList(context, { search_str: '916' })],
  ['names for a form', (context) => clientNames(context, { search_str: 'ива' })],
  ['client’s card', (context) => clientTotal(context, { user_id: 31 })],
  ['client before an edit', (context) => oldClientData(context, { user_id: 31 })],
  ['agreements', (context) => agreementList(context, { sort_column: 'days_left' })],
  ['agreements by a name', (context) => agreementList(context, { search_str: 'ива' })],
  ['agreement’s card', (context) => agreementTotal(context, { agrid: 100 })],
  ['statement', (context) => agreementStatement(context, { agrid: 100 })],
  ['payments', (context) => paymentList(context, { sort_column: 'amount' })],
  ['future payments', (context) => futurePayments(context, {})],
  ['rooms of a floor', (context) => roomList(context, { warehouse_id: 1, floor: 1 })],
  ['floor by its drawing', (context) => floorRooms(context, { warehouse_id: 1, floor: 1 })],
  ['warehouses', (context) => warehouses(context, {})],
  ['locks by page', (context) => locksPower(context, { show_cnt: 30 })],
  ['rent roll', (context) => rentRoll(context, { sort_column: 'balance' })],
];

/** What a desk and the exchange write: each makes what is kept read something again. */
const WRITES: readonly string[] = [
  `INSERT INTO payments SELECT max(id) + 1, agreement_id, '2026-11-23', inserted_at, type, article, 100, 0, NULL, NULL, NULL, 0 FROM payments`,
  `UPDATE clients SET email = 'new@example.ru' WHERE id = 31`,
  `UPDATE rentals SET move_out_on = '2026-12-10' WHERE rowid = (SELECT max(rowid) FROM rentals WHERE "end" IS NULL)`,
  `UPDATE locks SET charge = 7 WHERE id = (SELECT min(id) FROM locks)`,
];

describe('hot reads walk no table', () => {
  test.each(QUERIES)('%s', (_name, ask) => {
    const { context, asked, planOf } = listening();
    ask(context);
    asked.length = 0;
    ask(context);
    expect(asked.length).toBeGreaterThan(0);
    for (const one of asked) expect(scans(planOf(one)), one.sql).toEqual([]);
  });

  test.each(QUERIES)('%s, the first time after a write', (_name, ask) => {
    const { write, context, asked, planOf } = listening();
    ask(context);
    for (const change of WRITES) {
      write.exec(change);
      asked.length = 0;
      ask(context);
      for (const one of asked) expect(scans(planOf(one)), `${change}\n${one.sql}`).toEqual([]);
    }
  });
});

describe('what is long is read in the order of an index, and sorts nothing', () => {
  test.each([
    ['a conversation', (context: QueryContext) => messagesHistory(context, 1, { second_manager_id: 2 })],
    ['clients to approve', (context: QueryContext) => nonapprovedClients(context, {})],
  ])('%s', (_name, ask) => {
    const { context, asked, planOf } = listening();
    ask(context);
    for (const one of asked) {
      const plan = planOf(one);
      expect(
        plan.filter((step) => step.includes('TEMP B-TREE')),
        one.sql,
      ).toEqual([]);
    }
  });
});

test('no statistics are kept, which would make plans depend on who made them', () => {
  const { write } = listening();
  expect(write.prepare(`SELECT name FROM sqlite_master WHERE name LIKE 'sqlite_stat%'`).all()).toEqual([]);
});
