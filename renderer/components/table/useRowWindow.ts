import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect } from 'react';
import { SIZES } from '../../app/theme.ts';

/** Up to so many rows the browser draws without help, and its own search finds them all. */
const ALL_DRAWN = 120;
const OVERSCAN = 10;

/** Which rows to draw, and how high the others are, px. */
export interface RowWindow {
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
}

/**
 * The rows of a long list that are in sight.
 * @param scrollTo gets the function that brings a row into sight
 */
export const useRowWindow = (
  scroller: RefObject<HTMLDivElement | null>,
  count: number,
  scrollTo: RefObject<((index: number) => void) | null>,
): RowWindow => {
  const many = count > ALL_DRAWN;
  const virtualizer = useVirtualizer({
    count: many ? count : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => SIZES.tableRow,
    overscan: OVERSCAN,
    // Drawn with the frame, not in the middle of the scroll's own event.
    useFlushSync: false,
    // The sticky header covers the first row's height.
    scrollPaddingStart: SIZES.tableRow + 4,
  });
  useEffect(() => {
    scrollTo.current = many ? (index) => virtualizer.scrollToIndex(index) : null;
  }, [many, virtualizer, scrollTo]);
  const items = virtualizer.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  if (!many) return { from: 0, to: count, before: 0, after: 0 };
  if (first === undefined || last === undefined) return { from: 0, to: ALL_DRAWN, before: 0, after: 0 };
  return {
    from: first.index,
    to: last.index + 1,
    before: first.start,
    after: virtualizer.getTotalSize() - last.end,
  };
};
