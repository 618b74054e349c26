import { Button } from '@mantine/core';
import { IconCircleCheck, IconLayoutGrid } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useWarehouses } from '../../api/queries.ts';
import styles from './Property.module.css';
import type { LoadedProperty } from './useLoading.ts';

interface Props {
  readonly loaded: LoadedProperty;
  readonly onMore: () => void;
}

/** It is written: on to the plans. */
export const Loaded = ({ loaded, onMore }: Props) => {
  const { t } = useTranslation();
  const { data } = useWarehouses();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const houses = data?.filter(({ warehouse_id }) => loaded.warehouseIds.includes(warehouse_id)) ?? [];
  return (
    <section className={styles.loaded}>
      <h2 ref={heading} tabIndex={-1} className={styles.good}>
        <IconCircleCheck size={20} stroke={1.7} aria-hidden />
        {t('property.loaded')}
      </h2>
      <p role="status">{loaded.msg}</p>
      <p className={styles.text}>{t('property.loadedText')}</p>
      <div className={styles.links}>
        {houses.map(({ warehouse_id, warehouse_name }) => (
          <Button
            key={warehouse_id}
            variant="default"
            leftSection={<IconLayoutGrid size={16} stroke={1.7} />}
            renderRoot={(props) => <Link {...props} to="/rooms" search={{ warehouse: warehouse_id }} />}
          >
            {t('property.toPlan', { name: warehouse_name })}
          </Button>
        ))}
        <Button variant="subtle" onClick={onMore}>
          {t('property.more')}
        </Button>
      </div>
    </section>
  );
};
