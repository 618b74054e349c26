import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RoomCard } from '../../../../contract/rooms.ts';
import { daysTone } from '../../../components/DaysLeft.tsx';
import { PendingMark } from '../../../components/PendingMark.tsx';
import { StatusSwatch } from '../../../components/status/StatusSwatch.tsx';
import { number, shortName, shortPerson } from '../../../i18n/format.ts';
import { isDebtor, statusOf } from '../model.ts';
import { type Pointing, useIsPointed } from '../pointing.ts';
import styles from './RoomList.module.css';

interface Props {
  readonly room: RoomCard;
  readonly index: number;
  /** The row that Tab reaches. */
  readonly reachable: boolean;
  readonly selected: boolean;
  readonly otherFloor: boolean;
  readonly pointing: Pointing;
  readonly chosen: boolean;
  readonly onSelect: () => void;
  readonly onToggle: () => void;
}

/** One room of the list; lights up with its place on the plan. */
export const RoomRow = (props: Props) => {
  const { room, index, reachable, selected, chosen, otherFloor, pointing, onSelect, onToggle } = props;
  const { t } = useTranslation();
  const pointed = useIsPointed(pointing, room.room_id);
  const status = statusOf(room);
  const debtor = isDebtor(room);
  const state = `${t(`status.${status}`)}${debtor ? `, ${t('rooms.debtorOf')}` : ''}`;
  return (
    <button
      type="button"
      className={styles.row}
      data-index={index}
      data-room={room.room_id}
      data-pointed={pointed || undefined}
      aria-pressed={selected}
      tabIndex={reachable ? 0 : -1}
      title={room.fullname === null ? state : `${room.fullname}: ${state}`}
      data-chosen={chosen || undefined}
      onClick={(event) => (event.ctrlKey || event.metaKey || event.shiftKey ? onToggle() : onSelect())}
      onMouseEnter={() => pointing.set({ id: room.room_id, by: 'list' })}
      onMouseLeave={() => pointing.set(null)}
    >
      <span className={styles.rowName}>
        {chosen ? (
          <span className={styles.tick}>
            <IconCheck size={12} stroke={3} aria-label={t('plan.chosen')} />
          </span>
        ) : (
          <StatusSwatch status={debtor ? 'debtor' : status} />
        )}
        <span className="cut">{shortName(room.room_name)}</span>
        <PendingMark pending={room.pending} />
      </span>
      <span className={`${styles.rowClient} cut`} data-empty={room.fullname === null || undefined}>
        {otherFloor ? `${t('units.floor', { floor: room.floor })} · ` : ''}
        {room.fullname === null ? t(`status.${status}`) : shortPerson(room.fullname)}
      </span>
      <span className="num">{number(room.area)}</span>
      <span className="num">{number(room.price)}</span>
      <span className="num" data-tone={daysTone(room.days_left)}>
        {room.days_left === null ? '' : number(room.days_left)}
      </span>
    </button>
  );
};
