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

/** The client opened last: back from his card, his row is where the keyboard goes on. */
let lastOpened: number | null = null;

type Wish = 'first' | 'firstOrOnly' | null;

/** The list by keyboard: / or Ctrl+F to the search, ↑↓ rows, Enter opens, Esc clears, PgUp/PgDn pages, typing searches anew. */
export const useClientKeys = (options: Options): ClientKeys => {
  const { rows, settled, page, pages, searchField } = options;
  const body = useRef<HTMLTableSectionElement>(null);
  const wish = useRef<Wish>(null);
  const [current, setCurrent] = useState(0);
  const navigate = useNavigate();

  const focusRow = (index: number) => {
    const at = Math.min(Math.max(index, 0), rows.length - 1);
    body.current?.querySelectorAll<HTMLElement>('tr')[at]?.focus();
  };
  const focusSearch = (select: boolean) => {
    searchField.current?.focus();
    if (select) searchField.current?.select();
  };
  const open = (client: ClientRow) => {
    lastOpened = client.user_id;
    void navigate({ to: '/clients/$clientId', params: { clientId: String(client.user_id) } });
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: acts once on each settled page of rows
  useEffect(() => {
    if (!settled) return;
    const only = rows.length === 1 ? rows[0] : undefined;
    const wished = wish.current;
    wish.current = null;
    const opened = lastOpened === null ? -1 : rows.findIndex((row) => row.user_id === lastOpened);
    lastOpened = null;
    setCurrent(Math.max(opened, 0));
    if (wished === 'firstOrOnly' && only) open(only);
    else if (wished !== null) focusRow(0);
    else if (opened >= 0) focusRow(opened);
  }, [settled, rows]);

  const turn = (to: number) => {
    if (to < 1 || to > pages) return;
    wish.current = 'first';
    options.toPage(to);
  };

  const inSearch = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') focusRow(0);
    else if (event.key === 'Escape') options.clear();
    else if (event.key === 'Enter') {
      wish.current = 'firstOrOnly';
      options.flush();
      if (settled && rows.length === 1 && rows[0]) open(rows[0]);
      else if (settled) focusRow(0);
    } else return;
    event.preventDefault();
  };

  const inRows = (event: KeyboardEvent, at: number) => {
    const moves: Record<string, () => void> = {
      ArrowDown: () => focusRow(at + 1),
      ArrowUp: () => (at <= 0 ? focusSearch(false) : focusRow(at - 1)),
      Home: () => focusRow(0),
      End: () => focusRow(rows.length - 1),
      PageDown: () => turn(page + 1),
      PageUp: () => turn(page - 1),
      Escape: () => {
        options.clear();
        focusSearch(false);
      },
    };
    const row = rows[at];
    if (event.key === 'Enter' && row) open(row);
    else if (moves[event.key]) moves[event.key]?.();
    else {
      // The next visitor's name typed over a row replaces what was searched before.
      if (typedCharacter(event)) focusSearch(true);
      return;
    }
    event.preventDefault();
  };

  useWindowEvent('keydown', (event) => {
    if (event.defaultPrevented || event.altKey) return;
    const target = event.target as HTMLElement;
    const find = (event.ctrlKey || event.metaKey) && event.code === 'KeyF';
    if (find || (ownsKeys(target) && event.code === 'Slash' && !event.shiftKey && !event.ctrlKey)) {
      event.preventDefault();
      focusSearch(true);
      return;
    }
    if (event.ctrlKey || event.metaKey) return;
    if (target === searchField.current) inSearch(event);
    else if (target instanceof HTMLTableRowElement && body.current?.contains(target)) {
      inRows(event, target.sectionRowIndex);
    } else if (ownsKeys(target)) inRows(event, event.key === 'Enter' ? -1 : current - 1);
  });

  return { current, body, setCurrent, open };
};
