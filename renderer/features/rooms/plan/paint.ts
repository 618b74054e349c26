import { type PlanColors, STATUS_HATCH, STATUS_PALETTE, type StatusKey } from '../../../app/theme.ts';
import type { RoomStatus } from '../../../components/status/roomStatus.ts';
import type { Camera, Size } from './camera.ts';
import type { FloorLayout, PlacedRoom, Rect } from './layout.ts';

/**
 * Draws the floor in screen pixels: hatches, lines and letters keep their size at any zoom and stay sharp. Only what is in
 * sight is drawn; letters cost most, so they come last and only where they fit.
 */

export interface PaintedRoom {
  readonly place: PlacedRoom;
  readonly status: RoomStatus;
  readonly debtor: boolean;
  /** Number, as short as it goes. */
  readonly label: string;
  /** «5,5 м²». */
  readonly area: string;
  readonly faded: boolean;
}

export interface Scene {
  readonly layout: FloorLayout;
  readonly rooms: readonly PaintedRoom[];
  readonly scheme: 'light' | 'dark';
  readonly colors: PlanColors;
  readonly font: string;
  readonly entrance: string;
}

const FADED = 0.22;
const LABEL_PX = 11;
const LABEL_MOST = 17;
const AREA_PX = 10;
const HALO_PX = 5;
const TILE_RATIO = 2;

const tiles = new Map<string, HTMLCanvasElement>();

/** One tile of a state's hatch, drawn once a colour scheme. */
const hatchTile = (status: StatusKey, scheme: 'light' | 'dark'): HTMLCanvasElement | null => {
  const hatch = STATUS_HATCH[status];
  if (hatch === null) return null;
  const key = `${status}:${scheme}`;
  const known = tiles.get(key);
  if (known) return known;
  const canvas = document.createElement('canvas');
  canvas.width = hatch.tile * TILE_RATIO;
  canvas.height = hatch.tile * TILE_RATIO;
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.scale(TILE_RATIO, TILE_RATIO);
  context.strokeStyle = STATUS_PALETTE[scheme][status].line;
  context.lineWidth = hatch.stroke;
  context.lineCap = 'round';
  context.stroke(new Path2D(hatch.path));
  tiles.set(key, canvas);
  return canvas;
};

const onScreen = (rect: Rect, camera: Camera) => {
  const x = Math.round(rect.x * camera.scale + camera.x);
  const y = Math.round(rect.y * camera.scale + camera.y);
  return {
    x,
    y,
    width: Math.round((rect.x + rect.width) * camera.scale + camera.x) - x,
    height: Math.round((rect.y + rect.height) * camera.scale + camera.y) - y,
  };
};

const inSight = (rect: Rect, view: Size) =>
  rect.x < view.width && rect.y < view.height && rect.x + rect.width > 0 && rect.y + rect.height > 0;

const patternOf = (
  context: CanvasRenderingContext2D,
  status: StatusKey,
  scene: Scene,
  camera: Camera,
): CanvasPattern | null => {
  const tile = hatchTile(status, scene.scheme);
  const pattern = tile === null ? null : context.createPattern(tile, 'repeat');
  // The hatch moves with the floor instead of swimming under it.
  pattern?.setTransform(
    new DOMMatrix([1 / TILE_RATIO, 0, 0, 1 / TILE_RATIO, Math.round(camera.x), Math.round(camera.y)]),
  );
  return pattern;
};

const fillRect = (context: CanvasRenderingContext2D, rect: Rect) =>
  context.fillRect(rect.x, rect.y, rect.width, rect.height);

const paintBuilding = (context: CanvasRenderingContext2D, scene: Scene, camera: Camera): void => {
  const { layout, colors } = scene;
  context.fillStyle = colors.void;
  fillRect(context, onScreen({ x: 0, y: 0, width: layout.width, height: layout.height }, camera));
  context.fillStyle = colors.floor;
  for (const aisle of [...layout.aisles, layout.corridor]) fillRect(context, onScreen(aisle, camera));
};

