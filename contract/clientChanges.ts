import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { intIn } from './fields.ts';

/** Beyond the document: who changed what of a client's data, and how it was before. */

export const CLIENT_CHANGES = ['edited', 'approved', 'rejected'] as const;

export const clientChanges = endpoint({
  method: 'GET',
  path: '/_desk_/client_changes/:user_id',
  title: 'История изменений данных клиента',
  input: z.object({ user_id: intIn(z.int().positive()) }),
  output: z.object({
    /** The newest first. */
    changes: z.array(
      z.object({
        /** `YYYY-MM-DD HH:MM:SS`, Moscow time. */
        at: z.string(),
        what: z.enum(CLIENT_CHANGES),
        manager_name: z.string().nullable(),
        /** Why the passport was rejected. */
        reason: z.string().nullable(),
        fields: z.array(
          z.object({
            /** Name on the wire, as the card bears it; of a photo `passp_photo_link` with the links to both. */
            field: z.string(),
            before: z.string().nullable(),
            after: z.string().nullable(),
          }),
        ),
      }),
    ),
  }),
});
