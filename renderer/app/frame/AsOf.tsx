import { IconBuildingWarehouse, IconCloudOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isEnrolled, useExchangeStatus } from '../../api/exchange.ts';
import { useWarehouses } from '../../api/queries.ts';
import { asOfHere } from '../../components/exchange/words.ts';
import { moment } from '../../i18n/format.ts';
import styles from './Exchange.module.css';

/**
 * Under the bar of every screen while there is no line: as of when its figures are. Grey, since it is a state and no error;
 * printed too, for a sheet of paper doesn't say by itself how old it is.
 */
export const AsOf = () => {
  const { t } = useTranslation();
  const { data } = useExchangeStatus();
  if (data?.kind !== 'offline' && data?.kind !== 'halted') return null;
  const asOf = asOfHere(data);
  if (asOf === null) return null;
  return (
    <p className={styles.asOf} role="status">
      <IconCloudOff size={15} stroke={1.7} aria-hidden />
      {data.kind === 'offline'
        ? t('exchange.asOf', { since: moment(data.since), asOf })
        : t('exchange.asOfHalted', { asOf })}
    </p>
  );
};

/** A desk whose warehouse nobody has named can let no room without a line: better said before the line goes. */
export const WarehouseNote = () => {
  const { t } = useTranslation();
  const { data } = useExchangeStatus();
  const { data: houses } = useWarehouses();
  if (!isEnrolled(data) || data.kind === 'filling' || data.warehouse_id !== null) return null;
  // A chain that has nothing yet has nothing to choose from.
  if (houses?.length === 0) return null;
  return (
    <p className={styles.asOf} data-screen-only>
      <IconBuildingWarehouse size={15} stroke={1.7} aria-hidden />
      {t('exchange.warehouseMissing')}
      <Link to="/exchange">{t('exchange.warehouseName')}</Link>
    </p>
  );
};
