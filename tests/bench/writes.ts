/**
 * What a write costs at chain size over loopback HTTP, with all that follows it in the database. The floor is a bare row
 * committed to a database of its own in the same folder: most of a write is the disk's.
 */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { costOf } from './support/asked.ts';
import { chainDesk } from './support/chain.ts';
import { median, type Row, report } from './support/report.ts';

const RUNS = 60;

const desk = await chainDesk();
const bare = new Database(join(desk.dataDir, 'bare.db'));
bare.pragma('journal_mode = WAL');
bare.pragma('synchronous = FULL');
bare.exec('CREATE TABLE bare (id INTEGER PRIMARY KEY, text TEXT) STRICT');
const insert = bare.prepare('INSERT INTO bare (text) VALUES (?)');

const costs = async (work: (run: number) => Promise<unknown>) => {
  const found = [];
  for (let run = 0; run < RUNS; run++) found.push(await costOf(() => work(run)));
  return found;
};
const floor = await costs(async () => insert.run('row'));
bare.close();

const { agreements } = JSON.parse(
  await desk.get('/_main_agreements_?active=1&show_cnt=500&sort_column=agrid'),
) as {
  agreements: { agrid: number; room_ids: number[]; user_id: number }[];
};
const at = (run: number) => agreements[run] ?? { agrid: 0, room_ids: [0], user_id: 0 };

const WRITES: readonly [name: string, work: (run: number) => Promise<unknown>][] = [
  [
    'add a payment',
    (run) =>
      desk.post(`/_add_payment_/${at(run).agrid}`, {
        amount: '100',
        payment_date: '2026-11-23',
        payment_type: 'Наличными',
        account_article: 'Аренда',
        comment: '',
      }),
  ],
  [
    'plan a move-out',
    (run) =>
      desk.post('/_end_rent_', {
        room_id: at(run).room_ids[0],
        leave_date: '2026-12-20',
        leave_reason: 'Переезд',
      }),
  ],
  [
    'edit a client',
    (run) =>
      desk.post('/_edit_client_', { client: { user_id: at(run).user_id, address: `Москва, дом ${run}` } }),
  ],
];

const rows: Row[] = [];
for (const [name, work] of WRITES) {
  const found = await costs(work);
  const cpu = (of: typeof found) => median(of.map((cost) => cost.cpu));
  const wall = (of: typeof found) => median(of.map((cost) => cost.wall));
  rows.push({ name, value: cpu(found), unit: 'ms', floor: cpu(floor), target: 15 });
  rows.push({
    name: `${name}, by the clock`,
    value: wall(found),
    unit: 'ms',
    floor: wall(floor),
    target: null,
  });
}
await desk.close();
report('writes', rows);
