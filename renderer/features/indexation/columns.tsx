import type { TFunction } from 'i18next';
import type { IndexationRow } from '../../api/indexation.ts';
import { Tag } from '../../components/Tag.tsx';
import { ClientCell } from '../../components/table/cells.tsx';
import type { ListColumn } from '../../components/table/list.ts';
import { day, money, moneyChange, moneyShort, number, shortName } from '../../i18n/format.ts';
import { type Rise, riseOf } from './rise.ts';

/** Columns of Индексация; «Станет» follows the rise that is typed above. */
export const indexationColumns = (t: TFunction, rise: Rise): readonly ListColumn<IndexationRow>[] => [
  {
    id: 'fullname',
    title: t('clients.name'),
    width: 230,
    sort: true,
    always: true,
    cell: (row) => (
      <ClientCell userId={row.user_id} name={row.fullname} type={row.user_type}>
        {row.move_out_date === null ? null : <Tag>{t('clients.movesOut')}</Tag>}
      </ClientCell>
    ),
  },
  {
    id: 'room_name',
    title: t('card.room'),
    width: 80,
    sort: true,
    cell: (row) => <strong>{shortName(row.room_name)}</strong>,
  },
  {
    id: 'price_since',
    title: t('indexation.since'),
    width: 104,
    sort: true,
    cell: (row) => day(row.price_since),
  },
  { id: 'area', title: t('rooms.area'), width: 64, right: true, sort: true, cell: (row) => number(row.area) },
  {
    id: 'price_1m',
    title: t('indexation.perMetre'),
    width: 96,
    right: true,
    sort: true,
    cell: (row) => moneyShort(row.price_1m),
  },
  {
    id: 'price',
    title: t('indexation.now'),
    width: 112,
    right: true,
    sort: true,
    cell: (row) => money(row.price),
  },
  {
    id: 'after',
    title: t('indexation.after'),
    width: 150,
    right: true,
    always: true,
    cell: (row) => {
      const sum = riseOf(rise, row.price);
      return sum === null ? (
        <span className="dim">—</span>
      ) : (
        <span title={moneyChange(sum)}>
          <span className="dim">{moneyChange(sum)}</span> <strong>{moneyShort(row.price + sum)}</strong>
        </span>
      );
    },
  },
  {
    id: 'future_index_date',
    title: t('indexation.planned'),
    width: 160,
    sort: true,
    cell: (row) =>
      row.future_index_date === null ? (
        <span className="dim">—</span>
      ) : (
        t('card.indexLast', { sum: moneyChange(row.future_index_sum ?? 0), day: day(row.future_index_date) })
      ),
  },
];
