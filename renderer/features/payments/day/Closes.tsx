import { useTranslation } from 'react-i18next';
import type { CashDay } from '../../../api/payments.ts';
import { Section } from '../../../components/card/Section.tsx';
import { PlainTable, TwoLines } from '../../../components/PlainTable.tsx';
import { dayTime, money, moneySigned } from '../../../i18n/format.ts';

/** The closes of this day, the newest first: counted again is another line. */
export const Closes = ({ cash }: { cash: CashDay }) => {
  const { t } = useTranslation();
  return (
    <Section title={t('day.closes')} count={cash.closes.length}>
      <PlainTable
        label={t('day.closes')}
        rows={cash.closes}
        rowKey={(row) => row.close_id}
        empty={t('day.noCloses')}
        columns={[
          {
            title: t('day.when'),
            cell: (row) => (
              <TwoLines
                first={dayTime(row.closed_at)}
                second={[row.manager_name, row.note].filter(Boolean).join(' · ')}
                wrap
              />
            ),
          },
          { title: t('day.counted'), right: true, cell: (row) => money(row.counted) },
          {
            title: t('day.difference'),
            right: true,
            cell: (row) => (row.difference === 0 ? t('day.none') : moneySigned(row.difference)),
          },
        ]}
      />
    </Section>
  );
};
