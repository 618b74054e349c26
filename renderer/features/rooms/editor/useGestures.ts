import type Konva from 'konva';
import { type RefObject, useRef } from 'react';
import { type Box, bounds, type Point } from '../../../../plan/geometry.ts';
import type { StageCamera } from '../plan/useStageCamera.ts';
import {
  boxBy,
  doorAt,
  frameOf,
  handlesOf,
  labelAt,
  type Made,
  polygonBy,
  pullHandle,
  roomBy,
  wallBy,
} from './gestures.ts';
import {
  boxAround,
  boxOf,
  type Item,
  type ItemKey,
  itemAt,
  itemOf,
  itemsOf,
  itemsWithin,
  type PlanDocument,
} from './model/document.ts';
import { move } from './model/operations.ts';
import { type Guides, type Lines, linesOf, snapMove, snapPoint, squared } from './model/snap.ts';
import type { Editor } from './useEditor.ts';

/** What the hand is at, to be painted over the drawing. */
export interface Hand {
  /** The drawing as it will be when the hand lets go. */
  readonly doc: PlanDocument | null;
  readonly guides: Guides;
  readonly frame: { readonly box: Box; readonly makes: boolean } | null;
  /** Points set one after another; the last is the pointer. */
  readonly draft: readonly Point[];
}

const NO_GUIDES: Guides = { x: null, y: null };
export const IDLE: Hand = { doc: null, guides: NO_GUIDES, frame: null, draft: [] };

type Gesture =
  | { readonly kind: 'pan'; readonly x: number; readonly y: number }
  | { readonly kind: 'frame'; readonly from: Point }
  | { readonly kind: 'pull'; readonly from: Point }
  | {
      readonly kind: 'move';
      readonly from: Point;
      readonly keys: ReadonlySet<ItemKey>;
      readonly lines: Lines;
    }
  | { readonly kind: 'handle'; readonly item: Item; readonly at: number; readonly lines: Lines };

type Held<K extends Gesture['kind']> = Extract<Gesture, { kind: K }>;

/** Neighbours draw from this near, px. */
const SNAP_PX = 8;
const HANDLE_REACH_PX = 9;
/** A wall is hit from this near, px. */
const REACH_PX = 5;
/** A shorter way is a press with a trembling hand, px. */
const STILL_PX = 3;
/** A click this near to the first corner closes an outline, px. */
const CLOSE_PX = 10;

interface Options {
  readonly stage: RefObject<Konva.Stage | null>;
  readonly camera: StageCamera;
  readonly editor: Editor;
  readonly hand: RefObject<Hand>;
  redraw(): void;
  cursor(name: string): void;
  /** Two points were set with the tape. */
  onMeasured(a: Point, b: Point): void;
  readonly labelText: string;
}

const others = (doc: PlanDocument, keys: ReadonlySet<ItemKey>): Lines =>
  linesOf(
    itemsOf(doc)
      .filter((item) => !keys.has(item.key))
      .map(boxOf),
  );

/** The stage with what the hand holds. */
interface Pad extends Options {
  readonly gesture: RefObject<Gesture | null>;
}

const pointerOf = ({ stage }: Pad): Point => {
  const at = stage.current?.getRelativePointerPosition();
  return at ? [at.x, at.y] : [0, 0];
};
const show = ({ hand, redraw }: Pad, next: Partial<Hand>): void => {
  hand.current = { ...hand.current, ...next };
  redraw();
};
const rest = (pad: Pad): void => {
  pad.gesture.current = null;
  show(pad, IDLE);
};
const take = (pad: Pad, made: Made | null): void => {
  rest(pad);
  if (made !== null) pad.editor.apply(made.doc, made.keys);
};
/** Metres that are so many pixels now. */
const metresOf = ({ camera }: Pad, px: number): number => px / camera.get().scale;

const snapping = (pad: Pad, free: boolean) => ({
  // The tape measures what is drawn or shown below; a grid would round it.
  grid: free || pad.editor.tool === 'measure' ? 0 : pad.editor.grid,
  reach: pad.editor.sticky && !free ? metresOf(pad, SNAP_PX) : 0,
});
const snapped = (pad: Pad, point: Point, lines: Lines, free: boolean) =>
  snapPoint(point, lines, snapping(pad, free));
const toAll = (pad: Pad, point: Point, free: boolean) =>
  snapped(pad, point, others(pad.editor.doc, new Set()), free);

