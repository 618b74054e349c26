import {
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import type { ClientRow } from '../../../../contract/clients.ts';
import { DaysLeft } from '../../../components/DaysLeft.tsx';
import { Money } from '../../../components/Money.tsx';
import { money, phone } from '../../../i18n/format.ts';
import { ClientCell, RoomsCell } from './cells.tsx';

/** Columns of the clients' table; sorting and paging are the API's work. */

interface Meta {
  /** Text key of the header. */
  readonly title: 'name' | 'phone' | 'rooms' | 'agreements' | 'payment' | 'balance' | 'daysLeft';
  readonly width: string;
  readonly right?: boolean;
  /** Width of the bar shown while loading, %. */
  readonly bar: number;
}

export const features = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  columnMeta: metaHelper<Meta>(),
});

const helper = createColumnHelper<typeof features, ClientRow>();

export const columns = helper.columns([
  helper.accessor('fullname', {
    id: 'fullname',
    enableHiding: false,
    cell: ({ row }) => <ClientCell client={row.original} />,
    meta: { title: 'name', width: '32%', bar: 62 },
  }),
  helper.accessor('username', {
    id: 'username',
    cell: ({ getValue }) => phone(getValue()),
    meta: { title: 'phone', width: '13%', bar: 84 },
  }),
  helper.accessor('rooms', {
    id: 'rooms',
    cell: ({ getValue }) => <RoomsCell rooms={getValue()} />,
    meta: { title: 'rooms', width: '13.5%', bar: 40 },
  }),
  helper.accessor('num_of_agrs', {
    id: 'num_of_agrs',
    cell: ({ getValue }) => getValue(),
    meta: { title: 'agreements', width: '8.5%', right: true, bar: 20 },
  }),
  helper.accessor('month_payment', {
    id: 'month_payment',
    cell: ({ row, getValue }) => (row.original.active === -1 ? '—' : money(getValue())),
    meta: { title: 'payment', width: '11%', right: true, bar: 70 },
  }),
  helper.accessor('balance', {
    id: 'balance',
    cell: ({ getValue }) => <Money value={getValue()} />,
    meta: { title: 'balance', width: '11.5%', right: true, bar: 76 },
  }),
  helper.accessor('days_left', {
    id: 'days_left',
    cell: ({ row, getValue }) => <DaysLeft days={row.original.active === -1 ? null : getValue()} />,
    meta: { title: 'daysLeft', width: '10.5%', right: true, bar: 48 },
  }),
]);
