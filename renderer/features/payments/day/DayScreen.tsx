import { ActionIcon, Button, Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconPrinter } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type CashDay, useCashDay } from '../../../api/payments.ts';
import { useWarehouses } from '../../../api/queries.ts';
import { useWarehouseChoice } from '../../../app/warehouseChoice.ts';
import { ErrorState } from '../../../components/ErrorState.tsx';
import { DateField, isoOf } from '../../../components/form/fields.tsx';
import { shiftDay } from '../../../components/period.ts';
import { StaleNotice } from '../../../components/StaleNotice.tsx';
import { StateMessage } from '../../../components/StateMessage.tsx';
import list from '../../../components/table/List.module.css';
import { day } from '../../../i18n/format.ts';
import { PaymentsTabs } from '../PaymentsTabs.tsx';
import { CloseForm } from './CloseForm.tsx';
import { Closes } from './Closes.tsx';
import styles from './Day.module.css';
import { ArticleTable, ManagerTable, TypeTable } from './Takings.tsx';

/** Закрытие дня: what was taken and by whom, against the cash that was counted. */
export const DayScreen = () => {
  const { t } = useTranslation();
  const { warehouse } = useWarehouseChoice();
  const asked = useSearch({ from: '/frame/payments/day', select: (search) => search.day });
  useDocumentTitle(`${t('payments.tab_day')} — ${t('common.product')}`);
  return (
    <div className={`${list.screen} ${styles.screen}`}>
      <div className={list.toolbar}>
        <h1>{t('screens.payments')}</h1>
      </div>
      <PaymentsTabs now="day" />
      {warehouse === 0 ? <ChooseWarehouse /> : <Day warehouseId={warehouse} asked={asked} />}
    </div>
  );
};

const Day = ({ warehouseId, asked }: { warehouseId: number; asked: string | undefined }) => {
  const { t } = useTranslation();
  const { data, error, refetch, isFetching } = useCashDay(warehouseId, asked);
  if (data !== undefined) {
    return (
      <>
        <StaleNotice error={error} retry={() => void refetch()} />
        <DayHead cash={data} />
        <div className={styles.columns}>
          <div className={styles.tables}>
            <TypeTable cash={data} />
            <ManagerTable cash={data} />
            <ArticleTable cash={data} />
          </div>
          <div className={styles.tables}>
            <CloseForm key={`${data.warehouse_id} ${data.day}`} cash={data} />
            <Closes cash={data} />
          </div>
        </div>
      </>
    );
  }
  if (error === null) return <Skeleton height={420} />;
  return (
    <ErrorState title={t('day.failed')} error={error} retry={() => void refetch()} retrying={isFetching} />
  );
};

/** Which day, and the way to others. */
const DayHead = ({ cash }: { cash: CashDay }) => {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/payments/day' });
  const go = (to: string) =>
    void navigate({ search: (old) => ({ ...old, day: to === cash.today ? undefined : to }) });
  return (
    <div className={styles.head}>
      <h2 className={styles.title}>
        {t('day.title', { day: day(cash.day), warehouse: cash.warehouse_name })}
      </h2>
      <div className={styles.pick}>
        <ActionIcon
          variant="default"
          size={34}
          aria-label={t('day.before')}
          title={t('day.before')}
          onClick={() => go(shiftDay(cash.day, -1))}
        >
          <IconChevronLeft size={17} stroke={1.8} />
        </ActionIcon>
        <DateField
          key={cash.day}
          aria-label={t('card.date')}
          className={styles.date}
          max={cash.today}
          value={day(cash.day)}
          onChange={(text) => {
            const iso = isoOf(text);
            if (iso !== null && iso !== cash.day) go(iso);
          }}
        />
        <ActionIcon
          variant="default"
          size={34}
          disabled={cash.day >= cash.today}
          aria-label={t('day.after')}
          title={t('day.after')}
          onClick={() => go(shiftDay(cash.day, 1))}
        >
          <IconChevronRight size={17} stroke={1.8} />
        </ActionIcon>
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} stroke={1.7} />}
          renderRoot={(props) => (
            <Link {...props} to="/print/day" search={{ warehouse: cash.warehouse_id, day: cash.day }} />
          )}
        >
          {t('agreements.print')}
        </Button>
      </div>
    </div>
  );
};

/** A box of cash stands in one warehouse. */
const ChooseWarehouse = () => {
  const { t } = useTranslation();
  const { choose } = useWarehouseChoice();
  const { data } = useWarehouses();
  return (
    <StateMessage
      title={t('rooms.choose')}
      text={t('day.chooseHint')}
      action={
        <div className={styles.warehouses}>
          {data?.map((one) => (
            <Button key={one.warehouse_id} variant="default" onClick={() => choose(one.warehouse_id)}>
              {one.warehouse_name}
            </Button>
          ))}
        </div>
      }
    />
  );
};
