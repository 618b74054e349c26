import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { PAINT_PALETTE } from '../../../app/theme.ts';
import { keepInSight, type Size } from './camera.ts';
import styles from './Plan.module.css';
import type { Scene } from './paint.ts';
import type { StageCamera } from './useStageCamera.ts';

interface Props {
  readonly scene: Scene;
  readonly camera: StageCamera;
  readonly view: Size;
}

/** The longest sides, px. */
const MOST: Size = { width: 170, height: 110 };
/** A floor that is in sight but for this share needs no map. */
const NEARLY_ALL = 0.98;

/** Paints rooms as plain grounds: at this size nothing else would be seen. */
const paintMap = (canvas: HTMLCanvasElement, scene: Scene, scale: number): void => {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(scene.layout.width * scale * ratio);
  canvas.height = Math.round(scene.layout.height * scale * ratio);
  context.scale(scale * ratio, scale * ratio);
  context.fillStyle = scene.colors.floor;
  context.fillRect(0, 0, scene.layout.width, scene.layout.height);
  const palette = PAINT_PALETTE[scene.scheme];
  for (const { place, paint, debtor, faded } of scene.rooms) {
    context.globalAlpha = faded ? 0.25 : 1;
    context.fillStyle = debtor ? palette.debtor.line : palette[paint].line;
    context.fillRect(place.x, place.y, place.width, place.height);
  }
};

/** The whole floor small, with a frame around what is in sight: pressed or dragged, it moves the sight. Ornament for the mouse; the keys have 0 and the arrows. */
export const Minimap = ({ scene, camera, view }: Props) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(false);
  const { layout } = scene;
  const scale = Math.min(MOST.width / layout.width, MOST.height / layout.height);
  const size = { width: layout.width * scale, height: layout.height * scale };

  useEffect(() => {
    if (canvas.current !== null && shown) paintMap(canvas.current, scene, scale);
  }, [scene, scale, shown]);
  useEffect(() => {
    const follow = () => {
      const at = camera.get();
      const seen = {
        left: Math.max(0, -at.x / at.scale),
        top: Math.max(0, -at.y / at.scale),
        right: Math.min(layout.width, (view.width - at.x) / at.scale),
        bottom: Math.min(layout.height, (view.height - at.y) / at.scale),
      };
      const share = ((seen.right - seen.left) * (seen.bottom - seen.top)) / (layout.width * layout.height);
      setShown(share < NEARLY_ALL);
      if (frame.current === null) return;
      Object.assign(frame.current.style, {
        left: `${seen.left * scale}px`,
        top: `${seen.top * scale}px`,
        width: `${Math.max(4, (seen.right - seen.left) * scale)}px`,
        height: `${Math.max(4, (seen.bottom - seen.top) * scale)}px`,
      });
    };
    follow();
    return camera.subscribe(follow);
  }, [layout, view.width, view.height, scale, shown]);

  const go = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const map = event.currentTarget.getBoundingClientRect();
    const at = camera.get();
    const x = view.width / 2 - ((event.clientX - map.left) / scale) * at.scale;
    const y = view.height / 2 - ((event.clientY - map.top) / scale) * at.scale;
    camera.move(keepInSight({ scale: at.scale, x, y }, layout, view));
  };
  if (!shown) return null;
  return (
    <div
      className={styles.minimap}
      style={size}
      onPointerDown={go}
      onPointerMove={go}
      aria-hidden
      data-minimap
    >
      <canvas ref={canvas} style={size} />
      <div ref={frame} className={styles.minimapFrame} />
    </div>
  );
};
