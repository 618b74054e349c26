import { Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFloorPlans } from '../../api/plan.ts';
import { useWarehouseRooms, useWarehouses } from '../../api/queries.ts';
import { EmptyChain } from '../../components/EmptyChain.tsx';
import { ErrorState } from '../../components/ErrorState.tsx';
import { StaleNotice } from '../../components/StaleNotice.tsx';
import styles from './Rooms.module.css';
import { RoomsWorkplace } from './RoomsWorkplace.tsx';
import { WarehouseChooser } from './WarehouseChooser.tsx';

/** Ячейки: one floor as a plan and as a list, the one lighting the other. */
export const RoomsScreen = () => {
  const { t } = useTranslation();
  const warehouse = useSearch({ from: '/frame/rooms', select: (search) => search.warehouse ?? 0 });
  const { data: known } = useWarehouses();
  useDocumentTitle(`${t('screens.rooms')} — ${t('common.product')}`);
  const exists = known === undefined || known.some((one) => one.warehouse_id === warehouse);
  if (warehouse === 0 || !exists) return <WarehouseChooser />;
  return <OneWarehouse key={warehouse} warehouse={warehouse} />;
};

const OneWarehouse = ({ warehouse }: { warehouse: number }) => {
  const { t } = useTranslation();
  const rooms = useWarehouseRooms(warehouse);
  const plans = useFloorPlans(warehouse);
  const error = rooms.error ?? plans.error;
  const isFetching = rooms.isFetching || plans.isFetching;
  const retry = () => {
    void rooms.refetch();
    void plans.refetch();
  };
  const data = rooms.data;
  if (data === undefined || plans.data === undefined) {
    if (error === null) return <RoomsSkeleton />;
    return (
      <div className={styles.screen}>
        <h1>{t('screens.rooms')}</h1>
        <ErrorState title={t('rooms.failed')} error={error} retry={retry} retrying={isFetching} />
      </div>
    );
  }
  if (data.length === 0) {
    return (
      <div className={styles.screen}>
        <h1>{t('screens.rooms')}</h1>
        <EmptyChain warehouse />
      </div>
    );
  }
  return (
    <div className={styles.screen}>
      <StaleNotice error={error} retry={retry} />
      <RoomsWorkplace warehouse={warehouse} rooms={data} plans={plans.data} />
    </div>
  );
};

const RoomsSkeleton = () => {
  const { t } = useTranslation();
  return (
    <div className={styles.screen} aria-busy="true">
      <div className={styles.head}>
        <h1>{t('screens.rooms')}</h1>
        <Skeleton height={28} width={160} />
      </div>
      <Skeleton height={28} width="70%" />
      <div className={styles.work}>
        <Skeleton height="100%" />
        <Skeleton height="100%" />
      </div>
    </div>
  );
};
