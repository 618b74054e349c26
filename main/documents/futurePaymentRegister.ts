import type { Answer } from '../../contract/endpoint.ts';
import type { futurePayments } from '../../contract/futurePayments.ts';
import type { QueryContext } from '../queries/context.ts';
import { dueRows, sortedDue } from '../queries/futurePayments.ts';
import type { DueEntry } from '../queries/parts/dueEntries.ts';
import { pendingAgreements } from '../queries/parts/pending.ts';
import type { Job } from './registerJob.ts';
import { CLIENT_TYPES, PENDING_COLUMN, phoneText, slices } from './registerParts.ts';
import type { Column, Register } from './sheet.ts';

interface Line {
  readonly row: Answer<typeof futurePayments>['agreements'][number];
  readonly pending: boolean;
}

const COLUMNS: readonly Column<Line>[] = [
  { title: 'Дата платежа', kind: 'day', width: 12, of: ({ row }) => row.write_off_date },
  { title: 'ID', kind: 'whole', width: 9, of: ({ row }) => row.agrid },
  { title: 'Договор', kind: 'text', width: 17, of: ({ row }) => row.agrname },
  { title: 'Клиент', kind: 'name', width: 44, of: ({ row }) => row.fullname },
  { title: 'Вид', kind: 'text', width: 10, of: ({ row }) => CLIENT_TYPES[row.user_type] },
  { title: 'Телефон', kind: 'text', width: 19, of: ({ row }) => phoneText(row.username) },
  { title: 'Ячейки', kind: 'name', width: 20, of: ({ row }) => row.room_names.join(', ') },
  { title: 'Площадь, м²', kind: 'area', width: 12, total: true, of: ({ row }) => row.area },
  { title: 'К оплате, ₽', kind: 'rubles', width: 15, total: true, of: ({ row }) => row.price },
  { title: '₽/м²', kind: 'rubles', width: 12, of: ({ row }) => row.price_1m },
  { title: 'Депозит, ₽', kind: 'rubles', width: 15, total: true, of: ({ row }) => row.deposit },
  { title: 'Баланс, ₽', kind: 'rubles', width: 15, total: true, of: ({ row }) => row.balance },
  { title: 'Осталось дней', kind: 'whole', width: 11, of: ({ row }) => row.days_left },
  { title: 'Оплачен', kind: 'text', width: 10, of: ({ row }) => (row.real_payment ? 'да' : '') },
  PENDING_COLUMN,
];

/** The payments to come as the list `_get_future_payments_` has them, in its order. */
export const futurePaymentPages = (
  context: QueryContext,
  { filter, chosen }: Job<'future_payments'>,
): Register<Line> => {
  const picked = chosen && new Set(chosen);
  const asked = picked === null ? filter : { ...filter, search_str: undefined };
  const found = sortedDue(context, asked).filter(({ line }) => picked?.has(line.id) ?? true);
  return {
    title: 'Предстоящие платежи',
    columns: COLUMNS,
    total: found.length,
    pages: pages(context, found),
  };
};

function* pages(context: QueryContext, found: readonly DueEntry[]): Generator<Line[]> {
  const pending = pendingAgreements(context.db);
  for (const entries of slices(found))
    yield dueRows(context, entries).map((row) => ({ row, pending: pending.has(row.agrid) }));
}
