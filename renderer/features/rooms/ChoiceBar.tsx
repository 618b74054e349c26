import { Button, CloseButton } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { roomRegister } from '../../../contract/registers.ts';
import type { RoomCard } from '../../../contract/rooms.ts';
import { useAllowedForRooms } from '../../api/allowed.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { DownloadButton } from '../../components/download/DownloadButton.tsx';
import { moneyShort, number } from '../../i18n/format.ts';
import styles from './Rooms.module.css';
import type { RoomsView } from './useRoomsView.ts';

/** The bar's element in the page: Ctrl+Enter on plan and list goes to its first button. */
const BAR = 'data-choice-bar';

export const focusChoiceBar = (): void => document.querySelector<HTMLElement>(`[${BAR}] button`)?.focus();

/** Several rooms chosen: how many, how large, how dear, and what is done with all of them at once. */
export const ChoiceBar = ({ rooms, view }: { rooms: readonly RoomCard[]; view: RoomsView }) => {
  const { t } = useTranslation();
  const chosen = rooms.filter((room) => view.chosen.has(room.room_id));
  if (chosen.length === 0) return null;
  const area = chosen.reduce((sum, room) => sum + room.area, 0);
  const price = chosen.reduce((sum, room) => sum + room.price, 0);
  return (
    <section className={styles.choiceBar} aria-label={t('plan.choice')} {...{ [BAR]: '' }}>
      <div className={styles.choiceLine}>
        <strong>{t('plan.chosenRooms', { count: chosen.length })}</strong>
        <span className="dim nowrap">
          {t('units.area', { value: number(area) })} · {moneyShort(price)}
        </span>
      </div>
      <GroupActions
        ids={chosen.map((room) => room.room_id)}
        warehouse={chosen[0]?.warehouse_id ?? 0}
        view={view}
      />
      <CloseButton
        className={styles.choiceClose ?? ''}
        size="sm"
        aria-label={t('plan.chooseNone')}
        onClick={view.chooseNone}
      />
    </section>
  );
};

interface GroupProps {
  readonly ids: readonly number[];
  readonly warehouse: number;
  readonly view: RoomsView;
}

/** Each leads to its screen with the rooms; where some of them stand in the way, it says which, and they are left out by a press. */
const GroupActions = ({ ids, warehouse, view }: GroupProps) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data } = useAllowedForRooms(ids);
  const of = (action: 'let' | 'planIndexation') => data?.allowed.find((one) => one.action === action);
  const search = { warehouse, rooms: [...ids] };
  const narrow = (action: 'let' | 'planIndexation') => {
    const fit = of(action)?.room_ids ?? [];
    if (fit.length === 0 || fit.length === ids.length) return null;
    return (
      <Button size="compact-xs" variant="subtle" onClick={() => view.chooseOnly(fit)}>
        {t(`plan.only_${action}`, { n: number(fit.length) })}
      </Button>
    );
  };
  return (
    <>
      <div className={styles.choiceActions}>
        <ActionButton
          size="compact-sm"
          reason={of('let')?.reason}
          onClick={() => void navigate({ to: '/letting', search })}
        >
          {t('plan.let', { count: ids.length })}
        </ActionButton>
        <ActionButton
          size="compact-sm"
          variant="default"
          reason={of('planIndexation')?.reason}
          onClick={() => void navigate({ to: '/indexation', search })}
        >
          {t('plan.index')}
        </ActionButton>
        <DownloadButton
          size="compact-sm"
          title={t('papers.rooms')}
          label={t('list.registerMarked', { n: number(ids.length) })}
          endpoint={roomRegister}
          input={{ ids: [...ids] }}
        />
      </div>
      <div className={styles.choiceNarrow}>
        {narrow('let')}
        {narrow('planIndexation')}
      </div>
    </>
  );
};
