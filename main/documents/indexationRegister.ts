import type { Answer } from '../../contract/endpoint.ts';
import type { indexationList as endpoint } from '../../contract/indexation.ts';
import type { QueryContext } from '../queries/context.ts';
import { indexationList } from '../queries/indexationList.ts';
import type { Job } from './registerJob.ts';
import { CLIENT_TYPES, listedPages, PENDING_COLUMN } from './registerParts.ts';
import type { Column, Register } from './sheet.ts';

interface Line {
  readonly row: Answer<typeof endpoint>['rows'][number];
  readonly pending: boolean;
}

const COLUMNS: readonly Column<Line>[] = [
  { title: 'Договор', kind: 'whole', width: 10, of: ({ row }) => row.agrid },
  { title: 'Клиент', kind: 'name', width: 44, of: ({ row }) => row.fullname },
  { title: 'Вид', kind: 'text', width: 10, of: ({ row }) => CLIENT_TYPES[row.user_type] },
  { title: 'Склад', kind: 'text', width: 22, of: ({ row }) => row.warehouse_name },
  { title: 'Этаж', kind: 'whole', width: 7, of: ({ row }) => row.floor },
  { title: 'Ячейка', kind: 'text', width: 14, of: ({ row }) => row.room_name },
  { title: 'Площадь, м²', kind: 'area', width: 12, total: true, of: ({ row }) => row.area },
  { title: 'Плата, ₽/мес', kind: 'rubles', width: 15, total: true, of: ({ row }) => row.price },
  { title: '₽/м²', kind: 'rubles', width: 12, of: ({ row }) => row.price_1m },
  { title: 'Прейскурант, ₽', kind: 'rubles', width: 15, total: true, of: ({ row }) => row.list_price },
  { title: 'Цена с', kind: 'day', width: 12, of: ({ row }) => row.price_since },
  { title: 'Последнее изменение, ₽', kind: 'rubles', width: 15, of: ({ row }) => row.last_index_sum },
  { title: 'Индексация с', kind: 'day', width: 12, of: ({ row }) => row.future_index_date },
  { title: 'Изменение, ₽', kind: 'rubles', width: 15, total: true, of: ({ row }) => row.future_index_sum },
  { title: 'Выезд', kind: 'day', width: 12, of: ({ row }) => row.move_out_date },
  PENDING_COLUMN,
];

/** Rentals whose rent could be raised as their list has them, in its order; of those picked by hand nothing but the order counts. */
export const indexationPages = (
  context: QueryContext,
  { filter, chosen }: Job<'indexation'>,
): Register<Line> => {
  const { sort_column, sort_direction } = filter;
  const asked = chosen === null ? filter : { sort_column, sort_direction, room_ids: [...chosen] };
  return {
    title: 'Индексация',
    columns: COLUMNS,
    total: indexationList(context, { ...asked, page: 1, show_cnt: 1 }).cnt_all,
    pages: listedPages(context, (paging) => indexationList(context, { ...asked, ...paging })),
  };
};
