/** Lists, cards and plan at chain size, over loopback HTTP; the floor is the smallest answer that the same server gives. */
import { chainDesk } from './support/chain.ts';
import { median, type Row, report, timed } from './support/report.ts';

const CASES: readonly [name: string, path: string, target: number | null][] = [
  ['warehouses', '/_get_warehouses_info_for_admin_', 10],
  ['clients, first page', '/_main_clients_', 10],
  ['clients, active', '/_main_clients_?active=1', 10],
  ['clients, inactive', '/_main_clients_?active=-1', 10],
  ['clients of a warehouse', '/_main_clients_?active=1&warehouse_id=1', 10],
  ['clients, page 400', '/_main_clients_?page=400', 10],
  ['clients «ива»', `/_main_clients_?search_str=${encodeURIComponent('ива')}`, 10],
  ['clients «916»', '/_main_clients_?search_str=916', 10],
  ['clients by days left', '/_main_clients_?active=1&sort_column=days_left', 10],
  ['clients by balance', '/_main_clients_?sort_column=balance', 10],
  ['client’s card', '/_get_client_total_/100', 10],
  ['rooms and plan of a floor', '/_main_rooms_?warehouse_id=1&floor=1', 10],
  ['rooms and plan of a warehouse', '/_main_rooms_?warehouse_id=1', null],
];

const desk = await chainDesk();
const floor = median(await timed(() => desk.get('/_desk_/about')));
const rows: Row[] = [];
for (const [name, path, target] of CASES) {
  rows.push({ name, value: median(await timed(() => desk.get(path))), unit: 'ms', floor, target });
}
await desk.close();
report('lists', rows);
