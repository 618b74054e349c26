import { useTranslation } from 'react-i18next';
import type { Statement } from '../../../api/agreements.ts';
import { Money } from '../../../components/Money.tsx';
import { PlainTable, TwoLines } from '../../../components/PlainTable.tsx';
import { lineNote, lineSentence } from '../../../components/statement/lines.ts';
import { day, moneySigned } from '../../../i18n/format.ts';

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
          cell: (row) => <TwoLines first={lineSentence(t, row)} second={lineNote(t, row)} wrap />,
        },
        {
          title: t('agreements.sum'),
          right: true,
          width: '150px',
          cell: (row) => (row.sum === 0 ? '' : moneySigned(row.sum)),
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
