import { useSyncExternalStore } from 'react';

/** The room pointed at, shared by plan and list without drawing either anew. */
export interface Pointed {
  readonly id: number;
  readonly by: 'plan' | 'list' | 'keys';
}

export interface Pointing {
  get(): Pointed | null;
  set(pointed: Pointed | null): void;
  subscribe(listener: () => void): () => void;
}

export const createPointing = (): Pointing => {
  let current: Pointed | null = null;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set: (pointed) => {
      if (pointed?.id === current?.id && pointed?.by === current?.by) return;
      current = pointed;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
};

export const usePointed = (pointing: Pointing): Pointed | null =>
  useSyncExternalStore(pointing.subscribe, pointing.get);

/** Whether this one room is pointed at: its row alone is drawn anew. */
export const useIsPointed = (pointing: Pointing, id: number): boolean =>
  useSyncExternalStore(pointing.subscribe, () => pointing.get()?.id === id);
