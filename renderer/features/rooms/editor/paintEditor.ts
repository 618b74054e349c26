import type { Box, Point } from '../../../../plan/geometry.ts';
import type { PlanColors } from '../../../app/theme.ts';
import type { Camera, Size } from '../plan/camera.ts';
import { handlesOf } from './gestures.ts';
import { type Item, outlineOf } from './model/document.ts';
import type { Guides } from './model/snap.ts';

/** What the editor draws beside the plan itself: grid, picture, handles, guides, and what the hand is pulling. */

const toScreen = ([x, y]: Point, { scale, x: dx, y: dy }: Camera): Point => [x * scale + dx, y * scale + dy];

/** Lines nearer than this aren't drawn, px. */
const LEAST_PX = 7;

export const paintGrid = (
  context: CanvasRenderingContext2D,
  grid: number,
  sheet: Size,
  camera: Camera,
  colors: PlanColors,
): void => {
  const step = [grid, 0.5, 1, 5, 10].find((one) => one > 0 && one * camera.scale >= LEAST_PX) ?? 10;
  context.strokeStyle = colors.dim;
  context.lineWidth = 1;
  for (const [part, every] of [
    [0.1, step],
    [0.28, step * 10],
  ] as const) {
    context.globalAlpha = part;
    context.beginPath();
    for (let x = 0; x <= sheet.width + 1e-6; x += every) {
      const px = Math.round(x * camera.scale + camera.x) + 0.5;
      context.moveTo(px, camera.y);
      context.lineTo(px, sheet.height * camera.scale + camera.y);
    }
    for (let y = 0; y <= sheet.height + 1e-6; y += every) {
      const py = Math.round(y * camera.scale + camera.y) + 0.5;
      context.moveTo(camera.x, py);
      context.lineTo(sheet.width * camera.scale + camera.x, py);
    }
    context.stroke();
  }
  context.globalAlpha = 1;
};

const ring = (
  context: CanvasRenderingContext2D,
  points: readonly Point[],
  camera: Camera,
  close: boolean,
) => {
  context.beginPath();
  for (const point of points) context.lineTo(...toScreen(point, camera));
  if (close) context.closePath();
};

export const HANDLE_PX = 4;

/** Frames around what is chosen; of one thing alone its handles too. */
export const paintChosen = (
  context: CanvasRenderingContext2D,
  items: readonly Item[],
  camera: Camera,
  colors: PlanColors,
): void => {
  context.lineWidth = 2;
  context.strokeStyle = colors.accent;
  for (const item of items) {
    ring(context, outlineOf(item), camera, !(item.kind === 'shape' && item.shape.kind === 'wall'));
    context.stroke();
  }
  const [only] = items;
  if (items.length !== 1 || only === undefined) return;
  context.fillStyle = colors.surface;
  for (const handle of handlesOf(only)) {
    const [x, y] = toScreen(handle, camera);
    context.fillRect(x - HANDLE_PX, y - HANDLE_PX, HANDLE_PX * 2, HANDLE_PX * 2);
    context.strokeRect(x - HANDLE_PX, y - HANDLE_PX, HANDLE_PX * 2, HANDLE_PX * 2);
  }
};

export const paintGuides = (
  context: CanvasRenderingContext2D,
  guides: Guides,
  camera: Camera,
  view: Size,
  colors: PlanColors,
): void => {
  context.strokeStyle = colors.accent;
  context.lineWidth = 1;
  context.setLineDash([5, 4]);
  context.beginPath();
  if (guides.x !== null) {
    const x = Math.round(guides.x * camera.scale + camera.x) + 0.5;
    context.moveTo(x, 0);
    context.lineTo(x, view.height);
  }
  if (guides.y !== null) {
    const y = Math.round(guides.y * camera.scale + camera.y) + 0.5;
    context.moveTo(0, y);
    context.lineTo(view.width, y);
  }
  context.stroke();
  context.setLineDash([]);
};

/** A frame pulled by hand, with its size in metres beside it where it will become something. */
export const paintPulled = (
  context: CanvasRenderingContext2D,
  frame: Box,
  camera: Camera,
  colors: PlanColors,
  size: string | null,
): void => {
  const [x, y] = toScreen([frame.x, frame.y], camera);
  const [width, height] = [frame.width * camera.scale, frame.height * camera.scale];
  context.fillStyle = colors.accent;
  context.globalAlpha = 0.12;
  context.fillRect(x, y, width, height);
  context.globalAlpha = 1;
  context.strokeStyle = colors.accent;
  context.lineWidth = 1;
  context.setLineDash([4, 3]);
  context.strokeRect(x, y, width, height);
  context.setLineDash([]);
  if (size !== null) write(context, size, [x + width + 6, y + height + 6], colors);
};

/** Points set one after another, and the line to the pointer. */
export const paintDraft = (
  context: CanvasRenderingContext2D,
  points: readonly Point[],
  camera: Camera,
  colors: PlanColors,
  length: string | null,
): void => {
  context.strokeStyle = colors.accent;
  context.lineWidth = 2;
  ring(context, points, camera, false);
  context.stroke();
  context.fillStyle = colors.surface;
  for (const point of points.slice(0, -1)) {
    const [x, y] = toScreen(point, camera);
    context.fillRect(x - 3, y - 3, 6, 6);
    context.strokeRect(x - 3, y - 3, 6, 6);
  }
  const end = points.at(-1);
  if (length !== null && end !== undefined) {
    const [x, y] = toScreen(end, camera);
    write(context, length, [x + 10, y + 10], colors);
  }
};

const write = (context: CanvasRenderingContext2D, text: string, [x, y]: Point, colors: PlanColors): void => {
  context.font = '550 12px sans-serif';
  context.textAlign = 'left';
  context.textBaseline = 'top';
  const { width } = context.measureText(text);
  context.fillStyle = colors.surface;
  context.globalAlpha = 0.9;
  context.fillRect(x - 3, y - 2, width + 6, 17);
  context.globalAlpha = 1;
  context.fillStyle = colors.text;
  context.fillText(text, x, y);
};
