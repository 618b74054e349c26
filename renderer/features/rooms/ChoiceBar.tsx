import { CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RoomCard } from '../../../contract/rooms.ts';
import { moneyShort, number } from '../../i18n/format.ts';
import styles from './Rooms.module.css';
import type { RoomsView } from './useRoomsView.ts';

/** Several rooms chosen: how many, how large, how dear. */
export const ChoiceBar = ({ rooms, view }: { rooms: readonly RoomCard[]; view: RoomsView }) => {
  const { t } = useTranslation();
  const chosen = rooms.filter((room) => view.chosen.has(room.room_id));
  if (chosen.length === 0) return null;
  const area = chosen.reduce((sum, room) => sum + room.area, 0);
  const price = chosen.reduce((sum, room) => sum + room.price, 0);
  return (
    <section className={styles.choiceBar} aria-label={t('plan.choice')}>
      <strong>{t('plan.chosenRooms', { count: chosen.length })}</strong>
      <span className="dim nowrap">
        {t('units.area', { value: number(area) })} · {moneyShort(price)}
      </span>
      <CloseButton size="sm" ml="auto" aria-label={t('plan.chooseNone')} onClick={view.chooseNone} />
    </section>
  );
};
