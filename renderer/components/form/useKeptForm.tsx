import type { ReactNode } from 'react';
import { z } from 'zod';
import type { Endpoint } from '../../../contract/endpoint.ts';
import { useTellWindow } from './FormModal.tsx';
import { DraftNotice } from './FormNotices.tsx';
import { type CommandForm, type CommandFormOptions, useCommandForm } from './useCommandForm.ts';
import { useDraft } from './useDraft.ts';
import { useLeaveGuard } from './useLeaveGuard.tsx';

/** Fields of text, or of several texts chosen. */
type Texts = Record<string, string | string[]>;

interface Options<E extends Endpoint, V extends Texts> extends CommandFormOptions<E, V> {
  /** Under which the draft is kept: the form and what it is about, `payment-15`. */
  readonly name: string;
}

export interface KeptForm<V extends Texts> extends CommandForm<V> {
  /** Until then the draft is looked for, and the fields must not be shown. */
  readonly ready: boolean;
  /** The restored draft's sentence, and the question before the page is left: to be shown over the fields. */
  readonly notice: ReactNode;
  /** Begins anew, with nothing kept: for a form in a page that is closed by its own «Отмена». */
  discard(): void;
}

/**
 * A form over one write that loses nothing: what is typed comes back after a crash, and neither page nor window is left
 * without a question. Its draft goes with the answer.
 */
export const useKeptForm = <E extends Endpoint, V extends Texts>({
  name,
  onDone,
  ...options
}: Options<E, V>): KeptForm<V> => {
  const command = useCommandForm<E, V>({
    ...options,
    onDone: (answer, values) => {
      draft.forget();
      form.resetDirty(values);
      onDone?.(answer, values);
    },
  });
  const { form } = command;
  const dirty = form.isDirty();
  const draft = useDraft<V>({
    name,
    schema: textsLike(options.initialValues),
    values: form.values,
    dirty,
    restore: form.setValues,
  });
  const { forget } = draft;
  const leave = useLeaveGuard({ dirty, forget });
  useTellWindow({ dirty, forget });
  const discard = () => {
    forget();
    form.reset();
  };
  return {
    ...command,
    ready: draft.ready,
    discard,
    notice: (
      <>
        {leave}
        <DraftNotice restoredAt={draft.restoredAt} error={draft.error} onForget={discard} />
      </>
    ),
  };
};

/** A draft with other fields than the form has now is of another version. */
const textsLike = <V extends Texts>(values: V): z.ZodType<V> =>
  z.custom<V>((kept) => {
    const fields = Object.fromEntries(
      Object.entries(values).map(([field, value]) => [
        field,
        Array.isArray(value) ? z.array(z.string()) : z.string(),
      ]),
    );
    return z.strictObject(fields).safeParse(kept).success;
  });
