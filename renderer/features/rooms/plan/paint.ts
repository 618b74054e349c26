import type { PaintKey, PlanColors } from '../../../app/theme.ts';
import type { Camera, Size } from './camera.ts';
import type { Drawing, DrawnRoom } from './drawing.ts';
import type { Rect } from './layout.ts';
import { LABEL_PX, paintLabels } from './paintLabels.ts';
import { paintRooms, type Seen } from './paintRooms.ts';
import { paintShapes } from './paintShapes.ts';
import { onScreen } from './screen.ts';

/**
 * Draws the floor in screen pixels: hatches, lines and letters keep their size at any zoom and stay sharp. Only what is in
 * sight is drawn.
 */

export interface PaintedRoom {
  readonly place: DrawnRoom;
  /** Its ground: the room's state, or the level of an overlay. */
  readonly paint: PaintKey;
  readonly debtor: boolean;
  /** Number, as short as it goes. */
  readonly label: string;
  /** A second line: «5,5 м²», or what the overlay tells. */
  readonly note: string;
  readonly faded: boolean;
}

export interface Scene {
  readonly layout: Drawing;
  readonly rooms: readonly PaintedRoom[];
  readonly scheme: 'light' | 'dark';
  readonly colors: PlanColors;
  readonly font: string;
  readonly entrance: string;
  /** Over the rooms that the drawing lacks. */
  readonly unplaced: string;
}

const CAPTION_PX = 11;

const inSight = (rect: Rect, view: Size) =>
  rect.x < view.width && rect.y < view.height && rect.x + rect.width > 0 && rect.y + rect.height > 0;

const cornersOf = ({ polygon }: DrawnRoom, camera: Camera): number[] | null =>
  polygon === null
    ? null
    : polygon.flatMap(([x, y]) => [
        Math.round(x * camera.scale + camera.x),
        Math.round(y * camera.scale + camera.y),
      ]);

const fillRect = (context: CanvasRenderingContext2D, rect: Rect) =>
  context.fillRect(rect.x, rect.y, rect.width, rect.height);

const paintGround = (context: CanvasRenderingContext2D, scene: Scene, camera: Camera): void => {
  const { layout, colors, entrance } = scene;
  if (layout.entrance !== null) {
    context.fillStyle = colors.void;
    fillRect(context, onScreen({ x: 0, y: 0, width: layout.width, height: layout.height }, camera));
  }
  context.fillStyle = colors.floor;
  for (const floor of layout.floors) fillRect(context, onScreen(floor, camera));
  if (layout.entrance === null || entrance === '') return;
  const gap = onScreen({ ...layout.entrance, y: layout.height, height: 0 }, camera);
  caption(context, scene, `↑ ${entrance}`, gap.x + gap.width / 2, gap.y + 4, 'center');
};

const caption = (
  context: CanvasRenderingContext2D,
  scene: Scene,
  text: string,
  x: number,
  y: number,
  align: CanvasTextAlign,
): void => {
  context.fillStyle = scene.colors.dim;
  context.font = `500 ${CAPTION_PX}px ${scene.font}`;
  context.textAlign = align;
  context.textBaseline = 'top';
  context.fillText(text, x, y);
};

/** Outer walls with the gap of the entrance; over the rooms, which touch them. */
const paintWalls = (context: CanvasRenderingContext2D, scene: Scene, camera: Camera): void => {
  const { layout, colors } = scene;
  if (layout.entrance === null) return;
  const wall = Math.max(2, Math.round(0.3 * camera.scale));
  const box = onScreen({ x: 0, y: 0, width: layout.width, height: layout.height }, camera);
  const gap = onScreen({ ...layout.entrance, y: layout.height, height: 0 }, camera);
  context.fillStyle = colors.wall;
  fillRect(context, { ...box, height: wall });
  fillRect(context, { ...box, width: wall });
  fillRect(context, { ...box, x: box.x + box.width - wall, width: wall });
  const bottom = { y: box.y + box.height - wall, height: wall };
  fillRect(context, { ...bottom, x: box.x, width: gap.x - box.x });
  fillRect(context, { ...bottom, x: gap.x + gap.width, width: box.x + box.width - gap.x - gap.width });
  context.fillStyle = colors.floor;
  fillRect(context, { ...bottom, x: gap.x, width: gap.width });
};

