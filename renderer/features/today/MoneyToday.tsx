import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DaySummary } from '../../api/payments.ts';
import card from '../../components/card/Card.module.css';
import { Section } from '../../components/card/Section.tsx';
import { PlainTable } from '../../components/PlainTable.tsx';
import { money } from '../../i18n/format.ts';

/** What was taken today, by kind; the payments are behind it, and the day's close. */
export const MoneyToday = ({ day }: { day: DaySummary }) => {
  const { t } = useTranslation();
  const warehouse = day.warehouse_id;
  const total = day.money_today.reduce((sum, row) => sum + Math.round(row.total * 100), 0) / 100;
  return (
    <Section
      title={t('today.taken')}
      aside={
        <Link
          to="/payments"
          search={{ warehouse, kind: 'all', from: day.day, to: day.day }}
          className={card.sectionLink}
        >
          {t('today.payments')}
        </Link>
      }
    >
      <PlainTable
        label={t('today.taken')}
        rows={day.money_today}
        rowKey={(row) => row.type}
        quiet={(row) => row.cnt === 0 && row.returned === 0}
        empty=""
        columns={[
          { title: t('card.kind'), cell: (row) => row.type },
          { title: t('day.count'), right: true, cell: (row) => row.cnt },
          { title: t('day.total'), right: true, cell: (row) => money(row.total) },
        ]}
      />
      <p className={card.sectionNote}>
        {t('day.all')}: <strong>{money(total)}</strong>
        {' · '}
        <Link to="/payments/day" search={{ warehouse }} className="nowrap">
          {t('payments.tab_day')}
        </Link>
      </p>
    </Section>
  );
};
