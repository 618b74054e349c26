import { Progress } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExchangeStatus, useExchangeStatus } from '../../api/exchange.ts';
import { refreshAll } from '../../api/useCommand.ts';
import { percentOf, statusText } from '../../components/exchange/words.ts';
import { number } from '../../i18n/format.ts';
import styles from './Exchange.module.css';

/** The open screen; until the first fill is done, how far it is, for there is nothing to show yet. */
export const Content = () => {
  const client = useQueryClient();
  const { data, isPending } = useExchangeStatus();
  const filling = data?.kind === 'filling';
  useEffect(() => {
    // What was refused while there was no data is asked again as soon as there is.
    if (!filling) return;
    return () => refreshAll(client);
  }, [client, filling]);
  if (isPending) return null;
  return filling ? <Filling status={data} /> : <Outlet />;
};

const Filling = ({ status }: { status: Extract<ExchangeStatus, { kind: 'filling' }> }) => {
  const { t } = useTranslation();
  const { done, total } = status;
  const known = total !== null && total > 0;
  return (
    <div className={styles.fill} aria-busy="true">
      <h1>{t('exchange.fillTitle')}</h1>
      <Progress
        value={known ? percentOf(done, total) : 100}
        animated={!known && !status.offline}
        size="lg"
        aria-label={t('exchange.fillTitle')}
      />
      <p className="tabular" role="status">
        {known ? t('exchange.fillCounted', { done: number(done), total: number(total) }) : null}
      </p>
      <p className="dim">{status.offline ? statusText(t, status) : t('exchange.fillOnce')}</p>
    </div>
  );
};