const draftPoint = (pad: Pad, event: MouseEvent): Point => {
  const { point } = toAll(pad, pointerOf(pad), event.altKey);
  const before = pad.hand.current.draft.at(-2);
  return before !== undefined && event.shiftKey ? squared(before, point) : point;
};

/** Makes a wall or a room of the points set so far. */
const finish = (pad: Pad): void => {
  const { editor, hand } = pad;
  // The last point is the pointer; a double click has set it twice.
  const points = hand.current.draft.slice(0, -1).filter((point, at, all) => {
    const before = all[at - 1];
    return before === undefined || Math.hypot(point[0] - before[0], point[1] - before[1]) > 0.01;
  });
  if (editor.tool === 'wall') take(pad, wallBy(editor.doc, points));
  else if (editor.tool === 'polygon' && editor.next !== undefined)
    take(pad, polygonBy(editor.doc, editor.next, points));
  else if (editor.tool !== 'measure') rest(pad);
};

const addPoint = (pad: Pad, event: MouseEvent): void => {
  const { tool } = pad.editor;
  const point = draftPoint(pad, event);
  const { draft } = pad.hand.current;
  const [first] = draft;
  if (tool === 'measure' && first !== undefined) {
    // The second press of a double click measures nothing.
    if (Math.hypot(point[0] - first[0], point[1] - first[1]) < metresOf(pad, STILL_PX)) return;
    rest(pad);
    pad.onMeasured(first, point);
    return;
  }
  const closes =
    first !== undefined && Math.hypot(point[0] - first[0], point[1] - first[1]) < metresOf(pad, CLOSE_PX);
  if (tool === 'polygon' && draft.length > 3 && closes) finish(pad);
  else show(pad, { draft: draft.length === 0 ? [point, point] : [...draft.slice(0, -1), point, point] });
};

const handleUnder = (pad: Pad, point: Point): { item: Item; at: number } | null => {
  const [key, ...more] = pad.editor.keys;
  const item = key === undefined || more.length > 0 ? undefined : itemOf(pad.editor.doc, key);
  if (item === undefined) return null;
  const reach = metresOf(pad, HANDLE_REACH_PX);
  const at = handlesOf(item).findIndex(([x, y]) => Math.hypot(x - point[0], y - point[1]) <= reach);
  return at < 0 ? null : { item, at };
};

const under = (pad: Pad, point: Point): Item | undefined =>
  itemAt(pad.editor.doc, point, metresOf(pad, REACH_PX));

const toggled = (keys: ReadonlySet<ItemKey>, key: ItemKey): ReadonlySet<ItemKey> =>
  new Set(keys.has(key) ? [...keys].filter((one) => one !== key) : [...keys, key]);

const pressChoose = (pad: Pad, event: MouseEvent, point: Point): void => {
  const { editor, gesture } = pad;
  const handle = handleUnder(pad, point);
  if (handle !== null) {
    gesture.current = { kind: 'handle', ...handle, lines: others(editor.doc, new Set([handle.item.key])) };
    return;
  }
  const item = under(pad, point);
  if (item === undefined) {
    if (!event.shiftKey) editor.choose(new Set());
    gesture.current = { kind: 'frame', from: point };
    return;
  }
  let { keys } = editor;
  if (event.shiftKey || event.ctrlKey || event.metaKey) keys = toggled(keys, item.key);
  else if (!keys.has(item.key)) keys = new Set([item.key]);
  if (keys !== editor.keys) editor.choose(keys);
  gesture.current = { kind: 'move', from: point, keys, lines: others(editor.doc, keys) };
};

const press = (pad: Pad, event: MouseEvent): void => {
  const { editor, gesture } = pad;
  const { doc, tool } = editor;
  if (event.button === 1 || event.button === 2)
    gesture.current = { kind: 'pan', x: event.clientX, y: event.clientY };
  if (event.button !== 0) return;
  const point = pointerOf(pad);
  const at = toAll(pad, point, event.altKey).point;
  if (tool === 'choose') pressChoose(pad, event, point);
  else if (tool === 'polygon' || tool === 'wall' || tool === 'measure') addPoint(pad, event);
  else if (tool === 'door') take(pad, doorAt(doc, at));
  else if (tool === 'label') {
    editor.use('choose');
    take(pad, labelAt(doc, at, pad.labelText));
  } else if (tool !== 'room' || editor.next !== undefined) gesture.current = { kind: 'pull', from: at };
};

