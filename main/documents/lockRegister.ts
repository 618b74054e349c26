import type { Answer } from '../../contract/endpoint.ts';
import type { locksPower as endpoint } from '../../contract/locks.ts';
import type { QueryContext } from '../queries/context.ts';
import { allLocks } from '../queries/locksPower.ts';
import { warehouses } from '../queries/warehouses.ts';
import type { Job } from './registerJob.ts';
import { slices } from './registerParts.ts';
import type { Column, Register } from './sheet.ts';

interface Line {
  readonly lock: Answer<typeof endpoint>['rooms_x_locks'][number];
  readonly warehouse: string;
}

const COLUMNS: readonly Column<Line>[] = [
  { title: 'Заряд, %', kind: 'whole', width: 10, of: ({ lock }) => lock.electric_quantity },
  { title: 'Ячейка', kind: 'text', width: 14, of: ({ lock }) => lock.room_name },
  { title: 'Склад', kind: 'text', width: 24, of: ({ warehouse }) => warehouse },
  { title: 'Этаж', kind: 'whole', width: 7, of: ({ lock }) => lock.floor },
  { title: 'Обновлено', kind: 'text', width: 20, of: ({ lock }) => lock.update_date },
  { title: 'Замок №', kind: 'whole', width: 10, of: ({ lock }) => lock.lock_id },
];

/** Locks of rooms as the list `_get_locks_power_` has them, in its order: whom to go round with a charger. */
export const lockPages = (context: QueryContext, { filter, chosen }: Job<'locks'>): Register<Line> => {
  const picked = chosen && new Set(chosen);
  const { sort_column, sort_direction } = filter;
  const asked = picked === null ? filter : { sort_column, sort_direction };
  const names = new Map(
    warehouses(context, {}).warehouses.map((one) => [one.warehouse_id, one.warehouse_name] as const),
  );
  const found = allLocks(context, asked).filter(({ lock_id }) => picked?.has(lock_id) ?? true);
  const lines = found.map((lock) => ({ lock, warehouse: names.get(lock.warehouse_id) ?? '' }));
  return { title: 'Замки', columns: COLUMNS, total: lines.length, pages: slices(lines) };
};
