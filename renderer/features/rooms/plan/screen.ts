import type { Camera } from './camera.ts';
import type { Rect } from './layout.ts';

/** A rectangle in whole screen pixels; neighbours that touch in metres touch here too. */
export const onScreen = (rect: Rect, camera: Camera): Rect => {
  const x = Math.round(rect.x * camera.scale + camera.x);
  const y = Math.round(rect.y * camera.scale + camera.y);
  return {
    x,
    y,
    width: Math.round((rect.x + rect.width) * camera.scale + camera.x) - x,
    height: Math.round((rect.y + rect.height) * camera.scale + camera.y) - y,
  };
};
