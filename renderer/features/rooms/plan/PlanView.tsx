import { useElementSize, useMergedRef } from '@mantine/hooks';
import type Konva from 'konva';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Layer, Shape, Stage } from 'react-konva';
import type { RoomCard } from '../../../../contract/rooms.ts';
import type { Pointing } from '../pointing.ts';
import { cameraOn, cameraShowing } from './camera.ts';
import styles from './Plan.module.css';
import { PlanAnnouncer } from './PlanAnnouncer.tsx';
import { PlanControls } from './PlanControls.tsx';
import { PlanTooltip } from './PlanTooltip.tsx';
import { paintFloor, paintMark, type Scene, scaleBar } from './paint.ts';
import { usePlanKeys } from './usePlanKeys.ts';
import { useStageCamera } from './useStageCamera.ts';
import { roomAt } from './walk.ts';

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
  readonly look: Look | null;
  readonly pointing: Pointing;
  readonly onSelect: (id: number | null) => void;
}

/** Konva's own context in screen pixels. */
const onPixels = (context: Konva.Context, shape: Konva.Shape): CanvasRenderingContext2D => {
  const ratio = shape.getLayer()?.getCanvas().getPixelRatio() ?? 1;
  const native = context._context;
  native.setTransform(ratio, 0, 0, ratio, 0, 0);
  return native;
};

export const PlanView = ({ scene, cards, floor, selected, look, pointing, onSelect }: Props) => {
  const { t } = useTranslation();
  const { layout } = scene;
  const stage = useRef<Konva.Stage>(null);
  const marks = useRef<Konva.Layer>(null);
  const box = useRef<HTMLDivElement>(null);
  const { ref: measure, width, height } = useElementSize<HTMLDivElement>();
  const holder = useMergedRef(measure, box);
  const view = { width, height };
  const [bar, setBar] = useState({ metres: 5, px: 60 });
  const camera = useStageCamera(stage, layout, view, ({ scale }) => {
    const next = scaleBar(scale);
    setBar((old) => (old.px === next.px ? old : next));
  });
  const keys = usePlanKeys({ layout, camera, view, pointing, selected, onSelect });

  useEffect(() => pointing.subscribe(() => marks.current?.batchDraw()), [pointing]);

  const looked = useRef(-1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a wish is followed once, when the floor it is about has a size
  useEffect(() => {
    const place = layout.rooms.find((room) => room.id === look?.id);
    if (look === null || width === 0 || looked.current === look.seq || place === undefined) return;
    looked.current = look.seq;
    const from = camera.get();
    const to = (look.close ? cameraOn : cameraShowing)(place, from, layout, view);
    if (to !== from) camera.move(to, true);
  }, [look, layout, width, height]);

  const pointAt = () => {
    const at = stage.current?.getRelativePointerPosition();
    const room = at ? roomAt(layout, at.x, at.y) : undefined;
    pointing.set(room ? { id: room.id, by: 'plan' } : null);
    if (box.current) box.current.style.cursor = room ? 'pointer' : 'grab';
    return room;
  };

  const paintMarks = (context: Konva.Context, shape: Konva.Shape) => {
    const native = onPixels(context, shape);
    const mark = (id: number | undefined, kind: 'selected' | 'hovered') => {
      const place = layout.rooms.find((room) => room.id === id);
      if (place) paintMark(native, place, camera.get(), scene.colors, kind);
    };
    const pointed = pointing.get();
    if (pointed?.id !== selected) mark(pointed?.id, 'hovered');
    mark(selected ?? undefined, 'selected');
  };

  return (
    <div className={styles.plan}>
      {/* biome-ignore lint/a11y/useSemanticElements: no element is a drawing that is walked by arrow keys */}
      <div
        ref={holder}
        className={styles.canvas}
        role="application"
        aria-label={t('rooms.planLabel', { floor, count: layout.rooms.length })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the plan takes arrow keys
        tabIndex={0}
        data-plan-rooms={layout.rooms.length}
        onKeyDown={keys}
      >
        {width === 0 ? null : (
          <Stage
            ref={stage}
            width={width}
            height={height}
            draggable
            onWheel={({ evt }) => {
              evt.preventDefault();
              const step = Math.max(-240, Math.min(240, evt.deltaMode === 1 ? evt.deltaY * 40 : evt.deltaY));
              const point = stage.current?.getPointerPosition();
              camera.zoom(Math.exp(-step * 0.0016), point ?? undefined);
            }}
            onMouseMove={pointAt}
            onMouseLeave={() => pointing.set(null)}
            onDragStart={() => {
              pointing.set(null);
              if (box.current) box.current.style.cursor = 'grabbing';
            }}
            onDragMove={camera.dragged}
            onDragEnd={pointAt}
            onClick={() => onSelect(pointAt()?.id ?? null)}
            onTap={() => onSelect(pointAt()?.id ?? null)}
          >
            <Layer listening={false}>
              <Shape
                perfectDrawEnabled={false}
                sceneFunc={(context, shape) => {
                  const painted = paintFloor(onPixels(context, shape), scene, camera.get(), view);
                  if (box.current) box.current.dataset.painted = String(painted);
                }}
              />
            </Layer>
            <Layer listening={false} ref={marks}>
              <Shape perfectDrawEnabled={false} sceneFunc={paintMarks} />
            </Layer>
          </Stage>
        )}
      </div>
      <PlanTooltip pointing={pointing} cards={cards} layout={layout} camera={camera} view={view} />
      <PlanControls camera={camera} bar={bar} />
      <PlanAnnouncer pointing={pointing} cards={cards} />
    </div>
  );
};
