import { useReducedMotion } from '@mantine/hooks';
import type Konva from 'konva';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { MOTION_MS } from '../../../app/theme.ts';
import { between, type Camera, type Extent, fitCamera, keepInSight, type Size, zoomAt } from './camera.ts';

export interface StageCamera {
  get(): Camera;
  /** Moves the stage; `animate` glides there, unless the system asks for less motion. */
  move(to: Camera, animate?: boolean): void;
  fit(animate?: boolean): void;
  zoom(factor: number, point?: { x: number; y: number }): void;
  /** After the stage was dragged by hand. */
  dragged(): void;
  /** Told of every move. */
  subscribe(listener: () => void): () => void;
}

const createListeners = () => {
  const listeners = new Set<() => void>();
  return {
    tell: () => {
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
};

/**
 * The stage's place and zoom, moved past React: drawing a floor anew costs nothing then but the drawing itself.
 * The whole floor is kept fitted until somebody moves it.
 */
export const useStageCamera = (
  stage: RefObject<Konva.Stage | null>,
  layout: Extent,
  view: Size,
): StageCamera => {
  const still = useReducedMotion();
  const fitted = useRef(true);
  const frame = useRef(0);
  const [{ tell, subscribe }] = useState(createListeners);

  const get = (): Camera => ({
    scale: stage.current?.scaleX() ?? 1,
    x: stage.current?.x() ?? 0,
    y: stage.current?.y() ?? 0,
  });
  const apply = (camera: Camera) => {
    stage.current?.scale({ x: camera.scale, y: camera.scale });
    stage.current?.position({ x: camera.x, y: camera.y });
    stage.current?.batchDraw();
    tell();
  };
  const move = (to: Camera, animate = false) => {
    cancelAnimationFrame(frame.current);
    fitted.current = false;
    if (!animate || still) {
      apply(to);
      return;
    }
    const from = get();
    let started: number | null = null;
    const step = (now: number) => {
      started ??= now;
      const t = Math.min(1, (now - started) / MOTION_MS);
      apply(between(from, to, 1 - (1 - t) ** 3));
      if (t < 1) frame.current = requestAnimationFrame(step);
    };
    frame.current = requestAnimationFrame(step);
  };
  const fit = (animate = false) => {
    move(fitCamera(layout, view), animate);
    fitted.current = true;
  };

  // A new floor or size is looked at anew before it is painted, nothing else moves the stage.
  useLayoutEffect(() => {
    if (view.width === 0) return;
    if (fitted.current) fit();
    else apply(keepInSight(get(), layout, view));
  }, [layout.width, layout.height, view.width, view.height]);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  return {
    get,
    move,
    fit,
    subscribe,
    zoom: (factor, point = { x: view.width / 2, y: view.height / 2 }) =>
      move(zoomAt(get(), factor, point, layout, view)),
    dragged: () => {
      cancelAnimationFrame(frame.current);
      fitted.current = false;
      const kept = keepInSight(get(), layout, view);
      stage.current?.position({ x: kept.x, y: kept.y });
      tell();
    },
  };
};
