import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ROOM_ORDERS, type RoomOrder } from '../model.ts';
import styles from './RoomList.module.css';

export interface ListOrder {
  readonly by: RoomOrder;
  readonly desc: boolean;
}

interface Props {
  readonly order: ListOrder;
  readonly onOrder: (order: ListOrder) => void;
}

const SHORT = { name: 'number', area: 'area', price: 'price', days: 'daysLeft' } as const;
const FULL = { name: 'numberFull', area: 'areaFull', price: 'priceFull', days: 'daysLeftFull' } as const;

/** The list's columns; a press orders by one, a second turns it round. */
export const ListHead = ({ order, onOrder }: Props) => {
  const { t } = useTranslation();
  const Arrow = order.desc ? IconArrowDown : IconArrowUp;
  const button = (by: RoomOrder) => (
    <button
      key={by}
      type="button"
      className={styles.order}
      data-by={by}
      data-sorted={order.by === by || undefined}
      aria-pressed={order.by === by}
      title={t('rooms.sortBy', { column: t(`rooms.${FULL[by]}`) })}
      onClick={() => onOrder({ by, desc: order.by === by ? !order.desc : false })}
    >
      {t(`rooms.${SHORT[by]}`)}
      {order.by === by ? <Arrow size={12} stroke={2} aria-hidden /> : null}
    </button>
  );
  const [name, ...figures] = ROOM_ORDERS;
  return (
    <div className={styles.listHead}>
      {button(name)}
      <span>{t('rooms.client')}</span>
      {figures.map(button)}
    </div>
  );
};
