import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import { type SignedInManager, signedInManager } from '../../contract/session.ts';

/** Who is signed in at this window: survives a reload, not the closing (sessionStorage). */

export interface Session {
  readonly token: string;
  readonly manager: SignedInManager;
}

/** Why nobody is signed in: `expired` when the API refused the token, `left` when asked to. */
export type SignedOutReason = 'expired' | 'left' | 'never';

const KEY = 'mesto.session';
const schema = z.object({ token: z.string().min(1), manager: signedInManager });

const stored = (): Session | null => {
  try {
    const parsed = schema.safeParse(JSON.parse(sessionStorage.getItem(KEY) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

let current: Session | null = stored();
let reason: SignedOutReason = 'never';
const listeners = new Set<() => void>();

export const getSession = (): Session | null => current;
export const signedOutReason = (): SignedOutReason => reason;

/** Calls back after every sign-in and sign-out; returns its end. */
export const onSessionChange = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

export const startSession = (session: Session): void => {
  current = session;
  reason = 'never';
  try {
    sessionStorage.setItem(KEY, JSON.stringify(session));
  } catch {
    // Without storage the session lasts until the reload.
  }
  for (const listener of listeners) listener();
};

export const endSession = (why: 'expired' | 'left'): void => {
  if (current === null) return;
  current = null;
  reason = why;
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was stored then either.
  }
  for (const listener of listeners) listener();
};

export const useSession = (): Session | null => useSyncExternalStore(onSessionChange, getSession);
