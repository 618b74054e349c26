import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { WaitingClient } from '../../api/clients.ts';

export interface Cursor {
  /** Who is on screen; undefined: nobody waits. */
  readonly shown: WaitingClient | undefined;
  /** He left the queue while he was on screen: a colleague has decided. */
  readonly gone: boolean;
  goTo(client: WaitingClient | undefined): void;
  /** To the neighbour in the queue: 1 the next, -1 the one before. */
  step(by: 1 | -1): void;
  /** Past the one on screen, who is done. */
  next(): void;
}

/**
 * Whom of the queue the screen shows. The queue may change under the eyes of whoever compares a passport: nobody is put in the
 * place of the one on screen, for the Enter meant for him would approve another, unseen.
 */
export const useCursor = (queue: readonly WaitingClient[]): Cursor => {
  const { client } = useSearch({ from: '/frame/approval' });
  const navigate = useNavigate({ from: '/approval' });
  const held = useRef<{ readonly one: WaitingClient; readonly at: number } | null>(null);
  const found = queue.findIndex(({ user_id }) => user_id === client);
  const done = useRef<number | null>(null);
  const left = found < 0 && client !== undefined && held.current?.one.user_id === client;
  const at = left ? (held.current?.at ?? 0) : Math.max(0, found);
  const shown = left ? held.current?.one : queue[at];
  if (shown !== undefined) held.current = { one: shown, at };
  const goTo = (next: WaitingClient | undefined) =>
    void navigate({ search: { client: next?.user_id }, replace: true });
  const id = shown?.user_id;
  useEffect(() => {
    // From now on the address says who it is, whatever comes before him in the queue.
    if (id !== undefined && id !== client) void navigate({ search: { client: id }, replace: true });
  }, [id, client, navigate]);
  // Where somebody has left, the next one stands in his place.
  const after = left ? at : at + 1;
  return {
    shown,
    gone: left && done.current !== client,
    goTo,
    step: (by) => goTo(queue[by === 1 ? Math.min(queue.length - 1, after) : Math.max(0, at - 1)]),
    next: () => {
      done.current = id ?? null;
      goTo(queue[after] ?? queue[at - 1]);
    },
  };
};
