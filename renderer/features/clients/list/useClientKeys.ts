import { useWindowEvent } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { ClientRow } from '../../../../contract/clients.ts';
import { ownsKeys, typedCharacter } from '../../../components/keys.ts';

interface Options {
  readonly rows: readonly ClientRow[];
  /** The rows answer what is typed and chosen now. */
  readonly settled: boolean;
  readonly page: number;
  readonly pages: number;
  readonly searchField: RefObject<HTMLInputElement | null>;
  clear(): void;
  flush(): void;
  toPage(page: number): void;
}

export interface ClientKeys {
  /** The row that Tab reaches. */
  readonly current: number;
  readonly body: RefObject<HTMLTableSectionElement | null>;
  setCurrent(index: number): void;
  open(client: ClientRow): void;
}

/** Where the focus goes when the rows asked for have come. */
type Wish = 'first' | 'firstOrOnly' | null;

/** What the keys do, whatever pressed them. */
interface Moves extends Options {
  open(client: ClientRow): void;
  focusRow(index: number): void;
  focusSearch(select: boolean): void;
  wish(wish: Wish): void;
}

/** The client opened last: back from his card, his row is where the keyboard goes on. */
let lastOpened: number | null = null;

const turnTo = (moves: Moves, page: number) => {
  if (page < 1 || page > moves.pages) return;
  moves.wish('first');
  moves.toPage(page);
};

const keyInSearch = (event: KeyboardEvent, moves: Moves) => {
  const { rows, settled } = moves;
  if (event.key === 'ArrowDown') moves.focusRow(0);
  else if (event.key === 'Escape') moves.clear();
  else if (event.key === 'Enter') {
    moves.wish('firstOrOnly');
    moves.flush();
    if (settled && rows.length === 1 && rows[0]) moves.open(rows[0]);
    else if (settled) moves.focusRow(0);
  } else if (event.key !== '/' || moves.searchField.current?.value !== '') return;
  // A slash in the empty field is the key that leads here, and no name begins with one.
  event.preventDefault();
};

const keyInRows = (event: KeyboardEvent, moves: Moves, at: number) => {
  const { rows, page } = moves;
  const actions: Partial<Record<string, () => void>> = {
    ArrowDown: () => moves.focusRow(at + 1),
    ArrowUp: () => (at <= 0 ? moves.focusSearch(false) : moves.focusRow(at - 1)),
    Home: () => moves.focusRow(0),
    End: () => moves.focusRow(rows.length - 1),
    PageDown: () => turnTo(moves, page + 1),
    PageUp: () => turnTo(moves, page - 1),
    Escape: () => {
      moves.clear();
      moves.focusSearch(false);
    },
  };
  const row = rows[at];
  const action = event.key === 'Enter' && row ? () => moves.open(row) : actions[event.key];
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
  const { rows, settled } = moves;
  // Once on each settled page of rows.
  useEffect(() => {
    if (!settled) return;
    const only = rows.length === 1 ? rows[0] : undefined;
    const wish = wished.current;
    wished.current = null;
    const opened = lastOpened === null ? -1 : rows.findIndex((row) => row.user_id === lastOpened);
    lastOpened = null;
    setCurrent(Math.max(opened, 0));
    if (wish === 'firstOrOnly' && only) moves.open(only);
    else if (wish !== null) moves.focusRow(0);
    else if (opened >= 0) moves.focusRow(opened);
  }, [settled, rows]);
};

/** The list by keyboard: / or Ctrl+F to the search, ↑↓ rows, Enter opens, Esc clears, PgUp/PgDn pages, typing searches anew. */
export const useClientKeys = (options: Options): ClientKeys => {
  const { rows, searchField } = options;
  const body = useRef<HTMLTableSectionElement>(null);
  const wished = useRef<Wish>(null);
  const [current, setCurrent] = useState(0);
  const navigate = useNavigate();
  const moves: Moves = {
    ...options,
    focusRow: (index) => {
      const at = Math.min(Math.max(index, 0), rows.length - 1);
      body.current?.querySelectorAll<HTMLElement>('tr')[at]?.focus();
    },
    focusSearch: (select) => {
      searchField.current?.focus();
      if (select) searchField.current?.select();
    },
    wish: (wish) => {
      wished.current = wish;
    },
    open: (client) => {
      lastOpened = client.user_id;
      void navigate({ to: '/clients/$clientId', params: { clientId: String(client.user_id) } });
    },
  };
  useArrival(moves, wished, setCurrent);

  useWindowEvent('keydown', (event) => {
    if (event.defaultPrevented || event.altKey) return;
    const target = event.target as HTMLElement;
    const find = (event.ctrlKey || event.metaKey) && event.code === 'KeyF';
    const slash = event.code === 'Slash' && !event.shiftKey && !event.ctrlKey;
    if (find || (slash && ownsKeys(target))) {
      event.preventDefault();
      moves.focusSearch(true);
      return;
    }
    if (event.ctrlKey || event.metaKey) return;
    if (target === searchField.current) keyInSearch(event, moves);
    else if (target instanceof HTMLTableRowElement && body.current?.contains(target)) {
      keyInRows(event, moves, target.sectionRowIndex);
    } else if (ownsKeys(target)) keyInRows(event, moves, event.key === 'Enter' ? -1 : current - 1);
  });

  return { current, body, setCurrent, open: moves.open };
};
