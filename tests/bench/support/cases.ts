import { AGREEMENT_SORT_COLUMNS } from '../../../contract/agreements.ts';
import { CLIENT_SORT_COLUMNS } from '../../../contract/clients.ts';
import { RENT_ROLL_COLUMNS } from '../../../contract/dashboards.ts';
import { FUTURE_SORT_COLUMNS, FUTURE_VIEWS } from '../../../contract/futurePayments.ts';
import { LOCK_SORT_COLUMNS } from '../../../contract/locks.ts';
import { PAYMENT_SORT_COLUMNS } from '../../../contract/payments.ts';
import { ROOM_SORT_COLUMNS } from '../../../contract/rooms.ts';

/** What is asked of the API at chain size: every list by each of its columns and filters, every card, every dashboard. */

type Query = Readonly<Record<string, string | number>>;

/** Requests that one line of a table stands for. */
export interface Group {
  readonly name: string;
  /** ms that the median of each may take; null: none set. */
  readonly target: number | null;
  readonly paths: readonly string[];
}

const pathOf = (path: string, query: Query): string => {
  const text = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  return query && Object.keys(query).length > 0 ? `${path}?${text}` : path;
};

interface List {
  readonly name: string;
  readonly path: string;
  readonly columns: readonly string[];
  /** Goes with every request. */
  readonly always?: Query;
  /** Filters, searches and pages; the broadest ones among them. */
  readonly filters: readonly Query[];
}

const EVER = { returned: -1, filter_start_date: '2015-01-01' };

const LISTS: readonly List[] = [
  {
    name: 'clients',
    path: '/_main_clients_',
    columns: CLIENT_SORT_COLUMNS,
    filters: [
      {},
      { active: 1 },
      { active: 0.75 },
      { active: -1 },
      { user_type: 'f' },
      { user_type: 'u' },
      { warehouse_id: 1 },
      { warehouse_id: 1, active: 1 },
      { warehouse_id: 1, active: -1 },
      { search_str: 'а' },
      { search_str: 'ива' },
      { search_str: 'ива ив' },
      { search_str: '7' },
      { search_str: '916' },
      { page: 400 },
      { active: -1, sort_column: 'balance', page: 300 },
      { search_str: 'ива', sort_column: 'balance' },
    ],
  },
  {
    name: 'agreements',
    path: '/_main_agreements_',
    columns: AGREEMENT_SORT_COLUMNS,
    filters: [
      {},
      { active: 1 },
      { active: 0.75 },
      { active: -1 },
      { indexation: 1 },
      { indexation: -1 },
      { user_type: 'f' },
      { user_type: 'u' },
      { warehouse_id: 1 },
      { warehouse_id: 1, active: 1 },
      { warehouse_id: 1, active: -1 },
      { search_str: 'а' },
      { search_str: 'ива' },
      { search_str: 'ива ив' },
      { search_str: '1' },
      { active: 1, sort_column: 'balance' },
      { active: 1, sort_column: 'days_left' },
      { active: -1, sort_column: 'balance', page: 900 },
    ],
  },
  {
    name: 'payments of 12 months',
    path: '/_main_payments_',
    columns: PAYMENT_SORT_COLUMNS,
    filters: [
      {},
      { returned: 1 },
      { returned: -1 },
      { warehouse_id: 1 },
      { warehouse_id: 1, sort_column: 'amount' },
      { filter_start_date: '2026-11-01' },
      { filter_start_date: '2026-10-01', filter_end_date: '2026-10-31', sort_column: 'fullname' },
      { search_str: 'а' },
      { search_str: 'ива' },
      { search_str: '1' },
      { search_str: '916' },
    ],
  },
  {
    name: 'payments of all time',
    path: '/_main_payments_',
    columns: PAYMENT_SORT_COLUMNS,
    always: EVER,
    filters: [
      {},
      { page: 10_000 },
      { warehouse_id: 1 },
      { search_str: 'а' },
      { returned: 0, sort_column: 'amount' },
    ],
  },
  {
    name: 'rooms and plan of a floor',
    path: '/_main_rooms_',
    columns: ROOM_SORT_COLUMNS,
    always: { warehouse_id: 1, floor: 1 },
    filters: [{}, { search_str: '1' }, { search_str: 'ива' }, { rented: 0 }, { area_start: 2, area_end: 5 }],
  },
  {
    name: 'rooms and plan of a warehouse',
    path: '/_main_rooms_',
    columns: ['room_name', 'fullname', 'balance'],
    always: { warehouse_id: 1 },
    filters: [{}, { search_str: '1' }],
  },
  {
    name: 'future payments',
    path: '/_get_future_payments_',
    columns: FUTURE_SORT_COLUMNS,
    filters: [
      {},
      { search_str: 'ива' },
      { warehouse_id: 1 },
      { start_area: 5, end_area: 10 },
      { start_date: '2026-12-01', end_date: '2026-12-31' },
    ],
  },
  {
    name: 'locks, by page',
    path: '/_get_locks_power_',
    columns: LOCK_SORT_COLUMNS,
    always: { show_cnt: 30 },
    filters: [{}, { warehouse_id: 1 }, { search_str: '15' }, { search_str: 'ячейка 1' }],
  },
  {
    name: 'rent roll',
    path: '/_desk_/rent_roll',
    columns: RENT_ROLL_COLUMNS,
    filters: [{}, { warehouse_id: 1 }, { search_str: 'ива' }, { search_str: '1' }],
  },
];

