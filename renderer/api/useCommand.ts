import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { Answer, Endpoint, Input } from '../../contract/endpoint.ts';
import { about } from '../../contract/session.ts';
import type { ApiError } from './apiError.ts';
import { call } from './client.ts';

/** A second press of the same button comes this soon after the first one's answer, ms. */
const ECHO_MS = 1000;

export interface CommandOptions<E extends Endpoint> {
  readonly onDone?: (answer: Answer<E>, input: Input<E>) => void;
  readonly onRefused?: (error: ApiError, input: Input<E>) => void;
}

export interface RunningCommand<E extends Endpoint> {
  /** Sends it; never throws: what came of it is told to `onDone` or `onRefused`. Null: it was refused. */
  run(input: Input<E>): Promise<Answer<E> | null>;
  readonly isPending: boolean;
  /** The last refusal; null while another try runs and after a success. */
  readonly error: ApiError | null;
  readonly answer: Answer<E> | undefined;
  reset(): void;
}

/**
 * One write, made once. Its id (`Idempotency-Key`) is made when the form opens and kept until an answer says that it is
 * written: a try that got no answer is repeated under the same id, so that nothing is paid or let twice. A second press
 * while it runs, or the second half of a double click just after, joins the first. After a success every figure on screen
 * is asked for anew.
 */
export const useCommand = <E extends Endpoint>(
  endpoint: E,
  { onDone, onRefused }: CommandOptions<E> = {},
): RunningCommand<E> => {
  const queryClient = useQueryClient();
  const commandId = useRef(uuidv7());
  const inFlight = useRef<Promise<Answer<E> | null> | null>(null);
  const done = useRef<{ body: string; at: number; answer: Answer<E> } | null>(null);
  const mutation = useMutation<Answer<E>, ApiError, Input<E>>({
    mutationFn: (input) => call(endpoint, input, undefined, commandId.current),
  });

  const attempt = async (input: Input<E>): Promise<Answer<E> | null> => {
    try {
      const answer = await mutation.mutateAsync(input);
      commandId.current = uuidv7();
      done.current = { body: bodyOf(input), at: performance.now(), answer };
      refreshAll(queryClient);
      onDone?.(answer, input);
      return answer;
    } catch (error) {
      onRefused?.(error as ApiError, input);
      return null;
    } finally {
      inFlight.current = null;
    }
  };

  const run = (input: Input<E>): Promise<Answer<E> | null> => {
    if (inFlight.current !== null) return inFlight.current;
    const last = done.current;
    if (last && performance.now() - last.at < ECHO_MS && last.body === bodyOf(input))
      return Promise.resolve(last.answer);
    inFlight.current = attempt(input);
    return inFlight.current;
  };

  return {
    run,
    isPending: mutation.isPending,
    error: mutation.error,
    answer: mutation.data,
    reset: mutation.reset,
  };
};

/** What tells two inputs apart; of a file its size is enough. */
const bodyOf = (input: unknown): string =>
  JSON.stringify(input, (_name, value: unknown) => (value instanceof Uint8Array ? value.length : value));

/**
 * A write may move any figure: balance, state of a room, counts of a list. What is on screen is asked again, the rest is
 * only marked as old; the answers come from this computer. `meta: {fixed: true}` is what never changes.
 */
export const refreshAll = (queryClient: QueryClient): void =>
  void queryClient.invalidateQueries({
    predicate: ({ queryKey, meta }) => queryKey[0] !== about.path && meta?.fixed !== true,
  });
