import { z } from 'zod';
import { endpoint } from './endpoint.ts';

/** Beyond the document: what stands in a form that is not sent yet, so that a crash loses nothing. */

/** The form's name, with what it is about: `letting`, `client-15`. */
const formName = () =>
  z.string().regex(/^[a-z][a-z0-9-]{0,60}$/, { error: 'имя формы: латинские буквы, цифры и дефис' });

/** Text of a form and, for one with a photo, its picture. */
const DRAFT_MAX = 6 * 2 ** 20;

const draftData = () =>
  z
    .record(z.string(), z.unknown())
    .refine((data) => JSON.stringify(data).length <= DRAFT_MAX, { error: 'черновик слишком велик' });

export const readDraft = endpoint({
  method: 'GET',
  path: '/_desk_/drafts/:form',
  title: 'Черновик формы: свой, на этом компьютере',
  input: z.object({ form: formName() }),
  output: z.object({
    draft: z
      .object({
        data: z.record(z.string(), z.unknown()),
        /** Milliseconds since 1970 UTC. */
        saved_at: z.int(),
      })
      .nullable(),
  }),
});

export const saveDraft = endpoint({
  method: 'POST',
  path: '/_desk_/drafts/:form',
  title: 'Сохранить черновик формы или забыть его',
  /** null forgets it. */
  input: z.object({ form: formName(), data: draftData().nullable() }),
  output: z.object({ msg: z.string(), msg_type: z.literal('success') }),
});
