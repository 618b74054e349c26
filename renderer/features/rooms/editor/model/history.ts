/** Steps back and forward again. */
export interface History<T> {
  /** Oldest first. */
  readonly past: readonly T[];
  readonly present: T;
  /** The next one first. */
  readonly future: readonly T[];
}

/** So many steps can be taken back. */
export const UNDO_STEPS = 50;

export const begin = <T>(present: T): History<T> => ({ past: [], present, future: [] });

/** A new state; what was undone before it is gone. The same state again is no step. */
export const commit = <T>(history: History<T>, next: T): History<T> =>
  next === history.present
    ? history
    : { past: [...history.past, history.present].slice(-UNDO_STEPS), present: next, future: [] };

export const undo = <T>({ past, present, future }: History<T>): History<T> => {
  const before = past.at(-1);
  if (before === undefined) return { past, present, future };
  return { past: past.slice(0, -1), present: before, future: [present, ...future] };
};

export const redo = <T>({ past, present, future }: History<T>): History<T> => {
  const [next, ...rest] = future;
  if (next === undefined) return { past, present, future };
  return { past: [...past, present], present: next, future: rest };
};
