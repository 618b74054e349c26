import { type KeyboardEvent, useRef, useState } from 'react';
import type { TreeRow } from './hierarchy.ts';

/** What a row of the tree needs to be moved through, folded and chosen. */
export interface TreeItemProps {
  readonly hold: (element: HTMLElement | null) => void;
  /** undefined: nothing to fold. */
  readonly isOpen: boolean | undefined;
  readonly tabIndex: number;
  onFocus(): void;
  onKeyDown(event: KeyboardEvent): void;
  onChoose(): void;
  onFold(): void;
}

/** Moves through a tree as trees are moved through: arrows, Home and End, Enter or Space to choose. */
export const useTreeKeys = (chosen: number | undefined, choose: (id: number) => void) => {
  const [closed, setClosed] = useState<ReadonlySet<number>>(new Set());
  const [focused, setFocused] = useState<number | null>(chosen ?? null);
  const items = useRef(new Map<number, HTMLElement>());

  const fold = (id: number, shut: boolean) => {
    const next = new Set(closed);
    if (shut) next.add(id);
    else next.delete(id);
    setClosed(next);
  };
  const goTo = (id: number | null | undefined) => {
    if (id === null || id === undefined) return;
    setFocused(id);
    items.current.get(id)?.focus();
  };

  const itemProps = (rows: readonly TreeRow[], row: TreeRow, unfolded: boolean): TreeItemProps => {
    const at = rows.indexOf(row);
    const id = row.node.one.manager_id;
    const idAt = (place: number) => rows.at(place)?.node.one.manager_id;
    const hasUnder = row.node.under.length > 0;
    const isOpen = hasUnder ? unfolded || !closed.has(id) : undefined;
    const isListed = rows.some(({ node }) => node.one.manager_id === focused);
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => goTo(rows[at + 1]?.node.one.manager_id),
      ArrowUp: () => goTo(rows[at - 1]?.node.one.manager_id),
      Home: () => goTo(idAt(0)),
      End: () => goTo(idAt(-1)),
      ArrowRight: () => (isOpen ? goTo(idAt(at + 1)) : hasUnder && fold(id, false)),
      ArrowLeft: () => (isOpen && !unfolded ? fold(id, true) : goTo(row.parentId)),
      Enter: () => choose(id),
      ' ': () => choose(id),
    };
    return {
      hold: (element) => {
        if (element) items.current.set(id, element);
        else items.current.delete(id);
      },
      isOpen,
      tabIndex: (isListed ? focused === id : at === 0) ? 0 : -1,
      onFocus: () => setFocused(id),
      onKeyDown: (event) => {
        const move = moves[event.key];
        if (move === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        move();
      },
      onChoose: () => {
        setFocused(id);
        choose(id);
      },
      onFold: () => {
        if (hasUnder && !unfolded) fold(id, isOpen === true);
      },
    };
  };
  return { closed, itemProps };
};
