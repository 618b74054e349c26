import type { Rect } from './layout.ts';

/** How metres come to pixels: `px = metres × scale + offset`. Pure; the stage is moved with what comes out. */
export interface Camera {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a camera looks at: a floor's size in metres. */
export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** Around the fitted floor, px; more below, for the scale and the caption. */
const MARGIN = 14;
const BELOW = 50;
/** Pixels a metre at the closest. */
const CLOSEST = 64;
/** At least so much of the floor stays in sight, px. */
const KEEP = 80;

const clamp = (value: number, min: number, max: number) => Math.min(Math.max(value, min), max);

/** The whole floor, centred. */
export const fitCamera = (layout: Extent, view: Size): Camera => {
  const free = { width: view.width - 2 * MARGIN, height: view.height - MARGIN - BELOW };
  const scale = clamp(Math.min(free.width / layout.width, free.height / layout.height), 0.5, CLOSEST);
  return {
    scale,
    x: (view.width - layout.width * scale) / 2,
    y: MARGIN + Math.max(0, (free.height - layout.height * scale) / 2),
  };
};

/** Keeps a part of the floor in sight, however far it was dragged. */
export const keepInSight = (camera: Camera, layout: Extent, view: Size): Camera => ({
  scale: camera.scale,
  x: clamp(camera.x, KEEP - layout.width * camera.scale, view.width - KEEP),
  y: clamp(camera.y, KEEP - layout.height * camera.scale, view.height - KEEP),
});

/** Zooms by `factor` while the point under the pointer stays where it is. */
export const zoomAt = (
  camera: Camera,
  factor: number,
  point: { x: number; y: number },
  layout: Extent,
  view: Size,
): Camera => {
  const farthest = fitCamera(layout, view).scale * 0.7;
  const scale = clamp(camera.scale * factor, Math.min(farthest, CLOSEST), CLOSEST);
  const by = scale / camera.scale;
  const moved = { scale, x: point.x - (point.x - camera.x) * by, y: point.y - (point.y - camera.y) * by };
  return keepInSight(moved, layout, view);
};

/** Along one axis: what is larger than the view fills it up to a margin, what is smaller stands in its middle. */
const filling = (offset: number, length: number, view: number) =>
  length + 2 * MARGIN < view ? (view - length) / 2 : clamp(offset, view - length - MARGIN, MARGIN);

/** Where to look so that a room is near the middle, large enough to be read. */
export const cameraOn = (room: Rect, camera: Camera, layout: Extent, view: Size): Camera => {
  const readable = 64 / Math.min(room.width, room.height);
  const scale = clamp(Math.max(camera.scale, readable), camera.scale, CLOSEST);
  const x = view.width / 2 - (room.x + room.width / 2) * scale;
  const y = view.height / 2 - (room.y + room.height / 2) * scale;
  return {
    scale,
    x: filling(x, layout.width * scale, view.width),
    y: filling(y, layout.height * scale, view.height),
  };
};

/** Moves just enough to bring a room into sight; the same camera when it is already. */
export const cameraShowing = (room: Rect, camera: Camera, layout: Extent, view: Size): Camera => {
  const pad = 12;
  const left = room.x * camera.scale + camera.x;
  const top = room.y * camera.scale + camera.y;
  const dx = Math.max(0, pad - left) + Math.min(0, view.width - pad - (left + room.width * camera.scale));
  const dy = Math.max(0, pad - top) + Math.min(0, view.height - pad - (top + room.height * camera.scale));
  if (dx === 0 && dy === 0) return camera;
  return keepInSight({ scale: camera.scale, x: camera.x + dx, y: camera.y + dy }, layout, view);
};

/** A camera on the way between two, `t` from 0 to 1; zoom in equal steps, as the eye expects. */
export const between = (from: Camera, to: Camera, t: number): Camera => ({
  scale: from.scale * (to.scale / from.scale) ** t,
  x: from.x + (to.x - from.x) * t,
  y: from.y + (to.y - from.y) * t,
});
