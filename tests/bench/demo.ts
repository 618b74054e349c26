/** Filling the chain demo; the floor is the same number of bare rows into one table with no index. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { chainDesk } from './support/chain.ts';
import { report } from './support/report.ts';

const ROWS = 700_000;

const bareInserts = (): number => {
  const db = new Database(':memory:');
  db.exec('CREATE TABLE bare (id INTEGER PRIMARY KEY, a INTEGER, b TEXT, c INTEGER, d TEXT) STRICT');
  const insert = db.prepare('INSERT INTO bare VALUES (?, ?, ?, ?, ?)');
  const started = performance.now();
  db.transaction(() => {
    for (let id = 1; id <= ROWS; id++) insert.run(id, id % 60_000, '2026-11-23', 900_000, 'Аренда');
  })();
  const seconds = (performance.now() - started) / 1000;
  db.close();
  return seconds;
};

const floor = bareInserts();
const desk = await chainDesk();
const size = statSync(join(desk.dataDir, 'desk.db')).size / 2 ** 20;
await desk.close();
report('demo', [
  { name: 'chain demo filled and served', value: desk.fillMs / 1000, unit: 's', floor, target: 60 },
  { name: 'database', value: size, unit: 'MiB', floor: size, target: null },
]);
