import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Statement } from '../../../api/agreements.ts';
import { Money } from '../../../components/Money.tsx';
import { PlainTable, TwoLines } from '../../../components/PlainTable.tsx';
import { day, money, moneyChange, shortName } from '../../../i18n/format.ts';

type Row = Statement['rows'][number];

const DAY_MS = 86_400_000;
const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;

const sentence = (t: TFunction, row: Row): string => {
  const room = t('units.room', { name: shortName(row.room_name ?? '') });
  if (row.event === 'rent') {
    return row.from === null || row.from === row.day
      ? t('agreements.event_rentDay', { to: day(row.day) })
      : t('agreements.event_rent', { from: day(row.from), to: day(row.day) });
  }
  return t(`agreements.event_${row.event}`, {
    room,
    type: (row.type ?? '').toLowerCase(),
    step: moneyChange(row.price ?? 0),
  });
};

/** What stands quietly under the line: the price that was charged, a payment's number, a comment. */
const note = (t: TFunction, row: Row): string | null => {
  if (row.event === 'rent' && row.price !== null) {
    const days = t('agreements.days', { count: daysBetween(row.from ?? row.day, row.day) });
    return `${days} ${t('agreements.atPrice', { price: money(row.price) })}`;
  }
  if (row.event === 'start' && row.price !== null)
    return t('agreements.atPrice', { price: money(row.price) });
  const parts = [row.payment_id === null ? null : `№${row.payment_id}`, row.comment];
  return parts.filter((part) => part !== null && part !== '').join(' · ') || null;
};

interface Props {
  readonly statement: Statement;
  /** Only so many at first, the newest on top; absent: all, from the beginning, as one reads a paper. */
  readonly latest?: number;
}

/** The balance, line by line: each line's sum and what the balance is after it. */
export const StatementTable = ({ statement, latest }: Props) => {
  const { t } = useTranslation();
  const rows = statement.rows.map((row, index) => ({ ...row, index }));
  return (
    <PlainTable
      label={t('agreements.statement')}
      rows={latest === undefined ? rows : rows.toReversed()}
      rowKey={(row) => row.index}
      empty={t('agreements.statementEmpty')}
      limit={latest ?? Number.POSITIVE_INFINITY}
      quiet={(row) => row.sum === 0}
      columns={[
        { title: t('agreements.when'), width: '110px', cell: (row) => day(row.day) },
        {
          title: t('agreements.what'),
          cell: (row) => <TwoLines first={sentence(t, row)} second={note(t, row)} wrap />,
        },
        {
          title: t('agreements.sum'),
          right: true,
          width: '150px',
          cell: (row) => (row.sum === 0 ? '' : `${row.sum > 0 ? '+' : ''}${money(row.sum)}`),
        },
        {
          title: t('agreements.balance'),
          right: true,
          width: '150px',
          cell: (row) => <Money value={row.balance} />,
        },
      ]}
    />
  );
};
