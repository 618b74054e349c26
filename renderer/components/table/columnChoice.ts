import { useMemo } from 'react';
import { z } from 'zod';
import { usePreference } from '../preferences.ts';
import type { ListColumn } from './list.ts';

const schema = z.object({ order: z.array(z.string()), shown: z.record(z.string(), z.boolean()) });
const UNTOUCHED = { order: [], shown: {} };

type Choice = z.output<typeof schema>;

/** Columns in the remembered order; those that came with a newer version stand where that version puts them. */
export const inOrder = <C extends { readonly id: string }>(
  columns: readonly C[],
  order: readonly string[],
): C[] => {
  const known = order.flatMap((id) => columns.find((column) => column.id === id) ?? []);
  const result = [...known];
  columns.forEach((column, at) => {
    if (!known.includes(column)) result.splice(at, 0, column);
  });
  return result;
};

/** Which columns of a list this workplace shows, and in which order; remembered. */
export const useColumnChoice = <Row>(list: string, columns: readonly ListColumn<Row>[]) => {
  const [choice, set] = usePreference<Choice>(`list.${list}`, schema, UNTOUCHED);
  const shows = ({ id, always, extra }: ListColumn<Row>) =>
    always === true || (choice.shown[id] ?? extra !== true);
  const remembered = JSON.stringify(choice);
  // What is read from the storage is a new object each time; its text tells whether anything changed.
  const [ordered, shown] = useMemo(() => {
    const all = inOrder(columns, choice.order);
    return [all, all.filter(shows)];
  }, [columns, remembered]);
  return {
    /** All of them. */
    ordered,
    /** Those on screen; the same array until something changes. */
    shown,
    shows,
    touched: choice.order.length > 0 || Object.keys(choice.shown).length > 0,
    toggle: (id: string, visible: boolean) => set({ ...choice, shown: { ...choice.shown, [id]: visible } }),
    /** By one place to the left (−1) or to the right (1). */
    move: (id: string, by: -1 | 1) => {
      const order = ordered.map((column) => column.id);
      const at = order.indexOf(id);
      const to = at + by;
      if (at < 0 || to < 0 || to >= order.length) return;
      order.splice(to, 0, ...order.splice(at, 1));
      set({ ...choice, order });
    },
    reset: () => set(UNTOUCHED),
  };
};
export type ColumnChoice<Row> = ReturnType<typeof useColumnChoice<Row>>;
