import { type KeyboardEvent, useState } from 'react';

/** A list of what a search found, walked from the search field: ↑↓ move the mark, Enter takes what is marked. */
export const usePicker = (count: number, take: (index: number) => void) => {
  const [at, setAt] = useState(0);
  const marked = Math.min(at, Math.max(0, count - 1));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowDown') setAt(Math.min(count - 1, marked + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, marked - 1));
    else if (event.key === 'Enter' && count > 0) take(marked);
    else return;
    event.preventDefault();
  };
  return { marked, mark: setAt, onKeyDown };
};
