import type { RowSelectionState } from '@tanstack/react-table';
import { useState } from 'react';

const marked = (ids: readonly number[]): RowSelectionState => Object.fromEntries(ids.map((id) => [id, true]));

/** Marks of a list whose rows' keys are ids; they stay while pages and filters change. `first` are marked from the start. */
export const useMarks = (first: readonly number[] = []) => {
  const [state, set] = useState(() => marked(first));
  return {
    selection: { state, set },
    ids: Object.keys(state).map(Number),
    /** These and no others. */
    mark: (ids: readonly number[]) => set(marked(ids)),
    clear: () => set({}),
  };
};
