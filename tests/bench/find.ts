/** Search over everything at chain size, over loopback HTTP: what is asked at each key that somebody presses. */
import { chainDesk } from './support/chain.ts';
import { median, type Row, report, timed } from './support/report.ts';

const TARGET_MS = 50;

const desk = await chainDesk();
const floor = median(await timed(() => desk.get('/_desk_/about')));
const rows: Row[] = [];
const measure = async (name: string, work: () => Promise<string>) =>
  void rows.push({ name, value: median(await timed(work)), unit: 'ms', floor, target: TARGET_MS });

for (const query of [
  'и',
  'ива',
  'ива ив',
  '9161',
  '89161234567',
  '654321',
  '4510 654321',
  '77070838',
  '214',
  '31234',
])
  await measure(`find «${query}»`, () => desk.post('/_desk_/find', { query, warehouse_id: 1 }));
for (const query of ['ива', '89161234567', '214'])
  await measure(`find payers «${query}»`, () => desk.post('/_desk_/find_payers', { query, warehouse_id: 1 }));
await measure('payment offer', () => desk.get('/_desk_/payment_offer/100?amount=1000'));
await measure('allowed for a room', () => desk.get('/_desk_/allowed/room/100'));
await desk.close();
report('find', rows);
