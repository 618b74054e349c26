import { Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useDaySummary } from '../../api/payments.ts';
import { useWarehouses } from '../../api/queries.ts';
import { useWarehouseChoice } from '../../app/warehouseChoice.ts';
import { EmptyChain } from '../../components/EmptyChain.tsx';
import { ErrorState } from '../../components/ErrorState.tsx';
import { StaleNotice } from '../../components/StaleNotice.tsx';
import { DayCards } from './DayCards.tsx';
import { DayLists } from './DayLists.tsx';
import { MoneyToday } from './MoneyToday.tsx';
import { Occupancy } from './Occupancy.tsx';
import styles from './Today.module.css';

/** Сегодня: what has to be done, owed and taken today; each figure leads to the list behind it. */
export const TodayScreen = () => {
  const { t, i18n } = useTranslation();
  const { warehouse } = useWarehouseChoice();
  const { data, error, refetch, isFetching } = useDaySummary(warehouse);
  const { data: houses } = useWarehouses();
  useDocumentTitle(`${t('screens.today')} — ${t('common.product')}`);
  const date =
    data === undefined
      ? ''
      : new Intl.DateTimeFormat(i18n.language, { weekday: 'long', day: 'numeric', month: 'long' }).format(
          new Date(`${data.day}T12:00`),
        );
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <h1>{t('screens.today')}</h1>
        <span className={styles.date}>{date}</span>
      </div>
      {houses?.length === 0 ? (
        <EmptyChain />
      ) : data !== undefined ? (
        <>
          <StaleNotice error={error} retry={() => void refetch()} />
          <DayCards day={data} />
          <div className={styles.columns}>
            <DayLists warehouseId={warehouse} today={data.day} day={data} />
            <div className={styles.side}>
              <MoneyToday day={data} />
              <Occupancy day={data} />
            </div>
          </div>
        </>
      ) : error === null ? (
        <TodaySkeleton />
      ) : (
        <ErrorState
          title={t('today.failed')}
          error={error}
          retry={() => void refetch()}
          retrying={isFetching}
        />
      )}
    </div>
  );
};

const CARDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;

const TodaySkeleton = () => (
  <div aria-busy="true">
    <div className={styles.cards}>
      {CARDS.map((card) => (
        <Skeleton key={card} height={84} />
      ))}
    </div>
    <Skeleton height={320} mt={12} />
  </div>
);
