import { PAINT_HATCH, PAINT_PALETTE } from '../../../app/theme.ts';
import type { Camera } from './camera.ts';
import type { Rect } from './layout.ts';
import type { Scene } from './paint.ts';
import type { Seen } from './paintRooms.ts';
import { onScreen } from './screen.ts';

/**
 * Numbers and notes of rooms. Letters cost most of a frame, so each lettering is drawn once, as a small picture of its own,
 * and copied from then on; only those in sight and only where they fit.
 */

/** Letters on the screen are no smaller; paper, which is finer, says its own least size. */
export const LABEL_PX = 11;
const LABEL_MOST = 17;
const NOTE_PX = 10;
const HALO_PX = 5;
/** Pictures kept; more, and all are forgotten. */
const MOST_SPRITES = 6000;

const widths = new Map<string, number>();

/** A text's width at the smallest size, px. */
const widthOf = (context: CanvasRenderingContext2D, text: string, font: string): number => {
  const key = `${font}|${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  context.font = `550 ${LABEL_PX}px ${font}`;
  const { width } = context.measureText(text);
  widths.set(key, width);
  return width;
};

/**
 * Letters grow a little with the room, and turn where it is narrow; they shrink down to `least` px before they are left out.
 * Null: they don't fit.
 */
export const fitLabel = (
  rect: Pick<Rect, 'width' | 'height'>,
  widthAtSmallest: number,
  least = LABEL_PX,
): { turned: boolean; px: number } | null => {
  const across = rect.width - 4;
  const along = rect.height - 4;
  if (widthAtSmallest <= across && along >= LABEL_PX - 1) {
    const growth = Math.min(across / widthAtSmallest / 2.6, along / LABEL_PX / 3.6, LABEL_MOST / LABEL_PX);
    return { turned: false, px: Math.round(LABEL_PX * Math.max(1, growth)) };
  }
  if (widthAtSmallest <= rect.height - 2 && across >= LABEL_PX - 3) return { turned: true, px: LABEL_PX };
  if (least >= LABEL_PX) return null;
  const sizes = ([wide, high]: readonly [number, number]) =>
    Math.min((LABEL_PX * (wide - 2)) / widthAtSmallest, high - 1, LABEL_PX);
  const [level, upright] = [sizes([rect.width, rect.height]), sizes([rect.height, rect.width])];
  const px = Math.floor(Math.max(level, upright) * 2) / 2;
  return px < least ? null : { turned: upright > level, px };
};

interface Lettering {
  readonly label: string;
  readonly note: string | null;
  readonly px: number;
  readonly turned: boolean;
  readonly ink: string;
  /** Round letters on a hatch, so that they are read and the hatch is still seen. */
  readonly halo: string | null;
  readonly font: string;
}

/** Around the middle, which is the origin. */
const write = (context: CanvasRenderingContext2D, letters: Lettering) => {
  const { label, note, px, ink, halo, font } = letters;
  const small = Math.max(NOTE_PX, px - 3);
  const line = (text: string, y: number) => {
    if (halo !== null) {
      context.strokeStyle = halo;
      context.strokeText(text, 0, y);
    }
    context.fillText(text, 0, y);
  };
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = ink;
  context.lineWidth = HALO_PX;
  context.lineJoin = 'round';
  context.font = `550 ${px}px ${font}`;
  line(label, 0.5 - (note === null ? 0 : small * 0.7));
  if (note === null) return;
  context.font = `${halo === null ? 400 : 500} ${small}px ${font}`;
  line(note, px * 0.65);
};

interface Sprite {
  readonly canvas: HTMLCanvasElement;
  /** Half its sides, px of the screen. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

let sprites = new Map<string, Sprite>();

/** A lettering's picture at the screen's own resolution. */
const spriteOf = (context: CanvasRenderingContext2D, letters: Lettering, ratio: number): Sprite => {
  const { label, note, px, turned, ink, halo, font } = letters;
  const key = `${label}|${note}|${px}|${turned}|${ink}|${halo}|${font}|${ratio}`;
  const known = sprites.get(key);
  if (known !== undefined) return known;
  const grown = px / LABEL_PX;
  const widest = Math.max(widthOf(context, label, font), note === null ? 0 : widthOf(context, note, font));
  const [long, high] = [Math.ceil(widest * grown + HALO_PX + 4), note === null ? px + 10 : px * 2 + 14];
  const [width, height] = (turned ? [high, long] : [long, high]).map((side) => side + (side % 2)) as [
    number,
    number,
  ];
  const canvas = document.createElement('canvas');
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const own = canvas.getContext('2d');
  if (own !== null) {
    own.scale(ratio, ratio);
    own.translate(width / 2, height / 2);
    if (turned) own.rotate(-Math.PI / 2);
    write(own, letters);
  }
  if (sprites.size >= MOST_SPRITES) sprites = new Map();
  const sprite = { canvas, x: width / 2, y: height / 2, width, height };
  sprites.set(key, sprite);
  return sprite;
};

/** Where a number is written: the box itself, or the widest rectangle within an outline. */
const labelRect = ({ room, rect, corners }: Seen, camera: Camera): Rect =>
  corners === null ? rect : onScreen(room.place.label, camera);

/** @param ratio device pixels a pixel @param least px of the smallest letters */
export const paintLabels = (
  context: CanvasRenderingContext2D,
  scene: Scene,
  camera: Camera,
  seen: readonly Seen[],
  ratio: number,
  least: number,
): void => {
  const palette = PAINT_PALETTE[scene.scheme];
  for (const one of seen) {
    const { room } = one;
    if (Math.min(one.rect.width, one.rect.height) < least) continue;
    const rect = labelRect(one, camera);
    const fit = fitLabel(rect, widthOf(context, room.label, scene.font), least);
    if (fit === null) continue;
    const { fill, ink } = palette[room.debtor ? 'debtor' : room.paint];
    const hatched = room.debtor || PAINT_HATCH[room.paint] !== null;
    const noteWidth = Math.max(52, widthOf(context, room.note, scene.font) + 6);
    const withNote = room.note !== '' && !fit.turned && rect.height > 44 && rect.width > noteWidth;
    const letters: Lettering = {
      label: room.label,
      note: withNote ? room.note : null,
      px: fit.px,
      turned: fit.turned,
      ink,
      halo: hatched ? fill : null,
      font: scene.font,
    };
    const sprite = spriteOf(context, letters, ratio);
    context.globalAlpha = room.faded ? 0.4 : 1;
    context.drawImage(
      sprite.canvas,
      Math.round(rect.x + rect.width / 2) - sprite.x,
      Math.round(rect.y + rect.height / 2) - sprite.y,
      sprite.width,
      sprite.height,
    );
  }
  context.globalAlpha = 1;
};
