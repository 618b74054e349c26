import type { ReactNode } from 'react';
import { useState } from 'react';
import { z } from 'zod';
import { DraftNotice } from '../../components/form/FormNotices.tsx';
import { useDraft } from '../../components/form/useDraft.ts';
import { useLeaveGuard } from '../../components/form/useLeaveGuard.tsx';
import type { useMarks } from '../../components/table/useMarks.ts';
import { NO_RISE, type Rise } from './rise.ts';

const schema = z.strictObject({
  by: z.enum(['rubles', 'percent']),
  value: z.string(),
  day: z.string(),
  rooms: z.array(z.int()),
});

export interface RiseForm {
  readonly rise: Rise;
  setRise(rise: Rise): void;
  /** Until then a draft is looked for. */
  readonly ready: boolean;
  /** The restored draft's sentence, and the question before the page is left. */
  readonly notice: ReactNode;
  /** It is planned, or begun anew: nothing is typed, nothing marked, nothing kept. */
  clear(): void;
}

/**
 * The rise as it is typed, kept with the marked rooms against a crash and asked about before the page is left. Rooms that
 * came with the address stay marked, whatever an older draft had.
 */
export const useRise = (
  marks: ReturnType<typeof useMarks>,
  named: readonly number[] | undefined,
): RiseForm => {
  const [rise, setRise] = useState(NO_RISE);
  const dirty = rise.value !== '' || rise.day !== '';
  const draft = useDraft({
    name: 'indexation',
    schema,
    values: { ...rise, rooms: marks.ids },
    dirty,
    restore: ({ rooms, ...typed }) => {
      setRise(typed);
      if (named === undefined) marks.mark(rooms);
    },
  });
  const leave = useLeaveGuard({ dirty, forget: draft.forget });
  const clear = () => {
    draft.forget();
    setRise(NO_RISE);
    marks.clear();
  };
  return {
    rise,
    setRise,
    ready: draft.ready,
    clear,
    notice: (
      <>
        {leave}
        <DraftNotice restoredAt={draft.restoredAt} error={draft.error} onForget={clear} />
      </>
    ),
  };
};
