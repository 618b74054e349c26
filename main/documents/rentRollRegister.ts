import type { rentRoll as endpoint } from '../../contract/dashboards.ts';
import type { Answer } from '../../contract/endpoint.ts';
import type { QueryContext } from '../queries/context.ts';
import { rentRoll } from '../queries/rentRoll.ts';
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
  { title: 'Аренда с', kind: 'day', width: 12, of: ({ row }) => row.rentstartdate },
  { title: 'План до', kind: 'day', width: 12, of: ({ row }) => row.rentplanenddate },
  { title: 'Плата, ₽/мес', kind: 'rubles', width: 15, total: true, of: ({ row }) => row.price },
  { title: '₽/м²', kind: 'rubles', width: 12, of: ({ row }) => row.price_1m },
  { title: 'Прейскурант, ₽', kind: 'rubles', width: 15, total: true, of: ({ row }) => row.list_price },
  { title: 'Отклонение, ₽', kind: 'rubles', width: 15, total: true, of: ({ row }) => row.variance },
  { title: 'Депозит, ₽', kind: 'rubles', width: 15, total: true, of: ({ row }) => row.deposit },
  { title: 'Баланс, ₽', kind: 'rubles', width: 15, total: true, of: ({ row }) => row.balance },
  { title: 'Осталось дней', kind: 'whole', width: 11, of: ({ row }) => row.days_left },
  { title: 'Следующий платёж', kind: 'day', width: 12, of: ({ row }) => row.next_payment_date },
  { title: 'Выезд', kind: 'day', width: 12, of: ({ row }) => row.move_out_date },
  PENDING_COLUMN,
];

/** The rent roll as its list has it, in its order; of rentals picked by hand nothing but the order counts. */
export const rentRollPages = (
  context: QueryContext,
  { filter, chosen }: Job<'rent_roll'>,
): Register<Line> => {
  const { sort_column, sort_direction } = filter;
  const list = (paging: { page: number; show_cnt: number }) =>
    chosen === null
      ? rentRoll(context, { ...filter, ...paging })
      : rentRoll(context, { sort_column, sort_direction, ...paging }, new Set(chosen));
  return {
    title: 'Ведомость аренды',
    columns: COLUMNS,
    total: list({ page: 1, show_cnt: 1 }).cnt_all,
    pages: listedPages(context, list),
  };
};
