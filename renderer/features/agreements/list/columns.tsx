import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import type { AgreementRow } from '../../../../contract/agreements.ts';
import { DaysLeft } from '../../../components/DaysLeft.tsx';
import { Money } from '../../../components/Money.tsx';
import { PendingMark } from '../../../components/PendingMark.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { ClientCell, CutCell } from '../../../components/table/cells.tsx';
import type { ListColumn } from '../../../components/table/list.ts';
import { day, money, phone } from '../../../i18n/format.ts';

type Column = ListColumn<AgreementRow>;

const dash = (text: string | null): ReactNode =>
  text === null || text === '' ? <span className="dim">—</span> : text;
const dayOrDash = (iso: string | null): ReactNode => dash(iso === null ? null : day(iso));

const column = (
  id: string,
  title: string,
  width: number,
  cell: Column['cell'],
  more: Partial<Column> = {},
): Column => ({ id, title, width, cell, sort: true, ...more });

const RIGHT = { right: true };

/** Columns of the agreements' table. */
export const agreementColumns = (t: TFunction): readonly Column[] => [
  column('agrid', t('agreements.number'), 88, (row) => <NumberCell row={row} />, { always: true }),
  column('fullname', t('agreements.client'), 280, (row) => (
    <ClientCell userId={row.user_id} name={row.fullname} type={row.user_type}>
      {row.active === 0.75 ? <Tag>{t('clients.movesOut')}</Tag> : null}
    </ClientCell>
  )),
  column('rooms', t('agreements.rooms'), 96, (row) => <CutCell text={row.room_names.join(', ')} />),
  column('agrbegdate', t('agreements.begin'), 92, (row) => day(row.agrbegdate), RIGHT),
  column('agrplanenddate', t('agreements.plannedEnd'), 92, (row) => day(row.agrplanenddate), {
    right: true,
    hint: t('agreements.plannedEndFull'),
  }),
  column(
    'price',
    t('agreements.price'),
    106,
    (row) => (row.active === -1 ? dash(null) : money(row.price)),
    RIGHT,
  ),
  column('balance', t('agreements.balance'), 118, (row) => <Money value={row.balance} />, RIGHT),
  column(
    'days_left',
    t('agreements.daysLeft'),
    98,
    (row) => <DaysLeft days={row.active === -1 ? null : row.days_left} />,
    RIGHT,
  ),
  column(
    'future_index_date',
    t('agreements.nextIndexation'),
    100,
    (row) => dayOrDash(row.future_index_date),
    RIGHT,
  ),
  ...extraColumns(t),
];

/** Hidden until asked for. */
const extraColumns = (t: TFunction): readonly Column[] =>
  [
    column('deposit', t('agreements.deposit'), 104, (row) => money(row.deposit), RIGHT),
    column('next_payment_date', t('agreements.nextPayment'), 104, (row) => day(row.next_payment_date), RIGHT),
    column(
      'previous_payment_date',
      t('agreements.previousPayment'),
      104,
      (row) => dayOrDash(row.previous_payment_date),
      RIGHT,
    ),
    column('last_payment_type', t('agreements.previousType'), 104, (row) => dash(row.last_payment_type)),
    column('agrenddate', t('agreements.end'), 92, (row) => dayOrDash(row.agrenddate), RIGHT),
    column('username', t('agreements.phone'), 138, (row) => phone(row.username)),
    column('email', t('agreements.email'), 170, (row) => <CutCell text={row.email} />),
    column('inn', t('agreements.inn'), 116, (row) => dash(row.inn)),
    column('manager_name', t('agreements.manager'), 170, (row) => <CutCell text={row.manager_name} />),
  ].map((one) => ({ ...one, extra: true }));

const NumberCell = ({ row }: { row: AgreementRow }) => (
  <>
    <Link
      to="/agreements/$agrid"
      params={{ agrid: String(row.agrid) }}
      className="tabular nowrap"
      tabIndex={-1}
    >
      №{row.agrid}
    </Link>{' '}
    <PendingMark pending={row.pending} />
  </>
);
