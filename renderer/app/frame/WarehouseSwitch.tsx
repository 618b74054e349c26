import { Menu } from '@mantine/core';
import { IconBuildingWarehouse, IconSelector } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useWarehouses } from '../../api/queries.ts';
import { useWarehouseChoice } from '../warehouseChoice.ts';
import styles from './Frame.module.css';

/** All warehouses or one: everything below follows. */
export const WarehouseSwitch = () => {
  const { t } = useTranslation();
  const { warehouse, choose } = useWarehouseChoice();
  const { data, isError, refetch } = useWarehouses();
  const chosen = data?.find((one) => one.warehouse_id === warehouse);

  useEffect(() => {
    // A warehouse that no longer exists (an old link, another database) must not leave every screen empty.
    if (data !== undefined && warehouse !== 0 && chosen === undefined) choose(0);
  });

  const name = warehouse === 0 ? t('frame.allWarehouses') : (chosen?.warehouse_name ?? t('common.loading'));
  return (
    <Menu position="bottom-start" width={320} onOpen={() => isError && void refetch()}>
      <Menu.Target>
        <button type="button" className={styles.warehouse} aria-label={`${t('frame.warehouse')}: ${name}`}>
          <IconBuildingWarehouse size={17} stroke={1.7} aria-hidden />
          <span className="cut">{name}</span>
          <IconSelector size={15} stroke={1.7} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
        <Menu.RadioGroup value={String(warehouse)} onChange={(id) => choose(Number(id))}>
          <Menu.RadioItem value="0" closeMenuOnClick>
            {t('frame.allWarehouses')}
          </Menu.RadioItem>
          <Menu.Divider />
          {isError ? <Menu.Label>{t('frame.warehousesFailed')}</Menu.Label> : null}
          {data?.map((one) => (
            <Menu.RadioItem key={one.warehouse_id} value={String(one.warehouse_id)} closeMenuOnClick>
              <span className={styles.option}>{one.warehouse_name}</span>
              <span className={styles.optionNote}>{one.warehouse_address_short}</span>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
};