/** Rooms in sight, in pixels. */
const roomsInSight = (scene: Scene, camera: Camera, view: Size): Seen[] => {
  const seen: Seen[] = [];
  for (const room of scene.rooms) {
    const rect = onScreen(room.place, camera);
    if (inSight(rect, view)) seen.push({ room, rect, corners: cornersOf(room.place, camera) });
  }
  return seen;
};

/**
 * Paints everything; returns how many rooms were in sight.
 * @param ratio device pixels a pixel
 * @param least px of the smallest letters
 */
export const paintFloor = (
  context: CanvasRenderingContext2D,
  scene: Scene,
  camera: Camera,
  view: Size,
  ratio = 1,
  least = LABEL_PX,
): number => {
  const seen = roomsInSight(scene, camera, view);
  paintGround(context, scene, camera);
  paintRooms(context, scene, camera, seen);
  paintWalls(context, scene, camera);
  paintShapes(context, scene.layout.shapes, camera, scene.colors, scene.font);
  const { unplaced } = scene.layout;
  if (unplaced !== null)
    caption(context, scene, scene.unplaced, camera.x + 4, unplaced.y * camera.scale + camera.y - 18, 'left');
  paintLabels(context, scene, camera, seen, ratio, least);
  return seen.length;
};

export type MarkKind = 'selected' | 'hovered' | 'chosen';

/** A frame around one room: selected (thick), chosen among several, or pointed at. */
export const paintMark = (
  context: CanvasRenderingContext2D,
  place: DrawnRoom,
  camera: Camera,
  colors: PlanColors,
  kind: MarkKind,
): void => {
  const rect = onScreen(place, camera);
  const corners = cornersOf(place, camera);
  const stroke = () => {
    if (corners === null) {
      context.strokeRect(rect.x - 1, rect.y - 1, rect.width + 2, rect.height + 2);
      return;
    }
    context.beginPath();
    for (let at = 0; at < corners.length; at += 2) context.lineTo(corners[at] ?? 0, corners[at + 1] ?? 0);
    context.closePath();
    context.stroke();
  };
  const width = kind === 'hovered' ? 2 : 3;
  context.lineJoin = 'miter';
  context.lineWidth = width + 2;
  context.strokeStyle = colors.surface;
  stroke();
  context.lineWidth = width;
  context.strokeStyle = kind === 'hovered' ? colors.text : colors.accent;
  stroke();
  if (kind === 'chosen' && rect.width >= TICK_FROM) paintTick(context, rect, colors);
};

const TICK_PX = 12;
/** In a narrower room the tick would hide the number; the thick frame tells alone. */
const TICK_FROM = 34;

/** A tick in the corner: chosen rooms are told without colour too. */
const paintTick = (context: CanvasRenderingContext2D, rect: Rect, colors: PlanColors): void => {
  const side = Math.min(TICK_PX, rect.height);
  const [x, y] = [rect.x + rect.width - side, rect.y];
  context.fillStyle = colors.accent;
  context.fillRect(x, y, side, side);
  context.strokeStyle = colors.surface;
  context.lineWidth = Math.max(1, side / 7);
  context.beginPath();
  context.moveTo(x + side * 0.22, y + side * 0.52);
  context.lineTo(x + side * 0.43, y + side * 0.74);
  context.lineTo(x + side * 0.8, y + side * 0.28);
  context.stroke();
};

const BARS = [1, 2, 5, 10, 20, 50];

/** A scale bar's length: the round number of metres nearest to 90 px. */
export const scaleBar = (scale: number): { metres: number; px: number } => {
  const metres = BARS.find((bar) => bar * scale >= 56) ?? 50;
  return { metres, px: Math.round(metres * scale) };
};
