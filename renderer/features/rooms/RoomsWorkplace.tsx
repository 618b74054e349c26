import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FloorPlan } from '../../../contract/plan.ts';
import type { RoomCard } from '../../../contract/rooms.ts';
import { number } from '../../i18n/format.ts';
import { focusChoiceBar } from './ChoiceBar.tsx';
import { Legend, LevelLegend } from './Legend.tsx';
import { RoomsAside } from './list/RoomsAside.tsx';
import { countStates, floorsOf } from './model.ts';
import { countLevels, OVERLAYS } from './overlay.ts';
import { PlanTools } from './PlanTools.tsx';
import { PlanView } from './plan/PlanView.tsx';
import { createPointing } from './pointing.ts';
import styles from './Rooms.module.css';
import { RoomsSearchBox } from './RoomsSearchBox.tsx';
import { type RoomsView, useRoomsView } from './useRoomsView.ts';
import { useDrawings, useScene } from './useScene.ts';

const OverlaySwitch = ({ view }: { view: RoomsView }) => {
  const { t } = useTranslation();
  return (
    <SegmentedControl
      aria-label={t('plan.overlay')}
      value={view.overlay ?? 'states'}
      onChange={(value) => view.setOverlay(OVERLAYS.find((one) => one === value))}
      data={[
        { value: 'states', label: t('plan.states') },
        { value: 'locks', label: t('plan.locks') },
        { value: 'debts', label: t('plan.debts') },
      ]}
    />
  );
};

const ScreenLegend = ({ here, view }: { here: readonly RoomCard[]; view: RoomsView }) => {
  const { overlay } = view;
  if (overlay === undefined)
    return <Legend counts={countStates(here)} show={view.show} onShow={view.setShow} />;
  return (
    <LevelLegend
      overlay={overlay}
      counts={countLevels(here, overlay)}
      show={view.levels}
      onShow={view.setLevels}
    />
  );
};

interface Props {
  readonly warehouse: number;
  readonly rooms: RoomCard[];
  readonly plans: readonly FloorPlan[];
}

/** Plan, legend and list of one warehouse. */
export const RoomsWorkplace = ({ warehouse, rooms, plans }: Props) => {
  const { t } = useTranslation();
  const floors = useMemo(() => floorsOf(rooms), [rooms]);
  const view = useRoomsView(warehouse, rooms, floors);
  const [pointing] = useState(createPointing);
  const { floor } = view;
  const here = useMemo(() => rooms.filter((room) => room.floor === floor), [rooms, floor]);
  const cards = useMemo(() => new Map(rooms.map((room) => [room.room_id, room])), [rooms]);
  const drawingOf = useDrawings(rooms, plans);
  const scene = useScene(drawingOf(floor), here, view);

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
        <OverlaySwitch view={view} />
        <PlanTools warehouse={warehouse} rooms={rooms} scene={scene} view={view} />
        <RoomsSearchBox view={view} rooms={rooms} />
      </div>
      <ScreenLegend here={here} view={view} />
      <div className={styles.work}>
        <PlanView
          scene={scene}
          cards={cards}
          floor={floor}
          selected={view.selected?.room_id ?? null}
          chosen={view.chosen}
          look={view.look}
          pointing={pointing}
          onSelect={(id) => view.select(id, false)}
          onToggle={view.toggle}
          onChoose={view.choose}
          onGo={focusChoiceBar}
        />
        <RoomsAside view={view} rooms={rooms} pointing={pointing} />
      </div>
    </>
  );
};
