import { useTranslation } from 'react-i18next';
import type { CashDay } from '../../../api/payments.ts';
import { Section } from '../../../components/card/Section.tsx';
import { PlainTable } from '../../../components/PlainTable.tsx';
import { money } from '../../../i18n/format.ts';
import styles from './Day.module.css';

/** Sums of whole kopecks, exact over any number of rows. */
const total = (rows: readonly { total: number }[]) =>
  rows.reduce((sum, row) => sum + Math.round(row.total * 100), 0) / 100;

/** Cash, card, online: taken, returned, together. */
export const TypeTable = ({ cash }: { cash: CashDay }) => {
  const { t } = useTranslation();
  return (
    <Section title={t('day.byType')}>
      <PlainTable
        label={t('day.byType')}
        rows={cash.by_type}
        rowKey={(row) => row.type}
        quiet={(row) => row.cnt === 0 && row.returned === 0}
        empty=""
        columns={[
          { title: t('card.kind'), cell: (row) => row.type },
          { title: t('day.count'), right: true, cell: (row) => row.cnt },
          { title: t('day.taken'), right: true, cell: (row) => money(row.amount) },
          { title: t('day.returned'), right: true, cell: (row) => money(row.returned) },
          { title: t('day.total'), right: true, cell: (row) => <strong>{money(row.total)}</strong> },
        ]}
      />
      <p className={styles.sum}>
        {t('day.all')} <strong>{money(cash.total)}</strong>
      </p>
    </Section>
  );
};

/** Who took how much of each kind. */
export const ManagerTable = ({ cash }: { cash: CashDay }) => {
  const { t } = useTranslation();
  const [first] = cash.by_manager;
  return (
    <Section title={t('day.byManager')}>
      <PlainTable
        label={t('day.byManager')}
        rows={cash.by_manager}
        rowKey={(row) => row.manager_id ?? 0}
        empty={t('day.nothing')}
        columns={[
          {
            title: t('card.employee'),
            cell: (row) => (row.manager_id === null ? t('day.nobody') : row.manager_name),
          },
          ...(first?.types ?? []).map(({ type }, at) => ({
            title: type,
            right: true,
            cell: (row: CashDay['by_manager'][number]) => money(row.types[at]?.total ?? 0),
          })),
          { title: t('day.total'), right: true, cell: (row) => <strong>{money(row.total)}</strong> },
        ]}
      />
    </Section>
  );
};

/** What it was paid for. */
export const ArticleTable = ({ cash }: { cash: CashDay }) => {
  const { t } = useTranslation();
  const rows = cash.by_article.filter((row) => row.cnt > 0 || row.returned > 0);
  if (rows.length === 0) return null;
  return (
    <Section title={t('day.byArticle')}>
      <PlainTable
        label={t('day.byArticle')}
        rows={rows}
        rowKey={(row) => row.account_article}
        empty=""
        columns={[
          { title: t('card.article'), cell: (row) => row.account_article },
          { title: t('day.count'), right: true, cell: (row) => row.cnt },
          { title: t('day.taken'), right: true, cell: (row) => money(row.amount) },
          { title: t('day.returned'), right: true, cell: (row) => money(row.returned) },
          { title: t('day.total'), right: true, cell: (row) => <strong>{money(row.total)}</strong> },
        ]}
      />
      <p className={styles.sum}>
        {t('day.all')} <strong>{money(total(rows))}</strong>
      </p>
    </Section>
  );
};
