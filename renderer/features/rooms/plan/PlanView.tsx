import { useElementSize, useMergedRef } from '@mantine/hooks';
import type Konva from 'konva';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomCard } from '../../../../contract/rooms.ts';
import type { Pointing } from '../pointing.ts';
import { cameraOn, cameraShowing, type Size } from './camera.ts';
import type { Drawing } from './drawing.ts';
import { Minimap } from './Minimap.tsx';
import styles from './Plan.module.css';
import { PlanAnnouncer } from './PlanAnnouncer.tsx';
import { PlanCaption, ZoomButtons } from './PlanControls.tsx';
import { PlanStage } from './PlanStage.tsx';
import { PlanTooltip } from './PlanTooltip.tsx';
import type { Scene } from './paint.ts';
import { usePlanKeys } from './usePlanKeys.ts';
import { type StageCamera, useStageCamera } from './useStageCamera.ts';

/** A wish to see one room: `close` zooms in until its number can be read. `seq` tells one wish from the next. */
export interface Look {
  readonly id: number;
  readonly close: boolean;
  readonly seq: number;
}

interface Props {
  readonly scene: Scene;
  readonly cards: ReadonlyMap<number, RoomCard>;
  readonly floor: number;
  readonly selected: number | null;
  readonly chosen: ReadonlySet<number>;
  readonly look: Look | null;
  readonly pointing: Pointing;
  readonly onSelect: (id: number | null) => void;
  readonly onToggle: (id: number) => void;
  readonly onChoose: (ids: readonly number[]) => void;
  /** On to what can be done with the choice. */
  readonly onGo: () => void;
}

/** Follows each wish once, as soon as the floor it is about is there and has a size. */
const useLook = (look: Look | null, layout: Drawing, camera: StageCamera, view: Size) => {
  const followed = useRef(-1);
  useEffect(() => {
    const place = layout.rooms.find((room) => room.id === look?.id);
    if (look === null || view.width === 0 || followed.current === look.seq || place === undefined) return;
    followed.current = look.seq;
    const from = camera.get();
    const to = (look.close ? cameraOn : cameraShowing)(place, from, layout, view);
    if (to !== from) camera.move(to, true);
  }, [look, layout, view.width, view.height]);
};

/** The floor plan: drawn, zoomed and dragged by the mouse, walked by the arrow keys. */
export const PlanView = (props: Props) => {
  const { scene, cards, floor, look, pointing } = props;
  const { t } = useTranslation();
  const { layout } = scene;
  const stage = useRef<Konva.Stage>(null);
  const box = useRef<HTMLDivElement>(null);
  const { ref: measure, width, height } = useElementSize<HTMLDivElement>();
  const holder = useMergedRef(measure, box);
  const view = { width, height };
  const camera = useStageCamera(stage, layout, view);
  const keys = usePlanKeys({ ...props, layout, camera, view });
  useLook(look, layout, camera, view);
  return (
    <div className={styles.plan}>
      <div
        ref={holder}
        className={styles.canvas}
        role="application"
        aria-label={t('rooms.planLabel', { floor, count: layout.rooms.length })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the plan takes arrow keys
        tabIndex={0}
        data-plan-rooms={layout.rooms.length}
        data-plan-drawn={layout.entrance === null}
        onKeyDown={keys}
      >
        {width === 0 ? null : <PlanStage {...props} stage={stage} box={box} camera={camera} view={view} />}
      </div>
      <PlanTooltip pointing={pointing} cards={cards} layout={layout} camera={camera} view={view} />
      {width === 0 ? null : (
        <>
          <Minimap scene={scene} camera={camera} view={view} />
          <ZoomButtons camera={camera} />
          <PlanCaption camera={camera} self={layout.entrance !== null} />
        </>
      )}
      <PlanAnnouncer pointing={pointing} cards={cards} />
    </div>
  );
};
