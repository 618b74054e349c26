import type { Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react';
import type { RoomCard } from '../../../../contract/rooms.ts';
import { SIZES } from '../../../app/theme.ts';
import type { Pointing } from '../pointing.ts';

/** A room, or null for the heading of other floors' rooms. */
export type ListRow = RoomCard | null;

interface Options {
  readonly rows: readonly ListRow[];
  readonly scroll: RefObject<HTMLDivElement | null>;
  readonly virtual: Virtualizer<HTMLDivElement, Element>;
  readonly pointing: Pointing;
  readonly selectedId: number | undefined;
  deselect(): void;
  /** Takes a room into the choice, or out of it. */
  toggle(id: number): void;
  /** On to what can be done with the choice. */
  go(): void;
}

/** Moves through the list by keyboard, and keeps in sight what is selected, or walked to on the plan. */
export const useListKeys = (options: Options) => {
  const { rows, scroll, virtual, pointing, selectedId } = options;
  const [current, setCurrent] = useState(0);
  const indexOf = (id: number | undefined) => rows.findIndex((row) => row !== null && row.room_id === id);

  // When the selection changes, not when the list does.
  useEffect(() => {
    const at = indexOf(selectedId);
    if (at < 0) return;
    setCurrent(at);
    // The panel below takes its place first, then the row is brought into what is left.
    const timer = setTimeout(() => virtual.scrollToIndex(at, { align: 'auto' }), 0);
    return () => clearTimeout(timer);
  }, [selectedId]);
  useEffect(
    () =>
      pointing.subscribe(() => {
        const pointed = pointing.get();
        const at = pointed?.by === 'keys' ? indexOf(pointed.id) : -1;
        if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
      }),
    [pointing, rows.length],
  );

  const step = (to: number, direction: 1 | -1) => {
    let at = Math.min(Math.max(to, 0), rows.length - 1);
    if (rows[at] === null) at += direction;
    const room = rows[at];
    if (!room) return;
    setCurrent(at);
    virtual.scrollToIndex(at, { align: 'auto' });
    pointing.set({ id: room.room_id, by: 'list' });
    requestAnimationFrame(() => scroll.current?.querySelector<HTMLElement>(`[data-index="${at}"]`)?.focus());
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      // Else the row's own button would open its room.
      event.preventDefault();
      options.go();
      return;
    }
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / SIZES.listRow) - 1);
    const moves: Partial<Record<string, () => void>> = {
      ArrowDown: () => step(current + 1, 1),
      ArrowUp: () => step(current - 1, -1),
      PageDown: () => step(current + page, 1),
      PageUp: () => step(current - page, -1),
      Home: () => step(0, 1),
      End: () => step(rows.length - 1, -1),
      Escape: options.deselect,
      ' ': () => {
        const room = rows[current];
        if (room) options.toggle(room.room_id);
      },
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
  };
  return { current: Math.min(current, Math.max(rows.length - 1, 0)), keys };
};
