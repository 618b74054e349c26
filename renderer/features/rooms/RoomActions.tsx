import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RoomCard } from '../../../contract/rooms.ts';
import { reasonsIn, useAllowedForRoom } from '../../api/allowed.ts';
import { openDialog } from '../../app/dialogs.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import styles from './RoomPanel.module.css';

/** What can be done with the room now, as the API has it; a free one can be let, a let one paid for and left. */
export const RoomActions = ({ room }: { room: RoomCard }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data } = useAllowedForRoom(room.room_id);
  const reasonOf = reasonsIn(data?.allowed);
  const { agrid, room_id, room_name } = room;
  if (agrid === null) {
    const search = { rooms: [room_id], client: data?.held?.user_id, warehouse: room.warehouse_id };
    return (
      <div className={styles.actions}>
        {data?.held ? (
          <p className={styles.held}>
            {t(`rooms.held_${data.held.how}`, { name: data.held.fullname, until: data.held.until })}
          </p>
        ) : null}
        <ActionButton
          size="compact-sm"
          reason={reasonOf('let')}
          onClick={() => void navigate({ to: '/letting', search })}
        >
          {t('rooms.let')}
        </ActionButton>
      </div>
    );
  }
  return (
    <div className={styles.actions}>
      <ActionButton
        size="compact-sm"
        reason={reasonOf('acceptPayment')}
        onClick={() => openDialog({ kind: 'accept', mode: 'payment', agrid })}
      >
        {t('accept.open')}
      </ActionButton>
      <ActionButton
        size="compact-sm"
        variant="default"
        reason={reasonOf('endRent')}
        onClick={() => openDialog({ kind: 'endRent', room: { id: room_id, name: room_name } })}
      >
        {t(room.rentenddate === null ? 'agreements.endRent' : 'agreements.changeMoveOut')}
      </ActionButton>
    </div>
  );
};
