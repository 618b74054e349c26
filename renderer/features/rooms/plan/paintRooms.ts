import {
  PAINT_HATCH,
  PAINT_PALETTE,
  type PaintKey,
  type PlanColors,
  type StatusPaint,
} from '../../../app/theme.ts';
import { hatchTile, TILE_RATIO } from '../../../components/status/hatchTile.ts';
import type { Camera } from './camera.ts';
import type { Rect } from './layout.ts';
import type { PaintedRoom, Scene } from './paint.ts';

/** Rooms without their letters: grounds, hatches, outlines. */

/** A room in sight, in screen pixels. */
export interface Seen {
  readonly room: PaintedRoom;
  readonly rect: Rect;
  /** Corners x, y, x, y, …; null: the rectangle itself. */
  readonly corners: readonly number[] | null;
}

export const FADED = 0.22;
const patternOf = (
  context: CanvasRenderingContext2D,
  key: PaintKey,
  scene: Scene,
  camera: Camera,
): CanvasPattern | null => {
  const tile = hatchTile(key, scene.scheme);
  const pattern = tile === null ? null : context.createPattern(tile, 'repeat');
  // The hatch moves with the floor instead of swimming under it.
  pattern?.setTransform(
    new DOMMatrix([1 / TILE_RATIO, 0, 0, 1 / TILE_RATIO, Math.round(camera.x), Math.round(camera.y)]),
  );
  return pattern;
};

const trace = (context: CanvasRenderingContext2D, corners: readonly number[], shift: number): void => {
  context.beginPath();
  context.moveTo((corners[0] ?? 0) + shift, (corners[1] ?? 0) + shift);
  for (let at = 2; at < corners.length; at += 2)
    context.lineTo((corners[at] ?? 0) + shift, (corners[at + 1] ?? 0) + shift);
  context.closePath();
};

const fill = (context: CanvasRenderingContext2D, { rect, corners }: Seen): void => {
  if (corners === null) {
    context.fillRect(rect.x, rect.y, rect.width, rect.height);
    return;
  }
  trace(context, corners, 0);
  context.fill();
};

const paintOf = (scene: Scene, key: PaintKey): StatusPaint => PAINT_PALETTE[scene.scheme][key];

const paintGrounds = (context: CanvasRenderingContext2D, scene: Scene, seen: readonly Seen[]): void => {
  for (const one of seen) {
    context.globalAlpha = one.room.faded ? FADED : 1;
    context.fillStyle = paintOf(scene, one.room.paint).fill;
    fill(context, one);
  }
};

const paintHatches = (
  context: CanvasRenderingContext2D,
  scene: Scene,
  camera: Camera,
  seen: readonly Seen[],
): void => {
  const patterns = new Map<PaintKey, CanvasPattern | null>();
  const hatch = (key: PaintKey, one: Seen) => {
    if (PAINT_HATCH[key] === null) return;
    if (!patterns.has(key)) patterns.set(key, patternOf(context, key, scene, camera));
    const pattern = patterns.get(key);
    if (!pattern) return;
    context.fillStyle = pattern;
    fill(context, one);
  };
  for (const one of seen) {
    context.globalAlpha = one.room.faded ? FADED : 1;
    hatch(one.room.paint, one);
    if (one.room.debtor) hatch('debtor', one);
  }
};

const paintDoor = (
  context: CanvasRenderingContext2D,
  { room, rect }: Seen,
  camera: Camera,
  colors: PlanColors,
): void => {
  const door = Math.round(Math.min(0.9 * camera.scale, 26));
  context.fillStyle = colors.floor;
  const y = room.place.front === 'up' ? rect.y - 1 : rect.y + rect.height - 2;
  context.fillRect(rect.x + (rect.width - door) / 2, y, door, 3);
};

/** From this zoom on, px a metre, doors are drawn. */
const DOORS_FROM = 16;

const paintOutlines = (
  context: CanvasRenderingContext2D,
  scene: Scene,
  camera: Camera,
  seen: readonly Seen[],
): void => {
  context.lineWidth = 1;
  let dashed = false;
  for (const one of seen) {
    const { room, rect, corners } = one;
    context.globalAlpha = room.faded ? FADED : 1;
    context.strokeStyle = paintOf(scene, room.debtor ? 'debtor' : room.paint).line;
    if (dashed !== (room.paint === 'notOffered')) {
      dashed = !dashed;
      context.setLineDash(dashed ? [3, 3] : []);
    }
    if (corners === null) context.strokeRect(rect.x + 0.5, rect.y + 0.5, rect.width - 1, rect.height - 1);
    else {
      trace(context, corners, 0.5);
      context.stroke();
    }
    if (camera.scale >= DOORS_FROM && room.place.front !== null)
      paintDoor(context, one, camera, scene.colors);
  }
  context.setLineDash([]);
};

export const paintRooms = (
  context: CanvasRenderingContext2D,
  scene: Scene,
  camera: Camera,
  seen: readonly Seen[],
): void => {
  paintGrounds(context, scene, seen);
  paintHatches(context, scene, camera, seen);
  paintOutlines(context, scene, camera, seen);
  context.globalAlpha = 1;
};
