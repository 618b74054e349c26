import { useEffect } from 'react';
import { dialogOpen } from '../../../components/keys.ts';
import type { StageCamera } from '../plan/useStageCamera.ts';
import { type ItemKey, itemsOf } from './model/document.ts';
import { move, remove, turn } from './model/operations.ts';
import type { Editor, Tool } from './useEditor.ts';
import type { useGestures } from './useGestures.ts';

/** What keys do beyond the sheet. */
export interface EditorKeys {
  save(): void;
  repeat(): void;
}

/** By place on the keyboard, so that they are the same with the Russian layout on. */
export const TOOL_KEYS: Readonly<Record<Tool, string>> = {
  choose: 'V',
  room: 'R',
  polygon: 'P',
  wall: 'W',
  door: 'D',
  lift: 'L',
  stairs: 'S',
  label: 'T',
  measure: 'M',
};

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** A step without a grid, and with Shift, metres. */
const SMALL = 0.01;
const PAN_PX = 60;

/** Ctrl with a letter. */
const withControl = (editor: Editor, more: EditorKeys, event: KeyboardEvent): boolean => {
  if (event.code === 'KeyZ') {
    if (event.shiftKey) editor.redo();
    else editor.undo();
  } else if (event.code === 'KeyY') editor.redo();
  else if (event.code === 'KeyS') more.save();
  else if (event.code === 'KeyD') more.repeat();
  else if (event.code === 'KeyA') editor.choose(new Set(itemsOf(editor.doc).map((item) => item.key)));
  else return false;
  return true;
};

/** From one thing to the next, in the order in which they are drawn. */
const chooseNext = (editor: Editor, back: boolean): void => {
  const keys = itemsOf(editor.doc).map((item) => item.key);
  const [current] = editor.keys;
  const at = current === undefined ? -1 : keys.indexOf(current);
  const key: ItemKey | undefined = back ? keys.at(at <= 0 ? -1 : at - 1) : (keys[at + 1] ?? keys[0]);
  if (key !== undefined) editor.choose(new Set([key]));
};

/** The sheet by keyboard (renderer/README «Keys»). */
export const useEditorKeys =
  (editor: Editor, gestures: ReturnType<typeof useGestures>, camera: StageCamera) =>
  (event: KeyboardEvent): void => {
    const arrow = (dx: number, dy: number) => {
      const step = event.shiftKey || editor.grid === 0 ? SMALL : editor.grid;
      if (editor.keys.size > 0) editor.apply(move(editor.doc, editor.keys, dx * step, dy * step));
      else {
        const at = camera.get();
        camera.move({ ...at, x: at.x - dx * PAN_PX, y: at.y - dy * PAN_PX });
      }
    };
    const plain = (): boolean => {
      const way = ARROWS[event.key];
      const tool = (Object.entries(TOOL_KEYS) as [Tool, string][]).find(
        ([, key]) => event.code === `Key${key}`,
      );
      if (way !== undefined) arrow(...way);
      else if (event.key === 'Enter' && gestures.busy()) gestures.finish();
      else if (event.key === 'Escape') {
        if (gestures.busy()) gestures.cancel();
        else if (editor.tool !== 'choose') editor.use('choose');
        else editor.choose(new Set());
      } else if (event.key === 'Delete' || event.key === 'Backspace')
        editor.apply(remove(editor.doc, editor.keys));
      else if (event.code === 'BracketRight') editor.apply(turn(editor.doc, editor.keys));
      else if (event.key === 'PageDown' || event.key === 'PageUp') chooseNext(editor, event.key === 'PageUp');
      else if (event.key === '+' || event.key === '=') camera.zoom(1.3);
      else if (event.key === '-') camera.zoom(1 / 1.3);
      else if (event.key === '0') camera.fit(true);
      else if (tool !== undefined) editor.use(tool[0]);
      else return false;
      return true;
    };
    if (!event.ctrlKey && !event.metaKey && !event.altKey && plain()) event.preventDefault();
  };

/** A field has Ctrl+Z of its own. */
const inField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/** Ctrl with a letter, wherever the focus is: a button beside the sheet that was just pressed has it. */
export const useControlKeys = (editor: Editor, more: EditorKeys): void => {
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || inField(event.target) || dialogOpen()) return;
      if (withControl(editor, more, event)) event.preventDefault();
    };
    window.addEventListener('keydown', keys);
    return () => window.removeEventListener('keydown', keys);
  });
};
