import { sql } from 'drizzle-orm';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase, openSnapshot } from '../../../db/open.ts';
import { SQL_FUNCTIONS } from '../../../main/queries/functions.ts';
import * as make from '../../support/factories.ts';
import { MIGRATIONS, tempDir } from '../../support/testDesk.ts';

const opened = (key?: string) => {
  const dataDir = tempDir();
  const secret = key === undefined ? {} : { key };
  const connections = openDatabase({ dataDir, migrationsDir: MIGRATIONS, ...secret });
  onTestFinished(() => connections.close());
  make.warehouse(connections.write, { id: 1 });
  return { dataDir, connections };
};

const snapshot = (options: Parameters<typeof openSnapshot>[0]) => {
  const open = openSnapshot(options);
  onTestFinished(open.close);
  const count = () => open.db.get<{ n: number }>(sql`SELECT count(*) AS n FROM warehouses`).n;
  return { ...open, count };
};

describe('a further reading connection', () => {
  test('sees the state of the moment it was opened, and hinders no writer', () => {
    const { dataDir, connections } = opened();
    const before = snapshot({ dataDir });
    make.warehouse(connections.write, { id: 2 });
    expect(before.count()).toBe(1);
    expect(snapshot({ dataDir }).count()).toBe(2);
  });

  test('can’t write', () => {
    const { dataDir } = opened();
    const { db } = snapshot({ dataDir });
    expect(() => db.all(sql`DELETE FROM warehouses RETURNING id`)).toThrow(/readonly|read-only/i);
  });

  test('has the functions that it is given', () => {
    const { dataDir } = opened();
    const { db } = snapshot({ dataDir, functions: SQL_FUNCTIONS });
    expect(db.get<{ fits: number }>(sql`SELECT words_match('иванов иван', 'ив') AS fits`).fits).toBe(1);
  });

  test('opens an encrypted database with its key alone', () => {
    const { dataDir } = opened('тайна');
    expect(snapshot({ dataDir, key: 'тайна' }).count()).toBe(1);
    expect(() => openSnapshot({ dataDir })).toThrow();
    expect(() => openSnapshot({ dataDir, key: 'не она' })).toThrow();
  });
});
