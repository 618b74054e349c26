import type { TFunction } from 'i18next';
import type { ClientRow } from '../../../../contract/clients.ts';
import { DaysLeft } from '../../../components/DaysLeft.tsx';
import { Money } from '../../../components/Money.tsx';
import { PendingMark } from '../../../components/PendingMark.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { ClientCell, CutCell } from '../../../components/table/cells.tsx';
import type { ListColumn } from '../../../components/table/list.ts';
import { money, phone } from '../../../i18n/format.ts';

/** Columns of the clients' table. */
export const clientColumns = (t: TFunction): readonly ListColumn<ClientRow>[] => [
  {
    id: 'fullname',
    title: t('clients.name'),
    width: 310,
    sort: true,
    always: true,
    cell: (row) => (
      <ClientCell userId={row.user_id} name={row.fullname} type={row.user_type}>
        <PendingMark pending={row.pending} />
        {row.active === 0.75 ? <Tag>{t('clients.movesOut')}</Tag> : null}
        {row.approved === 0 ? <Tag tone="warning">{t('clients.notApproved')}</Tag> : null}
      </ClientCell>
    ),
  },
  {
    id: 'username',
    title: t('clients.phone'),
    width: 138,
    sort: true,
    cell: (row) => <span className="tabular">{phone(row.username)}</span>,
  },
  {
    id: 'rooms',
    title: t('clients.rooms'),
    width: 130,
    sort: true,
    cell: (row) => <CutCell text={row.rooms} />,
  },
  {
    id: 'num_of_agrs',
    title: t('clients.agreements'),
    width: 84,
    right: true,
    sort: true,
    cell: (row) => row.num_of_agrs,
  },
  {
    id: 'month_payment',
    title: t('clients.payment'),
    width: 108,
    right: true,
    sort: true,
    cell: (row) => (row.active === -1 ? '—' : money(row.month_payment)),
  },
  {
    id: 'balance',
    title: t('clients.balance'),
    width: 114,
    right: true,
    sort: true,
    cell: (row) => <Money value={row.balance} />,
  },
  {
    id: 'days_left',
    title: t('clients.daysLeft'),
    width: 104,
    right: true,
    sort: true,
    cell: (row) => <DaysLeft days={row.active === -1 ? null : row.days_left} />,
  },
];
