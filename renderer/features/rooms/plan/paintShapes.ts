import type { PlanShape } from '../../../../contract/plan.ts';
import type { PlanColors } from '../../../app/theme.ts';
import type { Camera } from './camera.ts';

/** Walls, doors, lifts, stairs and labels in screen pixels. */

type Of<K extends PlanShape['kind']> = Extract<PlanShape, { kind: K }>;

const trace = (context: CanvasRenderingContext2D, points: Of<'wall'>['points'], camera: Camera) => {
  context.beginPath();
  for (const [at, [x, y]] of points.entries()) {
    const [px, py] = [x * camera.scale + camera.x, y * camera.scale + camera.y];
    if (at === 0) context.moveTo(px, py);
    else context.lineTo(px, py);
  }
};

const wall = (context: CanvasRenderingContext2D, shape: Of<'wall'>, camera: Camera, colors: PlanColors) => {
  context.strokeStyle = colors.wall;
  context.lineWidth = Math.max(1.5, shape.thickness * camera.scale);
  context.lineJoin = 'miter';
  context.lineCap = 'butt';
  trace(context, shape.points, camera);
  context.stroke();
};

/** The opening in the floor's colour, its leaf open at a right angle, and the arc that it sweeps. */
const door = (context: CanvasRenderingContext2D, shape: Of<'door'>, camera: Camera, colors: PlanColors) => {
  const width = shape.width * camera.scale;
  context.save();
  context.translate(shape.x * camera.scale + camera.x, shape.y * camera.scale + camera.y);
  context.rotate((shape.angle * Math.PI) / 180);
  context.fillStyle = colors.floor;
  const thick = Math.max(3, 0.34 * camera.scale);
  context.fillRect(-width / 2, -thick / 2, width, thick);
  context.strokeStyle = colors.accent;
  context.lineWidth = Math.max(1, Math.min(2, camera.scale * 0.06));
  context.beginPath();
  context.moveTo(-width / 2, 0);
  context.lineTo(-width / 2, -width);
  context.stroke();
  context.lineWidth = 1;
  context.setLineDash([2, 2]);
  context.beginPath();
  context.arc(-width / 2, 0, width, -Math.PI / 2, 0);
  context.stroke();
  context.restore();
};

const box = (
  context: CanvasRenderingContext2D,
  shape: Of<'lift' | 'stairs'>,
  camera: Camera,
  colors: PlanColors,
) => {
  const [x, y] = [shape.x * camera.scale + camera.x, shape.y * camera.scale + camera.y];
  const [width, height] = [shape.width * camera.scale, shape.height * camera.scale];
  context.fillStyle = colors.void;
  context.fillRect(x, y, width, height);
  context.strokeStyle = colors.dim;
  context.lineWidth = 1;
  context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
  context.beginPath();
  if (shape.kind === 'lift') {
    context.moveTo(x, y);
    context.lineTo(x + width, y + height);
    context.moveTo(x + width, y);
    context.lineTo(x, y + height);
  } else {
    // Steps across the longer side, as stairs are drawn.
    const long = Math.max(width, height);
    const step = Math.max(3, 0.3 * camera.scale);
    for (let at = step; at < long; at += step) {
      if (width >= height) {
        context.moveTo(x + at, y);
        context.lineTo(x + at, y + height);
      } else {
        context.moveTo(x, y + at);
        context.lineTo(x + width, y + at);
      }
    }
  }
  context.stroke();
};

/** Letters smaller than this can't be read and aren't drawn, px. */
const LEAST_PX = 7;

const label = (
  context: CanvasRenderingContext2D,
  shape: Of<'label'>,
  camera: Camera,
  colors: PlanColors,
  font: string,
) => {
  const px = shape.size * camera.scale;
  if (px < LEAST_PX) return;
  context.save();
  context.translate(shape.x * camera.scale + camera.x, shape.y * camera.scale + camera.y);
  context.rotate((shape.angle * Math.PI) / 180);
  context.font = `550 ${px}px ${font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineWidth = Math.max(2, px / 5);
  context.lineJoin = 'round';
  context.strokeStyle = colors.floor;
  context.strokeText(shape.text, 0, 0);
  context.fillStyle = colors.text;
  context.fillText(shape.text, 0, 0);
  context.restore();
};

/** Paints one of them; letters come last, over everything. */
const paintShape = (
  context: CanvasRenderingContext2D,
  shape: PlanShape,
  camera: Camera,
  colors: PlanColors,
  font: string,
): void => {
  switch (shape.kind) {
    case 'wall':
      wall(context, shape, camera, colors);
      break;
    case 'door':
      door(context, shape, camera, colors);
      break;
    case 'lift':
    case 'stairs':
      box(context, shape, camera, colors);
      break;
    case 'label':
      label(context, shape, camera, colors, font);
      break;
  }
};

const ORDER: readonly PlanShape['kind'][] = ['lift', 'stairs', 'wall', 'door', 'label'];

export const paintShapes = (
  context: CanvasRenderingContext2D,
  shapes: readonly PlanShape[],
  camera: Camera,
  colors: PlanColors,
  font: string,
): void => {
  for (const kind of ORDER) {
    for (const shape of shapes) if (shape.kind === kind) paintShape(context, shape, camera, colors, font);
  }
};
