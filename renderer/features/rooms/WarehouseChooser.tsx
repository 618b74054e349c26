import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWarehouses } from '../../api/queries.ts';
import { useWarehouseChoice } from '../../app/warehouseChoice.ts';
import { EmptyChain } from '../../components/EmptyChain.tsx';
import { ErrorState } from '../../components/ErrorState.tsx';
import { number } from '../../i18n/format.ts';
import styles from './Rooms.module.css';

const WAITING = [1, 2, 3, 4];

/** With all warehouses chosen there is no one plan: asks which, right here. */
export const WarehouseChooser = () => {
  const { t } = useTranslation();
  const { choose } = useWarehouseChoice();
  const { data, error, isFetching, refetch } = useWarehouses();
  if (data?.length === 0)
    return (
      <div className={styles.chooser}>
        <h1>{t('screens.rooms')}</h1>
        <EmptyChain />
      </div>
    );
  return (
    <div className={styles.chooser}>
      <h1>{t('screens.rooms')}</h1>
      <p className={styles.chooserLead}>
        <strong>{t('rooms.choose')}.</strong> {t('rooms.chooseHint')}
      </p>
      {error !== null && data === undefined ? (
        <ErrorState
          title={t('frame.warehousesFailed')}
          error={error}
          retry={() => void refetch()}
          retrying={isFetching}
        />
      ) : null}
      <div className={styles.choices}>
        {data === undefined && error === null
          ? WAITING.map((one) => <Skeleton key={one} height={104} radius="md" />)
          : null}
        {data?.map((one) => (
          <button
            key={one.warehouse_id}
            type="button"
            className={styles.choice}
            onClick={() => choose(one.warehouse_id)}
          >
            <span className={styles.choiceName}>{one.warehouse_name}</span>
            <span className="dim">{one.warehouse_address_short}</span>
            <span className={styles.choiceFacts}>
              <span>{t('rooms.chooseFloors', { count: one.num_of_floors })}</span>
              <span>{t('rooms.chooseFree', { free: number(one.cnt_free), all: number(one.cnt_all) })}</span>
            </span>
          </button>
        ))}
      </div>
    </div>
  );
};