const moved = (pad: Pad, held: Held<'move'>, point: Point, free: boolean): Partial<Hand> => {
  const { doc } = pad.editor;
  const [dx, dy] = [point[0] - held.from[0], point[1] - held.from[1]];
  if (Math.hypot(dx, dy) < metresOf(pad, STILL_PX)) return { doc: null };
  const box = boxAround(itemsOf(doc).filter((item) => held.keys.has(item.key)));
  const by = snapMove(box, dx, dy, held.lines, snapping(pad, free));
  return { doc: move(doc, held.keys, by.dx, by.dy), guides: by.guides };
};

const pan = ({ camera, gesture }: Pad, held: Held<'pan'>, event: MouseEvent): void => {
  const at = camera.get();
  gesture.current = { kind: 'pan', x: event.clientX, y: event.clientY };
  camera.move({ scale: at.scale, x: at.x + event.clientX - held.x, y: at.y + event.clientY - held.y });
};

const hover = (pad: Pad, event: MouseEvent, point: Point): void => {
  const { draft } = pad.hand.current;
  if (draft.length > 0) show(pad, { draft: [...draft.slice(0, -1), draftPoint(pad, event)] });
  if (pad.editor.tool !== 'choose') pad.cursor('crosshair');
  else if (handleUnder(pad, point) !== null) pad.cursor('nwse-resize');
  else pad.cursor(under(pad, point) ? 'move' : 'default');
};

/** What a held thing looks like with the pointer at a point. */
const pulled = (pad: Pad, held: Exclude<Gesture, { kind: 'pan' }>, event: MouseEvent): Partial<Hand> => {
  const point = pointerOf(pad);
  switch (held.kind) {
    case 'frame':
      return { frame: { box: frameOf(held.from, point), makes: false } };
    case 'pull': {
      const { point: to, guides } = toAll(pad, point, event.altKey);
      return { frame: { box: frameOf(held.from, to), makes: true }, guides };
    }
    case 'handle': {
      const { point: to, guides } = snapped(pad, point, held.lines, false);
      return { doc: pullHandle(pad.editor.doc, held.item, held.at, to, event.altKey), guides };
    }
    case 'move':
      return moved(pad, held, point, event.altKey);
  }
};

const drag = (pad: Pad, event: MouseEvent): void => {
  const held = pad.gesture.current;
  if (held === null) hover(pad, event, pointerOf(pad));
  else if (held.kind === 'pan') pan(pad, held, event);
  else show(pad, pulled(pad, held, event));
};

const releaseFrame = ({ editor }: Pad, box: Box, event: MouseEvent): void => {
  if (box.width + box.height < 0.05) return;
  const found = itemsWithin(editor.doc, box).map((item) => item.key);
  editor.choose(new Set([...(event.shiftKey ? editor.keys : []), ...found]));
};

const release = (pad: Pad, event: MouseEvent): void => {
  const { editor, gesture, hand } = pad;
  const held = gesture.current;
  if (held === null) return;
  const point = pointerOf(pad);
  if (held.kind === 'pull') {
    const to = toAll(pad, point, event.altKey).point;
    const { doc, tool, next } = editor;
    if (tool === 'room') take(pad, next === undefined ? null : roomBy(doc, next, held.from, to));
    else if (tool === 'lift' || tool === 'stairs') take(pad, boxBy(doc, tool, held.from, to));
    return;
  }
  const { doc } = hand.current;
  rest(pad);
  if (held.kind === 'frame') releaseFrame(pad, frameOf(held.from, point), event);
  else if (doc !== null) editor.apply(doc);
};

/** The mouse on the editor's stage: each tool's press, pull and release. */
export const useGestures = (options: Options) => {
  const gesture = useRef<Gesture | null>(null);
  const pad: Pad = { ...options, gesture };
  return {
    press: (event: MouseEvent) => press(pad, event),
    drag: (event: MouseEvent) => drag(pad, event),
    release: (event: MouseEvent) => release(pad, event),
    finish: () => finish(pad),
    cancel: () => rest(pad),
    /** Whether something is being pulled, or points are set that Enter would finish and Esc forget. */
    busy: () => gesture.current !== null || pad.hand.current.draft.length > 0,
  };
};

/** «3,2 × 1,5 м», for a frame that becomes something. */
export const sizeOfFrame = (box: Box, write: (value: number) => string): string =>
  `${write(box.width)} × ${write(box.height)}`;

export const lengthOfDraft = (draft: readonly Point[]): number => {
  const [from, to] = draft.slice(-2);
  if (from === undefined || to === undefined) return 0;
  const { width, height } = bounds([from, to]);
  return Math.hypot(width, height);
};
