import { useMemo, useState } from 'react';
import type { RegisterRoom } from '../../../../plan/matching.ts';
import { fitted, type ItemKey, itemsOf, type PlanDocument } from './model/document.ts';
import { begin, commit, type History, redo, undo } from './model/history.ts';
import { nextUnplaced } from './model/rows.ts';

export const TOOLS = [
  'choose',
  'room',
  'polygon',
  'wall',
  'door',
  'lift',
  'stairs',
  'label',
  'measure',
] as const;
export type Tool = (typeof TOOLS)[number];

/** Steps of the grid on offer, metres; 0: none. */
export const GRIDS = [0, 0.05, 0.1, 0.25, 0.5, 1] as const;

export interface EditorRoom extends RegisterRoom {
  /** Metres. */
  readonly length: number;
  readonly width: number;
}

type Keys = ReadonlySet<ItemKey>;

export interface Editor {
  readonly doc: PlanDocument;
  /** The floor's rooms as the register knows them, by number. */
  readonly register: readonly EditorRoom[];
  readonly keys: Keys;
  readonly tool: Tool;
  readonly grid: number;
  /** Whether things stick to their neighbours. */
  readonly sticky: boolean;
  /** The room that is placed next; undefined: all have a place. */
  readonly next: EditorRoom | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Whether anything was changed since it was opened or saved. */
  readonly dirty: boolean;
  /** Makes a step: the new document, and what is chosen after it (as before where not told). */
  apply(doc: PlanDocument, keys?: Keys): void;
  choose(keys: Keys): void;
  use(tool: Tool): void;
  setGrid(grid: number): void;
  setSticky(sticky: boolean): void;
  /** Names the room to place next. */
  placeNext(roomId: number | null): void;
  undo(): void;
  redo(): void;
  /** What stands now counts as saved. */
  saved(): void;
}

const NONE: Keys = new Set();

const keptKeys = (keys: Keys, doc: PlanDocument): Keys => {
  const there = new Set(itemsOf(doc).map((item) => item.key));
  return new Set([...keys].filter((key) => there.has(key)));
};

/** The editor's state: the document with its history, and what the hand is at. */
export const useEditor = (initial: PlanDocument, register: readonly EditorRoom[]): Editor => {
  const [history, setHistory] = useState<History<PlanDocument>>(() => begin(initial));
  const [keys, setKeys] = useState<Keys>(NONE);
  const [tool, setTool] = useState<Tool>('choose');
  const [grid, setGrid] = useState(0.1);
  const [sticky, setSticky] = useState(true);
  const [wish, setWish] = useState<number | null>(null);
  const [last, setLast] = useState<number | null>(null);
  const [savedDoc, setSavedDoc] = useState(initial);
  const doc = history.present;
  const next = useMemo(() => {
    const placed = new Set(doc.rooms.map((room) => room.room_id));
    const wished = register.find((room) => room.id === wish && !placed.has(room.id));
    const following = wished ?? nextUnplaced(doc, register, last);
    return register.find((room) => room.id === following?.id);
  }, [doc, register, wish, last]);

  return {
    doc,
    register,
    keys,
    tool,
    grid,
    sticky,
    next,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    dirty: doc !== savedDoc,
    apply: (to, chosen) => {
      const sheet = to === doc ? doc : fitted(to);
      const added = sheet.rooms.at(-1);
      if (added !== undefined && !doc.rooms.some((room) => room.room_id === added.room_id))
        setLast(added.room_id);
      setHistory((old) => commit(old, sheet));
      setKeys((old) => keptKeys(chosen ?? old, sheet));
    },
    choose: setKeys,
    use: (to) => {
      setTool(to);
      if (to !== 'choose') setKeys(NONE);
    },
    setGrid,
    setSticky,
    placeNext: setWish,
    undo: () => {
      const to = undo(history);
      setHistory(to);
      setKeys((old) => keptKeys(old, to.present));
    },
    redo: () => {
      const to = redo(history);
      setHistory(to);
      setKeys((old) => keptKeys(old, to.present));
    },
    saved: () => setSavedDoc(doc),
  };
};