/** Each column upwards and downwards, its middle page and its last one; and the filters. */
const pathsOf = ({ path, columns, always = {}, filters }: List, pages: number): string[] => [
  ...filters.map((filter) => pathOf(path, { ...always, ...filter })),
  ...columns.flatMap((sort_column) =>
    [
      { sort_column },
      { sort_column, sort_direction: 'desc' },
      { sort_column, page: Math.ceil(pages / 2) },
      { sort_column, page: pages },
    ].map((query) => pathOf(path, { ...always, ...query })),
  ),
];

const VIEWS: readonly string[] = FUTURE_VIEWS.flatMap((show_what) => [
  pathOf('/_get_future_payments_', { show_what }),
  pathOf('/_get_future_payments_', { show_what, start_date: '2026-11-01', end_date: '2026-11-30' }),
]);

const OTHERS: readonly Group[] = [
  { name: 'views of the finance dashboard', target: 10, paths: VIEWS },
  {
    name: 'client’s card',
    target: 10,
    paths: [
      '/_get_client_total_/100',
      '/_get_client_total_/20000',
      '/_get_old_client_data_?user_id=100',
      '/_desk_/allowed/client/100',
    ],
  },
  {
    name: 'agreement’s card',
    target: 10,
    paths: [
      '/_get_agreement_total_/100',
      '/_get_agreement_total_/60000',
      '/_desk_/statement/100',
      '/_desk_/statement/60000',
      '/_desk_/allowed/agreement/60000',
    ],
  },
  {
    name: 'small lists',
    target: 10,
    paths: [
      '/_get_warehouses_info_for_admin_',
      '/_get_nonapproved_clients_',
      '/_get_moving_out_clients_',
      '/_get_moving_out_clients_?warehouse_id=1',
      '/_get_workers_',
      '/_get_managers_list_',
      '/_find_manager_?second_manager_id=2',
      '/_get_messages_history_?second_manager_id=2',
      pathOf('/_get_time_control_info_', { show_cnt: 30 }),
    ],
  },
  {
    name: 'names and numbers by a part',
    target: 10,
    paths: [
      pathOf('/_get_fio_', { search_str: 'а' }),
      pathOf('/_get_fio_', { search_str: 'ива' }),
      '/_search_room_id_?search_str=15',
      pathOf('/_search_room_id_', { search_str: 'ячейка 15' }),
      '/_search_room_id_',
      '/_get_free_room_ids_',
      '/_get_free_room_ids_?search_str=1',
    ],
  },
  {
    name: 'floor by its drawing',
    target: 10,
    paths: ['/_update_floor_for_admin_?warehouse_id=1&floor=1', '/_update_floor_for_admin_?warehouse_id=1'],
  },
  {
    name: 'pages of 500 rows',
    target: null,
    paths: ['/_main_clients_', '/_main_agreements_', '/_main_payments_', '/_desk_/rent_roll'].map((path) =>
      pathOf(path, { show_cnt: 500 }),
    ),
  },
  {
    name: 'all locks at once (630 KB)',
    target: null,
    paths: ['/_get_locks_power_'],
  },
  { name: 'working hours of a year (500 rows)', target: null, paths: ['/_get_time_control_info_'] },
  { name: 'all rooms of the chain (4 MB)', target: null, paths: ['/_main_rooms_'] },
];

/** @param get answers a path of the API */
export const listGroups = async (get: (path: string) => Promise<string>): Promise<Group[]> => {
  const lists = await Promise.all(
    LISTS.map(async (list) => {
      const { cnt_pages } = JSON.parse(await get(pathOf(list.path, list.always ?? {}))) as {
        cnt_pages: number;
      };
      return { name: list.name, target: 10, paths: pathsOf(list, cnt_pages) };
    }),
  );
  return [...lists, ...OTHERS];
};

const RANGES: readonly Query[] = [
  {},
  { start_date: '2025-12-01', end_date: '2026-11-30' },
  { start_date: '2024-01-01', end_date: '2024-12-31' },
  { start_date: '2026-11-01', end_date: '2026-11-30' },
];
const HOUSES: readonly Query[] = [{ warehouse_id: 0 }, { warehouse_id: 1 }];
const over = (path: string, queries: readonly Query[]): string[] =>
  HOUSES.flatMap((house) => queries.map((query) => pathOf(path, { ...house, ...query })));

export const DASHBOARDS: readonly Group[] = [
  { name: 'day', target: 60, paths: over('/_dashboard_main_', [{}]) },
  { name: 'warehouse', target: 60, paths: over('/_dashboard_warehouse_', [{}, { floor: 1 }, { rented: 0 }]) },
  { name: 'clients, 12 months and a month', target: 60, paths: over('/_dashboard_client_', RANGES) },
  {
    name: 'finance, 12 months and a month',
    target: 60,
    paths: over('/_dashboard_finance_', [...RANGES, { start_area: 5, end_area: 10 }]),
  },
  {
    name: 'rent by month and its forecast, 12 months and a month',
    target: 60,
    paths: over('/_desk_/rent_trend', RANGES),
  },
];
