import { useDocumentTitle } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useExchangeStatus } from '../../api/exchange.ts';
import card from '../../components/card/Card.module.css';
import { CardSkeleton } from '../../components/card/CardSkeleton.tsx';
import { ErrorState } from '../../components/ErrorState.tsx';
import { StaleNotice } from '../../components/StaleNotice.tsx';
import { Attention } from './Attention.tsx';
import { Head } from './Head.tsx';
import { Log } from './Log.tsx';
import { Queue } from './Queue.tsx';
import { ThisComputer } from './ThisComputer.tsx';

/** Обмен: what waits for the centre, what it refused and what to do about it, and how the exchange goes. */
export const ExchangeScreen = () => {
  const { t } = useTranslation();
  const { data, error, refetch, isFetching } = useExchangeStatus();
  useDocumentTitle(`${t('screens.exchange')} — ${t('common.product')}`);
  if (data === undefined) {
    if (error === null) return <CardSkeleton />;
    return (
      <ErrorState
        title={t('exchange.failed')}
        error={error}
        retry={() => void refetch()}
        retrying={isFetching}
      />
    );
  }
  return (
    <div className={card.screen}>
      <StaleNotice error={error} retry={() => void refetch()} />
      <Head status={data} />
      <Attention />
      <Queue status={data} />
      <ThisComputer status={data} />
      <Log />
    </div>
  );
};
