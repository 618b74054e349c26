import { Button, Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconPrinter } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Statement, useStatement } from '../../../api/agreements.ts';
import { BackLink } from '../../../components/card/BackLink.tsx';
import styles from '../../../components/card/Card.module.css';
import { ErrorState } from '../../../components/ErrorState.tsx';
import { day, money } from '../../../i18n/format.ts';
import { StatementTable } from './StatementTable.tsx';

/** The statement of an agreement as a paper: all lines from the beginning, and what they add up to. */
export const StatementScreen = () => {
  const { t } = useTranslation();
  const agrid = useParams({ from: '/frame/agreements/$agrid/statement', select: (params) => params.agrid });
  const { data, error, refetch, isFetching } = useStatement(Number(agrid));
  const title = t('agreements.statementOf', { id: agrid });
  useDocumentTitle(`${title} — ${t('common.product')}`);
  return (
    <div className={styles.screen}>
      <div className={styles.header}>
        <div className={styles.who}>
          <BackLink to="/agreements" />
          <h1>{title}</h1>
          {data === undefined ? null : (
            <div className={styles.contacts}>
              <span>{data.fullname}</span>
              <span className="dim">{t('agreements.statementAsOf', { day: day(data.today) })}</span>
            </div>
          )}
        </div>
        <Button
          className="noPrint"
          leftSection={<IconPrinter size={16} stroke={1.7} />}
          disabled={data === undefined}
          onClick={() => window.print()}
        >
          {t('agreements.print')}
        </Button>
      </div>
      {data !== undefined ? (
        <section className={styles.section} aria-label={t('agreements.statement')}>
          <StatementTable statement={data} />
          <Totals statement={data} />
        </section>
      ) : error === null ? (
        <Skeleton height={400} />
      ) : (
        <ErrorState
          title={t('agreements.statementFailed')}
          error={error}
          retry={() => void refetch()}
          retrying={isFetching}
        />
      )}
    </div>
  );
};

const Totals = ({ statement }: { statement: Statement }) => {
  const { t } = useTranslation();
  // Kopecks, so that the sums of a long paper are exact.
  const of = (event: Statement['rows'][number]['event']) =>
    statement.rows.reduce((sum, row) => sum + (row.event === event ? Math.round(row.sum * 100) : 0), 0) / 100;
  return (
    <dl className={styles.totals}>
      <dt>{t('agreements.accruedTotal')}</dt>
      <dd>{money(of('rent'))}</dd>
      <dt>{t('agreements.paidTotal')}</dt>
      <dd>{money(of('payment'))}</dd>
      <dt>{t('agreements.returnedTotal')}</dt>
      <dd>{money(of('return'))}</dd>
      <dt>
        <strong>{t('agreements.statementTotal', { day: day(statement.today) })}</strong>
      </dt>
      <dd>
        <strong>{money(statement.balance)}</strong>
      </dd>
    </dl>
  );
};
