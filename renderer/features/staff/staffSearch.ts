import { z } from 'zod';
import { textParam, wholeParam } from '../../app/address.ts';

/** What the tree and the matrix show: who is chosen, what is searched. */
export const staffSearch = z.object({ person: wholeParam(1), q: textParam(100) });

/** What the time sheet shows. */
export const timeSearch = z.object({
  warehouse: wholeParam(0),
  person: wholeParam(1),
  month: z
    .string()
    .regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
});
