/**
 * `node tests/support/seedRealFloors.ts DATA_DIR`: a small demo chain and, beside it, one warehouse a real floor, whose plans
 * nobody has drawn yet. For the end-to-end tests of the plan, and for whoever wants to look.
 */
import { join } from 'node:path';
import { openFileStore } from '../../db/files.ts';
import { openDatabase } from '../../db/open.ts';
import { hashPassword } from '../../main/auth/passwords.ts';
import { systemClock } from '../../main/clock.ts';
import { fillDemo } from '../../main/demo/fill.ts';
import { SQL_FUNCTIONS } from '../../main/queries/functions.ts';
import { REAL_FLOORS, realWarehouse } from './realFloors.ts';

const [dataDir = ''] = process.argv.slice(2);
const connections = openDatabase({
  dataDir,
  migrationsDir: join(import.meta.dirname, '../../db/migrations'),
  functions: SQL_FUNCTIONS,
});
const clock = systemClock();
fillDemo(connections.write, {
  size: 'small',
  today: clock.today('Europe/Moscow'),
  now: clock.now(),
  files: openFileStore(join(dataDir, 'files')),
  hashPassword,
});
for (const [at, { file }] of REAL_FLOORS.entries())
  realWarehouse(connections.write, 101 + at, file, 100_000 * (at + 1));
connections.close();
