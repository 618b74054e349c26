import type Konva from 'konva';
import { type RefObject, useEffect, useRef } from 'react';
import { Layer, Shape, Stage } from 'react-konva';
import type { Pointing } from '../pointing.ts';
import type { Size } from './camera.ts';
import { paintFloor, paintMark, type Scene } from './paint.ts';
import type { StageCamera } from './useStageCamera.ts';
import { roomAt } from './walk.ts';

interface Props {
  readonly stage: RefObject<Konva.Stage | null>;
  /** The element that shows the cursor, and how many rooms were painted. */
  readonly box: RefObject<HTMLDivElement | null>;
  readonly scene: Scene;
  readonly camera: StageCamera;
  readonly view: Size;
  readonly selected: number | null;
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

/** Wheel steps of any mouse or touchpad as a factor. */
const zoomFactor = (event: WheelEvent) => {
  const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 40 : event.deltaY;
  return Math.exp(-Math.max(-240, Math.min(240, pixels)) * 0.0016);
};

/** What the mouse does on the stage. Layers never listen: a room under the pointer is found by arithmetic. */
const useMouse = ({ stage, box, scene, camera, pointing, onSelect }: Props) => {
  const cursor = (name: string) => {
    if (box.current) box.current.style.cursor = name;
  };
  const point = () => {
    const at = stage.current?.getRelativePointerPosition();
    const room = at ? roomAt(scene.layout, at.x, at.y) : undefined;
    pointing.set(room ? { id: room.id, by: 'plan' } : null);
    cursor(room ? 'pointer' : 'grab');
    return room;
  };
  const choose = () => onSelect(point()?.id ?? null);
  return {
    onWheel: ({ evt }: Konva.KonvaEventObject<WheelEvent>) => {
      evt.preventDefault();
      camera.zoom(zoomFactor(evt), stage.current?.getPointerPosition() ?? undefined);
    },
    onMouseMove: () => void point(),
    onMouseLeave: () => pointing.set(null),
    onDragStart: () => {
      pointing.set(null);
      cursor('grabbing');
    },
    onDragMove: camera.dragged,
    onDragEnd: () => void point(),
    onClick: choose,
    onTap: choose,
  };
};

/** The canvas: one shape draws the floor, one above it the marks, so that pointing never draws the floor anew. */
export const PlanStage = (props: Props) => {
  const { stage, box, scene, camera, view, selected, pointing } = props;
  const marks = useRef<Konva.Layer>(null);
  const mouse = useMouse(props);
  useEffect(() => pointing.subscribe(() => marks.current?.batchDraw()), [pointing]);

  const paint = (context: Konva.Context, shape: Konva.Shape) => {
    const painted = paintFloor(onPixels(context, shape), scene, camera.get(), view);
    if (box.current) box.current.dataset.painted = String(painted);
  };
  const paintMarks = (context: Konva.Context, shape: Konva.Shape) => {
    const native = onPixels(context, shape);
    const mark = (id: number | undefined, kind: 'selected' | 'hovered') => {
      const place = scene.layout.rooms.find((room) => room.id === id);
      if (place) paintMark(native, place, camera.get(), scene.colors, kind);
    };
    const pointed = pointing.get();
    if (pointed?.id !== selected) mark(pointed?.id, 'hovered');
    mark(selected ?? undefined, 'selected');
  };

  return (
    <Stage ref={stage} width={view.width} height={view.height} draggable dragDistance={4} {...mouse}>
      <Layer listening={false}>
        <Shape perfectDrawEnabled={false} sceneFunc={paint} />
      </Layer>
      <Layer listening={false} ref={marks}>
        <Shape perfectDrawEnabled={false} sceneFunc={paintMarks} />
      </Layer>
    </Stage>
  );
};
