import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { Answer } from '../../../../contract/endpoint.ts';
import type { futurePayments } from '../../../../contract/futurePayments.ts';
import { DaysLeft } from '../../../components/DaysLeft.tsx';
import { Money } from '../../../components/Money.tsx';
import { ClientCell, CutCell } from '../../../components/table/cells.tsx';
import type { ListColumn } from '../../../components/table/list.ts';
import { day, money, number, phone } from '../../../i18n/format.ts';

export type FutureRow = Answer<typeof futurePayments>['agreements'][number];
type Column = ListColumn<FutureRow>;

const column = (
  id: string,
  title: string,
  width: number,
  cell: Column['cell'],
  more: Partial<Column> = {},
): Column => ({ id, title, width, cell, sort: true, ...more });

/** Columns of what will be due. */
export const futureColumns = (t: TFunction): readonly Column[] => [
  column('write_off_date', t('payments.dueOn'), 100, (row) => day(row.write_off_date), { always: true }),
  column('fullname', t('agreements.client'), 240, (row) => (
    <ClientCell userId={row.user_id} name={row.fullname} type={row.user_type} />
  )),
  column(
    'username',
    t('agreements.phone'),
    138,
    (row) => <span className="tabular">{phone(row.username)}</span>,
    {
      sort: false,
    },
  ),
  column('agrid', t('agreements.number'), 90, (row) => (
    <Link to="/agreements/$agrid" params={{ agrid: String(row.agrid) }} className="tabular" tabIndex={-1}>
      №{row.agrid}
    </Link>
  )),
  column('rooms', t('agreements.rooms'), 110, (row) => <CutCell text={row.room_names.join(', ')} />, {
    sort: false,
  }),
  column('price', t('accept.amount'), 112, (row) => <strong>{money(row.price)}</strong>, { right: true }),
  column('balance', t('agreements.balance'), 114, (row) => <Money value={row.balance} />, {
    right: true,
    sort: false,
  }),
  column('days_left', t('agreements.daysLeft'), 98, (row) => <DaysLeft days={row.days_left} />, {
    right: true,
  }),
  column('deposit', t('agreements.deposit'), 104, (row) => money(row.deposit), { right: true, extra: true }),
  column('area', t('rooms.area'), 70, (row) => number(row.area), { right: true, extra: true }),
  column('price_1m', '₽/м²', 84, (row) => number(row.price_1m), { right: true, extra: true }),
];
