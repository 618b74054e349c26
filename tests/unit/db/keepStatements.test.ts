import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { keepStatements } from '../../../db/keepStatements.ts';

const opened = () => {
  const db = keepStatements(new Database(':memory:'));
  db.exec('CREATE TABLE t (a INTEGER, b TEXT)');
  db.prepare('INSERT INTO t VALUES (?, ?)').run(1, 'one');
  db.prepare('INSERT INTO t VALUES (?, ?)').run(2, 'two');
  return db;
};

const ALL = 'SELECT a, b FROM t ORDER BY a';

test('the same text is compiled once', () => {
  const db = opened();
  expect(db.prepare(ALL)).toBe(db.prepare(ALL));
});

test('who asks next gets rows as objects, whatever the one before made of them', () => {
  const db = opened();
  expect(db.prepare(ALL).raw().all()).toEqual([
    [1, 'one'],
    [2, 'two'],
  ]);
  expect(db.prepare(ALL).pluck().all()).toEqual([1, 2]);
  expect(db.prepare(ALL).get()).toEqual({ a: 1, b: 'one' });
});

test('a statement that is being read through is not lent again', () => {
  const db = opened();
  const seen: unknown[] = [];
  for (const row of db.prepare(ALL).pluck().iterate()) seen.push(row, db.prepare(ALL).all().length);
  expect(seen).toEqual([1, 2, 2, 2]);
});

test('a trigger made or dropped meanwhile is obeyed', () => {
  const db = opened();
  const insert = () => db.prepare('INSERT INTO t VALUES (3, NULL)').run();
  insert();
  db.exec(
    `CREATE TRIGGER named AFTER INSERT ON t BEGIN UPDATE t SET b = 'made' WHERE rowid = new.rowid; END`,
  );
  insert();
  db.exec('DROP TRIGGER named');
  insert();
  expect(db.prepare('SELECT b FROM t WHERE a = 3').pluck().all()).toEqual([null, 'made', null]);
});

test('no more are kept than an amount, the least recently asked for goes', () => {
  const db = opened();
  const often = db.prepare(ALL);
  const once = db.prepare('SELECT 0');
  for (let n = 1; n < 500; n++) {
    db.prepare(`SELECT ${n}`);
    db.prepare(ALL);
  }
  expect(db.prepare(ALL)).toBe(often);
  expect(db.prepare('SELECT 0')).not.toBe(once);
});
