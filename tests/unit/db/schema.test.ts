import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { describe, expect, test } from 'vitest';
import type { WriteDb } from '../../../db/handles.ts';
import { REPLICATED, schema } from '../../../db/schema/index.ts';
import { agreement, client, manager, payment, rental, room, warehouse } from '../../support/factories.ts';
import { testDatabase } from '../../support/testDesk.ts';

const strictTables = () => {
  const { write } = testDatabase();
  return new Map(
    (
      write.$client.prepare(`SELECT name, strict FROM pragma_table_list WHERE schema = 'main'`).all() as {
        name: string;
        strict: number;
      }[]
    ).map(({ name, strict }) => [name, strict]),
  );
};

describe('the schema', () => {
  test('every table is STRICT, every replicated one has a version', () => {
    const strict = strictTables();
    for (const table of Object.values(schema)) {
      const { name } = getTableConfig(table);
      expect([name, strict.get(name)]).toEqual([name, 1]);
    }
    for (const table of Object.values(REPLICATED)) {
      const { name, columns } = getTableConfig(table);
      expect([name, columns.some((column) => column.name === 'version')]).toEqual([name, true]);
    }
  });

  test('the migrations make exactly the declared columns', () => {
    const { write } = testDatabase();
    for (const table of Object.values(schema)) {
      const { name, columns } = getTableConfig(table);
      const made = write.$client.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(name);
      expect([name, [...made].sort()]).toEqual([name, columns.map((column) => column.name).sort()]);
    }
  });
});

/** What the database itself refuses, whoever writes. */
describe('invariants', () => {
  const filled = () => {
    const { write } = testDatabase();
    warehouse(write, { id: 1 });
    manager(write, { id: 1 });
    client(write, { id: 1 });
    for (const id of [1, 2]) {
      room(write, { id });
      agreement(write, { id, clientId: 1 });
    }
    rental(write, { agreementId: 1, roomId: 1 });
    return write;
  };

  test.each<[string, (db: WriteDb) => unknown, string]>([
    ['a room let twice', (db) => rental(db, { agreementId: 2, roomId: 1 }), 'UNIQUE'],
    ['a rental of no room', (db) => rental(db, { agreementId: 2, roomId: 9 }), 'FOREIGN KEY'],
    [
      'an end before the start',
      (db) => rental(db, { agreementId: 2, roomId: 2, end: '2025-12-31' }),
      'CHECK',
    ],
    [
      'a day that does not exist',
      (db) => rental(db, { agreementId: 2, roomId: 2, start: '2026-02-30' }),
      'CHECK',
    ],
    [
      'another reason without words',
      (db) => rental(db, { agreementId: 2, roomId: 2, moveOutReason: 'Другая' }),
      'CHECK',
    ],
    ['a payment of nothing', (db) => payment(db, { amount: 0 }), 'CHECK'],
    ['half a kopeck', (db) => payment(db, { amount: 0.5 }), 'REAL value in INTEGER'],
    ['an unknown article', (db) => payment(db, { article: 'Чаевые' as 'Аренда' }), 'CHECK'],
    ['two clients on one phone', (db) => client(db, { id: 2, phone: '79000000001' }), 'UNIQUE'],
    ['a phone with letters', (db) => client(db, { id: 2, phone: '7900000000x' }), 'CHECK'],
    ['a person without a name', (db) => client(db, { id: 2, lastName: null }), 'CHECK'],
    ['a room without area', (db) => room(db, { id: 3, area: 0 }), 'CHECK'],
  ])('%s', (_name, write, reason) => {
    const db = filled();
    expect(() => write(db)).toThrow(reason);
  });

  test('a freed room may be let again', () => {
    const db = filled();
    db.$client.exec(`UPDATE rentals SET "end" = '2026-05-01' WHERE room_id = 1`);
    rental(db, { agreementId: 2, roomId: 1, start: '2026-05-02' });
  });
});
