import { useSyncExternalStore } from 'react';
import type { z } from 'zod';

/** What a workplace remembers (warehouse, columns, language): localStorage, each value checked when read. */

const PREFIX = 'mesto.';
const listeners = new Set<() => void>();

/** The remembered value, or `fallback` where there is none, it doesn't fit, or storage is closed to us. */
export const readPreference = <T>(key: string, schema: z.ZodType<T>, fallback: T): T => {
  try {
    const text = localStorage.getItem(PREFIX + key);
    if (text === null) return fallback;
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : fallback;
  } catch {
    return fallback;
  }
};

export const writePreference = (key: string, value: unknown): void => {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // A full or closed storage only costs the memory of a choice.
  }
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const rawValue = (key: string): string | null => {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
};

/** A remembered value as state; every component that reads the same key follows. */
export const usePreference = <T>(key: string, schema: z.ZodType<T>, fallback: T): [T, (value: T) => void] => {
  useSyncExternalStore(subscribe, () => rawValue(key));
  return [readPreference(key, schema, fallback), (value) => writePreference(key, value)];
};
