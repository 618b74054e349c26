import { useWindowEvent } from '@mantine/hooks';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { dialogOpen, ownsKeys, typedCharacter } from '../keys.ts';

interface Options {
  /** Which list: the row opened last is remembered for each. */
  readonly list: string;
  readonly keys: readonly string[];
  /** The rows answer what is typed and chosen now. */
  readonly settled: boolean;
  readonly page: number;
  readonly pages: number;
  readonly searchField: RefObject<HTMLInputElement | null>;
  clear(): void;
  flush(): void;
  toPage(page: number): void;
  open(index: number): void;
  /** Marks or unmarks a row; absent: rows can't be marked. */
  mark?: ((index: number) => void) | undefined;
  markAll?: (() => void) | undefined;
}

/** What the table gives: its body, and how to bring a row into sight. */
export interface ListKeys {
  /** The row that Tab reaches. */
  readonly current: number;
  readonly body: RefObject<HTMLTableSectionElement | null>;
  /** Set by the table. */
  readonly scrollTo: RefObject<((index: number) => void) | null>;
  setCurrent(index: number): void;
  open(index: number): void;
}

/** Where the focus goes when the rows asked for have come. */
type Wish = 'first' | 'firstOrOnly' | null;

/** What the keys do, whatever pressed them. */
interface Moves extends Options {
  focusRow(index: number): void;
  focusSearch(select: boolean): void;
  wish(wish: Wish): void;
}

/** The row opened last in each list: back from its card, the keyboard goes on there. */
const lastOpened = new Map<string, string>();

/** A row that was out of sight is drawn within so many frames. */
const FRAMES = 30;

/** Rows by which PgUp and PgDn move where there are no pages. */
const STRIDE = 15;

const turn = (moves: Moves, by: -1 | 1, at: number) => {
  const { page, pages } = moves;
  if (pages <= 1) return moves.focusRow(at + by * STRIDE);
  if (page + by < 1 || page + by > pages) return;
  moves.wish('first');
  moves.toPage(page + by);
};

const keyInSearch = (event: KeyboardEvent, moves: Moves) => {
  const { keys, settled } = moves;
  if (event.key === 'ArrowDown') moves.focusRow(0);
  else if (event.key === 'Escape') moves.clear();
  else if (event.key === 'Enter') {
    moves.wish('firstOrOnly');
    moves.flush();
    if (settled && keys.length === 1) moves.open(0);
    else if (settled) moves.focusRow(0);
  } else if (event.key !== '/' || moves.searchField.current?.value !== '') return;
  // A slash in the empty field is the key that leads here, and no name begins with one.
  event.preventDefault();
};

const keyInRows = (event: KeyboardEvent, moves: Moves, at: number) => {
  const { keys } = moves;
  const onRow = at >= 0 && at < keys.length;
  const actions: Partial<Record<string, () => void>> = {
    ArrowDown: () => moves.focusRow(at + 1),
    ArrowUp: () => (at <= 0 ? moves.focusSearch(false) : moves.focusRow(at - 1)),
    Home: () => moves.focusRow(0),
    End: () => moves.focusRow(keys.length - 1),
    PageDown: () => turn(moves, 1, at),
    PageUp: () => turn(moves, -1, at),
    Escape: () => {
      moves.clear();
      moves.focusSearch(false);
    },
    ...(onRow ? { Enter: () => moves.open(at) } : {}),
    ...(onRow && moves.mark ? { ' ': () => moves.mark?.(at) } : {}),
  };
  const action = actions[event.key];
  if (action) {
    event.preventDefault();
    action();
  } else if (typedCharacter(event)) {
    // The next visitor's name typed over a row replaces what was searched before.
    moves.focusSearch(true);
  }
};

/** After each answer: the row that was wished for, or the one whose card was open. */
const useArrival = (moves: Moves, wished: RefObject<Wish>, setCurrent: (index: number) => void) => {
  const { keys, settled } = moves;
  // Once on each settled page of rows.
  useEffect(() => {
    if (!settled) return;
    const wish = wished.current;
    wished.current = null;
    const opened = keys.indexOf(lastOpened.get(moves.list) ?? '');
    lastOpened.delete(moves.list);
    setCurrent(Math.max(opened, 0));
    if (wish === 'firstOrOnly' && keys.length === 1) moves.open(0);
    else if (wish !== null) moves.focusRow(0);
    else if (opened >= 0) moves.focusRow(opened);
  }, [settled, keys]);
};

/** A list by keyboard: / or Ctrl+F to the search, ↑↓ rows, Enter opens, Space marks, Esc clears, PgUp/PgDn pages, typing searches anew. */
export const useListKeys = (options: Options): ListKeys => {
  const { list, keys, searchField } = options;
  const body = useRef<HTMLTableSectionElement>(null);
  const scrollTo = useRef<((index: number) => void) | null>(null);
  const wished = useRef<Wish>(null);
  const [current, setCurrent] = useState(0);
  const focusWhenDrawn = (index: number, frames: number) => {
    const row = body.current?.querySelector<HTMLElement>(`tr[data-index="${index}"]`);
    if (row) row.focus();
    else if (frames > 0) requestAnimationFrame(() => focusWhenDrawn(index, frames - 1));
  };
  const moves: Moves = {
    ...options,
    focusRow: (index) => {
      const at = Math.min(Math.max(index, 0), keys.length - 1);
      scrollTo.current?.(at);
      setCurrent(at);
      focusWhenDrawn(at, FRAMES);
    },
    focusSearch: (select) => {
      searchField.current?.focus();
      if (select) searchField.current?.select();
    },
    wish: (wish) => {
      wished.current = wish;
    },
    open: (index) => {
      const key = keys[index];
      if (key === undefined) return;
      lastOpened.set(list, key);
      options.open(index);
    },
  };
  useArrival(moves, wished, setCurrent);

  useWindowEvent('keydown', (event) => {
    if (event.defaultPrevented || event.altKey || dialogOpen()) return;
    const target = event.target as HTMLElement;
    const held = event.ctrlKey || event.metaKey;
    const slash = event.code === 'Slash' && !event.shiftKey && !held;
    if ((held && event.code === 'KeyF') || (slash && ownsKeys(target))) {
      event.preventDefault();
      moves.focusSearch(true);
      return;
    }
    if (held && event.code === 'KeyA' && options.markAll && ownsKeys(target)) {
      event.preventDefault();
      options.markAll();
    }
    if (held) return;
    if (target === searchField.current) keyInSearch(event, moves);
    else if (target instanceof HTMLTableRowElement && body.current?.contains(target)) {
      keyInRows(event, moves, Number(target.dataset.index));
    } else if (ownsKeys(target)) keyInRows(event, moves, event.key === 'Enter' ? -1 : current - 1);
  });

  return { current, body, scrollTo, setCurrent, open: moves.open };
};
