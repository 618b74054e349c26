import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PropertyCheck } from '../../api/property.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { PlainTable, TwoLines } from '../../components/PlainTable.tsx';
import { number } from '../../i18n/format.ts';
import styles from './Property.module.css';
import type { Loading } from './useLoading.ts';

type House = PropertyCheck['warehouses'][number];

interface Props {
  readonly check: PropertyCheck;
  readonly reason: string | null | undefined;
  readonly loading: Loading;
}

/** What will be loaded, and the one button that does it. */
export const Preview = ({ check, reason, loading }: Props) => {
  const { t } = useTranslation();
  const { warehouses, cnt_rooms, unused } = check;
  return (
    <>
      <p className={styles.good} role="status">
        <IconCircleCheck size={18} stroke={1.7} aria-hidden />
        {t('property.ready')}
      </p>
      <div className={styles.table}>
        <PlainTable
          label={t('property.ready')}
          rows={warehouses}
          rowKey={({ warehouse_name }) => warehouse_name}
          empty=""
          limit={50}
          columns={[
            {
              title: t('property.warehouse'),
              cell: ({ warehouse_name, warehouse_id }) => (
                <TwoLines
                  first={warehouse_name}
                  second={t(warehouse_id === null ? 'property.isNew' : 'property.isKnown')}
                />
              ),
            },
            { title: t('property.floors'), right: true, cell: ({ floors }) => spanOf(floors) },
            { title: t('property.rooms'), right: true, cell: ({ cnt_rooms: own }) => number(own) },
            { title: t('property.area'), right: true, cell: ({ area }) => number(area) },
            { title: t('property.price'), right: true, cell: priceOf },
          ]}
        />
      </div>
      {unused.length === 0 ? null : (
        <p className={styles.text}>
          {t('property.unused', {
            columns: unused.map(({ sheet, cell, title }) => `«${title}» (${sheet}!${cell})`).join(', '),
          })}
        </p>
      )}
      <div>
        <ActionButton reason={reason} loading={loading.isLoading} autoFocus onClick={loading.load}>
          {cnt_rooms === 0
            ? t('property.loadHouses')
            : t('property.load', { count: cnt_rooms, n: number(cnt_rooms) })}
        </ActionButton>
      </div>
    </>
  );
};

const spanOf = (floors: readonly number[]): string => {
  const [first, last] = [floors[0], floors.at(-1)];
  if (first === undefined || last === undefined) return '—';
  return floors.length > 2 && last - first === floors.length - 1 ? `${first}–${last}` : floors.join(', ');
};

const priceOf = ({ cnt_rooms, min_price, max_price }: House): string => {
  if (cnt_rooms === 0) return '—';
  return min_price === max_price ? number(min_price) : `${number(min_price)} – ${number(max_price)}`;
};
