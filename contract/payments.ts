import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { intIn } from './fields.ts';

/** Section «Договора»: payments and returns. */

/** What every write answers. */
export const writeOut = z.object({ msg: z.string(), msg_type: z.literal('success') });

export const editComment = endpoint({
  method: 'POST',
  path: '/_edit_comment_',
  title: 'Изменение комментария к платежу или возврату',
  document: { n: 13, lines: [802, 828] },
  input: z.object({
    payment_id: intIn(z.int().positive()),
    /** The key is obligatory; null or an empty text clears (errata L822). */
    comment: z.preprocess(
      (value) => (typeof value === 'string' ? value.trim() || null : value),
      z.string().max(1000).nullable(),
    ),
  }),
  output: writeOut,
});
