import { Button, Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { Link, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FloorPlan } from '../../../../contract/plan.ts';
import type { RoomCard } from '../../../../contract/rooms.ts';
import { useAllowedAtAll } from '../../../api/allowed.ts';
import { useFloorPlans } from '../../../api/plan.ts';
import { useWarehouseRooms } from '../../../api/queries.ts';
import { ErrorState } from '../../../components/ErrorState.tsx';
import { StateMessage } from '../../../components/StateMessage.tsx';
import { compareNames } from '../model.ts';
import styles from './Editor.module.css';
import { EditorWorkplace } from './EditorWorkplace.tsx';
import { documentOf, EMPTY, type PlanDocument } from './model/document.ts';
import { fromLayout } from './start.ts';
import type { EditorRoom } from './useEditor.ts';

const registerOf = (rooms: readonly RoomCard[], floor: number): EditorRoom[] =>
  rooms
    .filter((room) => room.floor === floor)
    .map(({ room_id, room_name, length, width, area }) => ({
      id: room_id,
      name: room_name,
      length,
      width,
      area,
    }))
    .sort((a, b) => compareNames(a.name, b.name) || a.id - b.id);

/** Редактор плана: one floor of one warehouse, for who may. */
export const EditorScreen = () => {
  const { t } = useTranslation();
  const { warehouse = 0, floor = 1 } = useSearch({ from: '/frame/rooms/plan' });
  useDocumentTitle(`${t('editor.title')} — ${t('common.product')}`);
  const rooms = useWarehouseRooms(warehouse);
  const plans = useFloorPlans(warehouse);
  const reason = useAllowedAtAll()('editPlan');
  const error = rooms.error ?? plans.error;
  const back = (
    <Button
      renderRoot={(props) => <Link {...props} to="/rooms" search={{ warehouse, floor }} />}
      variant="default"
    >
      {t('editor.back')}
    </Button>
  );
  const retry = () => {
    void rooms.refetch();
    void plans.refetch();
  };
  if (reason)
    return <StateMessage heading title={t('editor.title')} text={reason} action={back} tone="danger" />;
  if (rooms.data !== undefined && plans.data !== undefined && reason === null) {
    const register = registerOf(rooms.data, floor);
    if (register.length === 0)
      return <StateMessage heading title={t('editor.title')} text={t('editor.noRooms')} action={back} />;
    const plan = plans.data.find((one) => one.floor === floor) ?? null;
    return <Begin key={`${warehouse}/${floor}`} {...{ warehouse, floor, register, plan }} />;
  }
  return (
    <div className={styles.screen}>
      <h1>{t('editor.title')}</h1>
      {error !== null ? (
        <ErrorState
          title={t('editor.failed')}
          error={error}
          retry={retry}
          retrying={rooms.isFetching || plans.isFetching}
        />
      ) : (
        <Skeleton height="100%" />
      )}
    </div>
  );
};

interface BeginProps {
  readonly warehouse: number;
  readonly floor: number;
  readonly register: readonly EditorRoom[];
  readonly plan: FloorPlan | null;
}

/** Keeps what editing began from: a plan that changes meanwhile must not change under the hand. */
const Begin = ({ warehouse, floor, register, plan }: BeginProps) => {
  const [opened] = useState(plan);
  const [chosen, setChosen] = useState<PlanDocument | null>(null);
  const initial = useMemo(() => (opened === null ? chosen : documentOf(opened)), [opened, chosen]);
  // Names and sizes as they were when it was opened: a new object at each read would make everything anew.
  const [rooms] = useState(register);
  return (
    <div className={styles.screen}>
      {initial === null ? (
        <Start register={rooms} onStart={setChosen} {...{ warehouse, floor }} />
      ) : (
        <EditorWorkplace
          warehouse={warehouse}
          floor={floor}
          register={rooms}
          initial={initial}
          revision={opened?.revision ?? null}
        />
      )}
    </div>
  );
};

interface StartProps {
  readonly warehouse: number;
  readonly floor: number;
  readonly register: readonly EditorRoom[];
  readonly onStart: (doc: PlanDocument) => void;
}

/** A floor that nobody has drawn: with what to begin. */
const Start = ({ warehouse, floor, register, onStart }: StartProps) => {
  const { t } = useTranslation();
  return (
    <StateMessage
      heading
      title={t('editor.title')}
      text={t('editor.startText')}
      action={
        <div className={styles.buttons}>
          <Button onClick={() => onStart(fromLayout(register))}>{t('editor.startLayout')}</Button>
          <Button variant="default" onClick={() => onStart(EMPTY)}>
            {t('editor.startEmpty')}
          </Button>
          <Button
            variant="subtle"
            renderRoot={(props) => <Link {...props} to="/rooms" search={{ warehouse, floor }} />}
          >
            {t('editor.back')}
          </Button>
        </div>
      }
    />
  );
};