/** Outer walls with the gap of the entrance; over the rooms, which touch them. */
const paintWalls = (context: CanvasRenderingContext2D, scene: Scene, camera: Camera): void => {
  const { layout, colors, entrance } = scene;
  const wall = Math.max(2, Math.round(0.3 * camera.scale));
  const box = onScreen({ x: 0, y: 0, width: layout.width, height: layout.height }, camera);
  const gap = onScreen({ ...layout.entrance, y: layout.height, height: 0 }, camera);
  context.fillStyle = colors.wall;
  fillRect(context, { ...box, height: wall });
  fillRect(context, { ...box, width: wall });
  fillRect(context, { ...box, x: box.x + box.width - wall, width: wall });
  const bottom = { y: box.y + box.height - wall, height: wall };
  fillRect(context, { ...bottom, x: box.x, width: gap.x - box.x });
  fillRect(context, {
    ...bottom,
    x: gap.x + gap.width,
    width: box.x + box.width - gap.x - gap.width,
  });
  context.fillStyle = colors.floor;
  fillRect(context, { ...bottom, x: gap.x, width: gap.width });
  context.fillStyle = colors.dim;
  context.font = `500 ${LABEL_PX}px ${scene.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.fillText(`↑ ${entrance}`, gap.x + gap.width / 2, box.y + box.height + 4);
};

interface Seen {
  readonly room: PaintedRoom;
  readonly rect: Rect;
}

const paintGrounds = (context: CanvasRenderingContext2D, scene: Scene, seen: readonly Seen[]): void => {
  const palette = STATUS_PALETTE[scene.scheme];
  for (const { room, rect } of seen) {
    context.globalAlpha = room.faded ? FADED : 1;
    context.fillStyle = palette[room.status].fill;
    fillRect(context, rect);
  }
};

const paintHatches = (
  context: CanvasRenderingContext2D,
  scene: Scene,
  camera: Camera,
  seen: readonly Seen[],
): void => {
  const patterns = new Map<StatusKey, CanvasPattern | null>();
  const hatch = (status: StatusKey, rect: Rect) => {
    if (STATUS_HATCH[status] === null) return;
    if (!patterns.has(status)) patterns.set(status, patternOf(context, status, scene, camera));
    const pattern = patterns.get(status);
    if (!pattern) return;
    context.fillStyle = pattern;
    fillRect(context, rect);
  };
  for (const { room, rect } of seen) {
    context.globalAlpha = room.faded ? FADED : 1;
    hatch(room.status, rect);
    if (room.debtor) hatch('debtor', rect);
  }
};

const paintOutlines = (
  context: CanvasRenderingContext2D,
  scene: Scene,
  camera: Camera,
  seen: readonly Seen[],
): void => {
  const palette = STATUS_PALETTE[scene.scheme];
  context.lineWidth = 1;
  const door = Math.round(Math.min(0.9 * camera.scale, 26));
  for (const { room, rect } of seen) {
    context.globalAlpha = room.faded ? FADED : 1;
    context.strokeStyle = palette[room.debtor ? 'debtor' : room.status].line;
    context.setLineDash(room.status === 'notOffered' ? [3, 3] : []);
    context.strokeRect(rect.x + 0.5, rect.y + 0.5, rect.width - 1, rect.height - 1);
    if (camera.scale < 16) continue;
    context.fillStyle = scene.colors.floor;
    const y = room.place.front === 'up' ? rect.y - 1 : rect.y + rect.height - 2;
    context.fillRect(rect.x + (rect.width - door) / 2, y, door, 3);
  }
  context.setLineDash([]);
};

/** Letters grow a little with the room, and turn where it is narrow. Null: they don't fit. */
const fitLabel = (rect: Rect, widthAtSmallest: number) => {
  const across = rect.width - 4;
  const along = rect.height - 4;
  if (widthAtSmallest <= across && along >= LABEL_PX - 1) {
    const growth = Math.min(across / widthAtSmallest / 2.6, along / LABEL_PX / 3.6, LABEL_MOST / LABEL_PX);
    return { turned: false, px: Math.round(LABEL_PX * Math.max(1, growth)) };
  }
  return widthAtSmallest <= rect.height - 2 && across >= LABEL_PX - 3 ? { turned: true, px: LABEL_PX } : null;
};

interface Lettering {
  readonly label: string;
  readonly area: string | null;
  readonly px: number;
  readonly ink: string;
  /** Round letters on a hatch, so that they are read and the hatch is still seen. */
  readonly halo: string | null;
}

/** Around the room's middle, which is the origin. */
const writeLabel = (context: CanvasRenderingContext2D, font: string, letters: Lettering) => {
  const { label, area, px, ink, halo } = letters;
  const small = Math.max(AREA_PX, px - 3);
  const write = (text: string, y: number) => {
    if (halo !== null) {
      context.strokeStyle = halo;
      context.strokeText(text, 0, y);
    }
    context.fillText(text, 0, y);
  };
  context.fillStyle = ink;
  context.lineWidth = HALO_PX;
  context.lineJoin = 'round';
  context.font = `550 ${px}px ${font}`;
  write(label, 0.5 - (area === null ? 0 : small * 0.7));
  if (area === null) return;
  context.font = `${halo === null ? 400 : 500} ${small}px ${font}`;
  write(area, px * 0.65);
};

const paintLabels = (context: CanvasRenderingContext2D, scene: Scene, seen: readonly Seen[]): void => {
  const palette = STATUS_PALETTE[scene.scheme];
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const widths = new Map<string, number>();
  const widthOf = (text: string) => {
    const known = widths.get(text);
    if (known !== undefined) return known;
    context.font = `550 ${LABEL_PX}px ${scene.font}`;
    const width = context.measureText(text).width;
    widths.set(text, width);
    return width;
  };
  for (const { room, rect } of seen) {
    if (Math.min(rect.width, rect.height) < LABEL_PX) continue;
    const smallest = widthOf(room.label);
    const fit = fitLabel(rect, smallest);
    if (fit === null) continue;
    const { fill, ink } = palette[room.debtor ? 'debtor' : room.status];
    const hatched = room.debtor || STATUS_HATCH[room.status] !== null;
    const withArea = !fit.turned && rect.height > 44 && rect.width > 52;
    context.globalAlpha = room.faded ? 0.4 : 1;
    context.save();
    context.translate(Math.round(rect.x + rect.width / 2), Math.round(rect.y + rect.height / 2));
    if (fit.turned) context.rotate(-Math.PI / 2);
    writeLabel(context, scene.font, {
      label: room.label,
      area: withArea ? room.area : null,
      px: fit.px,
      ink,
      halo: hatched ? fill : null,
    });
    context.restore();
  }
  context.globalAlpha = 1;
};

/** Paints everything; returns how many rooms were in sight. */
export const paintFloor = (
  context: CanvasRenderingContext2D,
  scene: Scene,
  camera: Camera,
  view: Size,
): number => {
  const seen: Seen[] = [];
  for (const room of scene.rooms) {
    const rect = onScreen(room.place, camera);
    if (inSight(rect, view)) seen.push({ room, rect });
  }
  paintBuilding(context, scene, camera);
  paintGrounds(context, scene, seen);
  paintHatches(context, scene, camera, seen);
  paintOutlines(context, scene, camera, seen);
  context.globalAlpha = 1;
  paintWalls(context, scene, camera);
  paintLabels(context, scene, seen);
  return seen.length;
};

/** A frame around one room: selected (thick) or pointed at. */
export const paintMark = (
  context: CanvasRenderingContext2D,
  place: Rect,
  camera: Camera,
  colors: PlanColors,
  kind: 'selected' | 'hovered',
): void => {
  const rect = onScreen(place, camera);
  const width = kind === 'selected' ? 3 : 2;
  context.lineWidth = width + 2;
  context.strokeStyle = colors.surface;
  context.strokeRect(rect.x - 1, rect.y - 1, rect.width + 2, rect.height + 2);
  context.lineWidth = width;
  context.strokeStyle = kind === 'selected' ? colors.accent : colors.text;
  context.strokeRect(rect.x - 1, rect.y - 1, rect.width + 2, rect.height + 2);
};

const BARS = [1, 2, 5, 10, 20, 50];

/** A scale bar's length: the round number of metres nearest to 90 px. */
export const scaleBar = (scale: number): { metres: number; px: number } => {
  const metres = BARS.find((bar) => bar * scale >= 56) ?? 50;
  return { metres, px: Math.round(metres * scale) };
};
