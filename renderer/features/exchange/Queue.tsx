import { useTranslation } from 'react-i18next';
import { type ExchangeStatus, type QueuedCommand, useExchangeQueue } from '../../api/exchange.ts';
import { Section } from '../../components/card/Section.tsx';
import { ErrorState } from '../../components/ErrorState.tsx';
import { type PlainColumn, PlainTable } from '../../components/PlainTable.tsx';
import { StaleNotice } from '../../components/StaleNotice.tsx';
import { moment, number } from '../../i18n/format.ts';
import styles from './Exchange.module.css';

/** What was accepted here and the centre has yet to decide, in the order in which it goes. */
export const Queue = ({ status }: { status: ExchangeStatus }) => {
  const { t } = useTranslation();
  const { data, error, refetch, isFetching } = useExchangeQueue();
  const alone = status.kind === 'standalone' || status.kind === 'centre';
  const columns: readonly PlainColumn<QueuedCommand>[] = [
    { title: t('exchange.operation'), cell: (row) => row.title },
    { title: t('exchange.author'), cell: (row) => row.author, width: '24%' },
    { title: t('exchange.madeAt'), cell: (row) => <span className="nowrap">{moment(row.made_at)}</span> },
    {
      title: t('exchange.queueState'),
      width: '34%',
      cell: ({ local_refusal }) =>
        local_refusal === null ? (
          <span className="dim">{t('exchange.waiting')}</span>
        ) : (
          <span className={styles.warning}>{t('exchange.localRefusal', { msg: local_refusal.msg })}</span>
        ),
    },
  ];
  if (alone) return null;
  return (
    <Section title={t('exchange.queue')} count={data?.cnt_all ?? status.pending}>
      {data === undefined ? (
        error === null ? null : (
          <ErrorState
            title={t('exchange.failed')}
            error={error}
            retry={() => void refetch()}
            retrying={isFetching}
          />
        )
      ) : (
        <>
          <StaleNotice error={error} retry={() => void refetch()} />
          <PlainTable
            label={t('exchange.queue')}
            columns={columns}
            rows={data.commands}
            rowKey={(row) => row.command_id}
            empty={t('exchange.queueEmpty')}
            limit={30}
          />
          {data.cnt_all > data.commands.length ? (
            <p className={styles.note}>
              {t('exchange.queueMore', { shown: number(data.commands.length), all: number(data.cnt_all) })}
            </p>
          ) : null}
        </>
      )}
    </Section>
  );
};
