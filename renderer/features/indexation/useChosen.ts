import { useRef } from 'react';
import { type IndexationRow, useIndexationOf } from '../../api/indexation.ts';

/** As many as one question may name. */
const ASKED_MAX = 500;

/** The marked rentals: those of pages seen before too, and of a draft that marked what no page has shown yet. */
export const useChosen = (rows: readonly IndexationRow[] | undefined, ids: readonly number[]) => {
  const seen = useRef(new Map<number, IndexationRow>());
  for (const row of rows ?? []) seen.current.set(row.room_id, row);
  const unseen = ids.filter((id) => !seen.current.has(id)).slice(0, ASKED_MAX);
  for (const row of useIndexationOf(unseen).data?.rows ?? []) {
    if (!seen.current.has(row.room_id)) seen.current.set(row.room_id, row);
  }
  return ids.flatMap((id) => seen.current.get(id) ?? []);
};
