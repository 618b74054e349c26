import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { readDraft, saveDraft } from '../../../contract/drafts.ts';
import { call } from '../../api/client.ts';

/** A pause in typing after which the draft is kept, ms. */
const PAUSE_MS = 500;

interface Options<V> {
  /** The form's name, with what it is about: `letting`, `client-15`. */
  readonly name: string;
  /** A draft of an older program that no longer fits counts as none. */
  readonly schema: z.ZodType<V>;
  /** What stands in the form now. */
  readonly values: V;
  /** Whether there is anything to keep. */
  readonly dirty: boolean;
  /** Puts the kept values into the form. */
  restore(values: V): void;
}

export interface DraftState {
  /** Until the kept values are there the form must not be typed into. */
  readonly ready: boolean;
  /** When what was restored had been kept, ms; null: nothing was restored. */
  readonly restoredAt: number | null;
  /** Why the last keeping failed; null: it didn't. */
  readonly error: string | null;
  /** Deletes the draft for good: the form was sent, or is begun anew. */
  forget(): void;
}

/**
 * Keeps what stands in a form on the desk's side, in its encrypted database (never in localStorage: there are passports in
 * it), and puts it back after a crash, a reload or the end of a session.
 */
export const useDraft = <V extends Record<string, unknown>>({
  name,
  schema,
  values,
  dirty,
  restore,
}: Options<V>): DraftState => {
  const [restoredAt, setRestoredAt] = useState<number | null>(null);
  const [ready, setReady] = useState(false);
  const kept = useRef<string | null>(null);
  const stored = useRef(false);
  const found = useQuery({
    queryKey: ['draft', name],
    queryFn: ({ signal }) => call(readDraft, { form: name }, signal),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const { mutate, error } = useMutation({
    mutationFn: (data: V | null) => call(saveDraft, { form: name, data }),
    // One after another: a deletion overtaken by what was typed before it would leave a draft of what is done.
    scope: { id: `draft-${name}` },
  });

  useEffect(() => {
    if (found.isLoading || ready) return;
    const draft = found.data?.draft ?? null;
    const parsed = draft === null ? null : schema.safeParse(draft.data);
    if (draft !== null && parsed?.success) {
      kept.current = JSON.stringify(parsed.data);
      stored.current = true;
      restore(parsed.data);
      setRestoredAt(draft.saved_at);
    }
    setReady(true);
  }, [found.isLoading, ready]);

  const text = JSON.stringify(values);
  useEffect(() => {
    if (!ready || text === kept.current || (!dirty && !stored.current)) return;
    const timer = setTimeout(() => {
      // Forgotten meanwhile.
      if (kept.current === text) return;
      kept.current = text;
      stored.current = dirty;
      // Typed back to where it began: nothing is left to keep.
      mutate(dirty ? values : null);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, dirty, ready]);

  return {
    ready,
    restoredAt,
    error: error?.message ?? null,
    forget: () => {
      kept.current = text;
      setRestoredAt(null);
      if (stored.current) mutate(null);
      stored.current = false;
    },
  };
};
