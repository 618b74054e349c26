import { useTranslation } from 'react-i18next';
import type { RoomCard } from '../../../contract/rooms.ts';
import { DaysLeft } from '../../components/DaysLeft.tsx';
import { StatusBadge } from '../../components/status/StatusBadge.tsx';
import { moneyShort, number, shortName } from '../../i18n/format.ts';
import { isDebtor, statusOf } from './model.ts';
import styles from './RoomPanel.module.css';

/** A room in a few lines, for the plan's tooltip. */
export const RoomSummary = ({ card }: { card: RoomCard }) => {
  const { t } = useTranslation();
  return (
    <>
      <div className={styles.summaryHead}>
        <strong>{t('units.room', { name: shortName(card.room_name) })}</strong>
        <StatusBadge status={statusOf(card)} />
        {isDebtor(card) ? <StatusBadge status="debtor" /> : null}
      </div>
      {card.fullname === null ? null : <div className={styles.summaryClient}>{card.fullname}</div>}
      <div className={styles.summaryFigures}>
        <span>{t('units.area', { value: number(card.area) })}</span>
        <span>{moneyShort(card.price)}</span>
        {card.days_left === null ? null : <DaysLeft days={card.days_left} />}
      </div>
    </>
  );
};
