import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

/**
 * A list of what a search found, walked from the search field: ↑↓ move the mark, Enter takes what is marked.
 * @param settled the list answers what is typed now; an Enter pressed before that is done when it is
 */
export const usePicker = (count: number, take: (index: number) => void, settled = true) => {
  const [at, setAt] = useState(0);
  const early = useRef(false);
  const marked = Math.min(at, Math.max(0, count - 1));
  useEffect(() => {
    if (!settled || !early.current) return;
    early.current = false;
    if (count > 0) take(marked);
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowDown') setAt(Math.min(count - 1, marked + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, marked - 1));
    else if (event.key !== 'Enter') return;
    else if (!settled) early.current = true;
    else if (count > 0) take(marked);
    else return;
    event.preventDefault();
  };
  const mark = (index: number) => {
    early.current = false;
    setAt(index);
  };
  return { marked, mark, onKeyDown };
};
