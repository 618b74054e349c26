import { useElementSize, useMergedRef } from '@mantine/hooks';
import type Konva from 'konva';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Layer, Shape, Stage } from 'react-konva';
import type { Point } from '../../../../plan/geometry.ts';
import { number } from '../../../i18n/format.ts';
import type { Camera, Size } from '../plan/camera.ts';
import { ScaleBar, ZoomButtons } from '../plan/PlanControls.tsx';
import { onPixels, zoomFactor } from '../plan/PlanStage.tsx';
import { paintFloor, type Scene } from '../plan/paint.ts';
import { type StageCamera, useStageCamera } from '../plan/useStageCamera.ts';
import styles from './Editor.module.css';
import { itemsOf, movedOf, type PlanDocument } from './model/document.ts';
import { paintChosen, paintDraft, paintGrid, paintGuides, paintPulled } from './paintEditor.ts';
import type { Background } from './useBackground.ts';
import type { Editor } from './useEditor.ts';
import { useEditorKeys } from './useEditorKeys.ts';
import { type Hand, IDLE, lengthOfDraft, sizeOfFrame, useGestures } from './useGestures.ts';

interface Props {
  readonly editor: Editor;
  readonly sceneOf: (doc: PlanDocument) => Scene;
  readonly background: Background | null;
  readonly onMeasured: (a: Point, b: Point) => void;
}

const paintBackground = (
  context: CanvasRenderingContext2D,
  { image, placement, opacity }: Background,
  [dx, dy]: Point,
  camera: Camera,
) => {
  context.globalAlpha = opacity;
  context.drawImage(
    image,
    (placement.x + dx) * camera.scale + camera.x,
    (placement.y + dy) * camera.scale + camera.y,
    image.naturalWidth * placement.scale * camera.scale,
    image.naturalHeight * placement.scale * camera.scale,
  );
  context.globalAlpha = 1;
};

/** Both layers' painters: the drawing below, what the hand is at above. */
const usePainters = (props: Props, hand: { current: Hand }, camera: StageCamera, view: Size) => {
  const { editor, sceneOf, background } = props;
  const { t } = useTranslation();
  const settled = useMemo(() => sceneOf(editor.doc), [sceneOf, editor.doc]);
  const paint = (context: Konva.Context, shape: Konva.Shape) => {
    const { native, ratio } = onPixels(context, shape);
    const at = camera.get();
    const shown = hand.current.doc;
    const scene = shown === null ? settled : sceneOf(shown);
    const { width, height } = editor.doc;
    native.fillStyle = scene.colors.floor;
    native.fillRect(at.x, at.y, width * at.scale, height * at.scale);
    if (background !== null) paintBackground(native, background, movedOf(editor.doc), at);
    paintGrid(native, editor.grid, { width, height }, at, scene.colors);
    paintFloor(native, scene, at, view, ratio);
  };
  const paintHand = (context: Konva.Context, shape: Konva.Shape) => {
    const { native } = onPixels(context, shape);
    const at = camera.get();
    const { colors } = settled;
    const { doc, guides, frame, draft } = hand.current;
    paintChosen(
      native,
      itemsOf(doc ?? editor.doc).filter((item) => editor.keys.has(item.key)),
      at,
      colors,
    );
    paintGuides(native, guides, at, view, colors);
    const metres = (value: string) => t('units.metres', { value });
    if (frame !== null)
      paintPulled(native, frame.box, at, colors, frame.makes ? metres(sizeOfFrame(frame.box, number)) : null);
    if (draft.length > 0) paintDraft(native, draft, at, colors, metres(number(lengthOfDraft(draft))));
  };
  return { paint, paintHand };
};

/** The sheet: drawn on by the mouse, moved by the keys. */
export const EditorStage = (props: Props) => {
  const { editor, onMeasured } = props;
  const { t } = useTranslation();
  const stage = useRef<Konva.Stage>(null);
  const box = useRef<HTMLDivElement>(null);
  const hand = useRef<Hand>(IDLE);
  const { ref: measure, width, height } = useElementSize<HTMLDivElement>();
  const holder = useMergedRef(measure, box);
  const view = { width, height };
  const camera = useStageCamera(stage, editor.doc, view);
  const redraw = () => stage.current?.batchDraw();
  const cursor = (name: string) => {
    if (box.current) box.current.style.cursor = name;
  };
  const gestures = useGestures({
    stage,
    camera,
    editor,
    hand,
    redraw,
    cursor,
    onMeasured,
    labelText: t('editor.newLabel'),
  });
  const { paint, paintHand } = usePainters(props, hand, camera, view);
  const keys = useEditorKeys(editor, gestures, camera);
  // Another tool forgets what was begun with the last one.
  useEffect(() => gestures.cancel(), [editor.tool]);

  return (
    <div className={styles.sheet}>
      <div
        ref={holder}
        className={styles.canvas}
        role="application"
        aria-label={t('editor.canvas')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the sheet takes keys
        tabIndex={0}
        data-rooms={editor.doc.rooms.length}
        data-shapes={editor.doc.shapes.length}
        data-chosen={editor.keys.size}
        onKeyDown={(event: KeyboardEvent) => keys(event.nativeEvent)}
        onDoubleClick={gestures.finish}
        onContextMenu={(event) => event.preventDefault()}
      >
        {width === 0 ? null : (
          <Stage
            ref={stage}
            width={width}
            height={height}
            onWheel={({ evt }) => {
              evt.preventDefault();
              camera.zoom(zoomFactor(evt), stage.current?.getPointerPosition() ?? undefined);
            }}
            onMouseDown={({ evt }) => {
              box.current?.focus();
              gestures.press(evt);
            }}
            onMouseMove={({ evt }) => gestures.drag(evt)}
            onMouseUp={({ evt }) => gestures.release(evt)}
          >
            <Layer listening={false}>
              <Shape perfectDrawEnabled={false} sceneFunc={paint} />
            </Layer>
            <Layer listening={false}>
              <Shape perfectDrawEnabled={false} sceneFunc={paintHand} />
            </Layer>
          </Stage>
        )}
      </div>
      {width === 0 ? null : (
        <>
          <ZoomButtons camera={camera} />
          <div className={styles.hint} aria-live="polite">
            <ScaleBar camera={camera} />
            <span>
              {t(`editorHints.${editor.tool}`, { room: editor.next?.name ?? t('editor.allPlaced') })}
            </span>
          </div>
        </>
      )}
    </div>
  );
};
