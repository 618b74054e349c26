import type Konva from 'konva';
import { type RefObject, useEffect, useRef } from 'react';
import { Layer, Shape, Stage } from 'react-konva';
import type { Pointing } from '../pointing.ts';
import type { Size } from './camera.ts';
import type { Rect } from './layout.ts';
import { type MarkKind, paintFloor, paintMark, type Scene } from './paint.ts';
import { onScreen } from './screen.ts';
import type { StageCamera } from './useStageCamera.ts';
import { roomAt, roomsWithin } from './walk.ts';

interface Props {
  readonly stage: RefObject<Konva.Stage | null>;
  /** The element that shows the cursor, and how many rooms were painted. */
  readonly box: RefObject<HTMLDivElement | null>;
  readonly scene: Scene;
  readonly camera: StageCamera;
  readonly view: Size;
  readonly selected: number | null;
  readonly chosen: ReadonlySet<number>;
  readonly pointing: Pointing;
  readonly onSelect: (id: number | null) => void;
  readonly onToggle: (id: number) => void;
  readonly onChoose: (ids: readonly number[]) => void;
}

/** Konva's own context in screen pixels, and how many device pixels one has. */
export const onPixels = (context: Konva.Context, shape: Konva.Shape) => {
  const ratio = shape.getLayer()?.getCanvas().getPixelRatio() ?? 1;
  const native: CanvasRenderingContext2D = context._context;
  native.setTransform(ratio, 0, 0, ratio, 0, 0);
  return { native, ratio };
};

/** Wheel steps of any mouse or touchpad as a factor. */
export const zoomFactor = (event: WheelEvent) => {
  const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 40 : event.deltaY;
  return Math.exp(-Math.max(-240, Math.min(240, pixels)) * 0.0016);
};

/** The frame pulled by hand with Shift, metres; null: none is. */
interface Pulled {
  from: { x: number; y: number };
  frame: Rect;
}

const useFrame = ({ stage, scene, onChoose }: Props, redraw: () => void) => {
  const pulled = useRef<Pulled | null>(null);
  const at = () => stage.current?.getRelativePointerPosition() ?? null;
  return {
    pulled,
    begin: () => {
      const from = at();
      if (from === null) return;
      stage.current?.stopDrag();
      pulled.current = { from, frame: { ...from, width: 0, height: 0 } };
    },
    pull: (): boolean => {
      const to = at();
      if (pulled.current === null || to === null) return false;
      const { from } = pulled.current;
      pulled.current.frame = {
        x: Math.min(from.x, to.x),
        y: Math.min(from.y, to.y),
        width: Math.abs(to.x - from.x),
        height: Math.abs(to.y - from.y),
      };
      redraw();
      return true;
    },
    /** Whether a frame was pulled; a press without a pull is a click. */
    end: (): boolean => {
      const frame = pulled.current?.frame;
      pulled.current = null;
      if (frame === undefined || frame.width + frame.height < 0.3) return false;
      onChoose(roomsWithin(scene.layout, frame).map((room) => room.id));
      redraw();
      return true;
    },
  };
};

/** What the mouse does on the stage. Layers never listen: a room under the pointer is found by arithmetic. */
const useMouse = (props: Props, frame: ReturnType<typeof useFrame>) => {
  const { stage, box, scene, camera, pointing, onSelect, onToggle } = props;
  const framed = useRef(false);
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
  const choose = ({ evt }: Konva.KonvaEventObject<MouseEvent | TouchEvent>) => {
    if (framed.current) return;
    const room = point();
    if (room && (evt.ctrlKey || evt.metaKey || evt.shiftKey)) onToggle(room.id);
    else onSelect(room?.id ?? null);
  };
  return {
    onWheel: ({ evt }: Konva.KonvaEventObject<WheelEvent>) => {
      evt.preventDefault();
      camera.zoom(zoomFactor(evt), stage.current?.getPointerPosition() ?? undefined);
    },
    onMouseDown: ({ evt }: Konva.KonvaEventObject<MouseEvent>) => {
      framed.current = false;
      if (evt.shiftKey) frame.begin();
    },
    onMouseMove: () => {
      if (!frame.pull()) point();
    },
    onMouseUp: () => {
      framed.current = frame.end();
    },
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
  const { stage, box, scene, camera, view, selected, chosen, pointing } = props;
  const marks = useRef<Konva.Layer>(null);
  const frame = useFrame(props, () => marks.current?.batchDraw());
  const mouse = useMouse(props, frame);
  useEffect(() => pointing.subscribe(() => marks.current?.batchDraw()), [pointing]);

  const paint = (context: Konva.Context, shape: Konva.Shape) => {
    const { native, ratio } = onPixels(context, shape);
    const painted = paintFloor(native, scene, camera.get(), view, ratio);
    if (box.current) box.current.dataset.painted = String(painted);
  };
  const paintMarks = (context: Konva.Context, shape: Konva.Shape) => {
    const { native } = onPixels(context, shape);
    const mark = (id: number | undefined, kind: MarkKind) => {
      const place = scene.layout.rooms.find((room) => room.id === id);
      if (place) paintMark(native, place, camera.get(), scene.colors, kind);
    };
    for (const id of chosen) mark(id, 'chosen');
    const pointed = pointing.get();
    if (pointed?.id !== selected) mark(pointed?.id, 'hovered');
    mark(selected ?? undefined, 'selected');
    const pulled = frame.pulled.current;
    if (pulled !== null) paintFrame(native, onScreen(pulled.frame, camera.get()), scene.colors.accent);
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

const paintFrame = (context: CanvasRenderingContext2D, rect: Rect, colour: string): void => {
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = 1;
  context.globalAlpha = 0.12;
  context.fillRect(rect.x, rect.y, rect.width, rect.height);
  context.globalAlpha = 1;
  context.setLineDash([4, 3]);
  context.strokeRect(rect.x + 0.5, rect.y + 0.5, rect.width, rect.height);
  context.setLineDash([]);
};
