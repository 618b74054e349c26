import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomCard } from '../../../contract/rooms.ts';
import { number } from '../../i18n/format.ts';
import { Legend } from './Legend.tsx';
import { RoomsAside } from './list/RoomsAside.tsx';
import { countStates, floorsOf } from './model.ts';
import { PlanView } from './plan/PlanView.tsx';
import { createPointing } from './pointing.ts';
import styles from './Rooms.module.css';
import { RoomsSearchBox } from './RoomsSearchBox.tsx';
import { useRoomsView } from './useRoomsView.ts';
import { useScene } from './useScene.ts';

/** Plan, legend and list of one warehouse. */
export const RoomsWorkplace = ({ warehouse, rooms }: { warehouse: number; rooms: RoomCard[] }) => {
  const { t } = useTranslation();
  const floors = useMemo(() => floorsOf(rooms), [rooms]);
  const view = useRoomsView(warehouse, rooms, floors);
  const [pointing] = useState(createPointing);
  const { floor, query, show } = view;
  const here = useMemo(() => rooms.filter((room) => room.floor === floor), [rooms, floor]);
  const cards = useMemo(() => new Map(rooms.map((room) => [room.room_id, room])), [rooms]);
  const counts = useMemo(() => countStates(here), [here]);
  const scene = useScene(here, show, query);

  return (
    <>
      <div className={styles.head}>
        <h1>{t('screens.rooms')}</h1>
        <span className={styles.count} data-legend-total={here.length}>
          {t('rooms.found', { count: here.length, n: number(here.length) })}
        </span>
        <SegmentedControl
          aria-label={t('rooms.floors')}
          value={String(floor)}
          onChange={(value) => view.toFloor(Number(value))}
          data={floors.map((one) => ({ value: String(one), label: t('units.floor', { floor: one }) }))}
        />
        <RoomsSearchBox view={view} rooms={rooms} />
      </div>
      <Legend counts={counts} show={show} onShow={view.setShow} />
      <div className={styles.work}>
        <PlanView
          scene={scene}
          cards={cards}
          floor={floor}
          selected={view.selected?.room_id ?? null}
          look={view.look}
          pointing={pointing}
          onSelect={(id) => view.select(id, false)}
        />
        <RoomsAside view={view} rooms={rooms} pointing={pointing} />
      </div>
    </>
  );
};
