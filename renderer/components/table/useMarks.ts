import type { RowSelectionState } from '@tanstack/react-table';
import { useState } from 'react';

/** Marks of a list whose rows' keys are ids; they stay while pages and filters change. */
export const useMarks = () => {
  const [state, set] = useState<RowSelectionState>({});
  return { selection: { state, set }, ids: Object.keys(state).map(Number), clear: () => set({}) };
};
