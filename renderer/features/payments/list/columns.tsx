import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { Answer } from '../../../../contract/endpoint.ts';
import type { paymentList } from '../../../../contract/payments.ts';
import { PendingMark } from '../../../components/PendingMark.tsx';
import { ClientCell, CutCell } from '../../../components/table/cells.tsx';
import type { ListColumn } from '../../../components/table/list.ts';
import { day, money } from '../../../i18n/format.ts';

export type PaymentRow = Answer<typeof paymentList>['payments'][number];
type Column = ListColumn<PaymentRow>;

const column = (
  id: string,
  title: string,
  width: number,
  cell: Column['cell'],
  more: Partial<Column> = {},
): Column => ({ id, title, width, cell, sort: true, ...more });

/** Columns of payments; of returns the reason stands among them. */
export const paymentColumns = (t: TFunction, returns: boolean): readonly Column[] => [
  column(
    'payment_date',
    t('card.date'),
    92,
    (row) => <span className="tabular">{day(row.payment_date)}</span>,
    {
      always: true,
    },
  ),
  column(
    'payment_id',
    '№',
    72,
    (row) => (
      <>
        <PendingMark pending={row.pending} /> {row.payment_id}
      </>
    ),
    { right: true },
  ),
  column('fullname', t('agreements.client'), returns ? 230 : 262, (row) => (
    <ClientCell userId={row.user_id} name={row.fullname} type={row.user_type} />
  )),
  column('agrid', t('agreements.number'), 76, (row) => (
    <Link
      to="/agreements/$agrid"
      params={{ agrid: String(row.agrid) }}
      className="tabular nowrap"
      tabIndex={-1}
    >
      №{row.agrid}
    </Link>
  )),
  column('type', t('card.kind'), 88, (row) => row.type),
  column('account_article', t('card.article'), 80, (row) => row.account_article),
  column('amount', t('card.amount'), 124, (row) => <strong>{money(row.amount)}</strong>, { right: true }),
  ...(returns
    ? [
        column('return_reason', t('card.reason'), 150, (row) => <CutCell text={row.return_reason} />, {
          sort: false,
        }),
      ]
    : []),
  column('manager_name', t('card.employee'), returns ? 130 : 140, (row) => (
    <CutCell text={row.manager_name} />
  )),
  column('comment', t('card.comment'), 110, (row) => <CutCell text={row.comment} />, {
    sort: false,
    extra: returns,
  }),
  column('payment_insert_date', t('card.entered'), 92, (row) => day(row.payment_insert_date), {
    right: true,
    extra: true,
  }),
];
