import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { flagOut, optionalIntIn } from './fields.ts';

/** Beyond the document: guest visits that are open. */
export const openVisits = endpoint({
  method: 'GET',
  path: '/_desk_/visits',
  title: 'Открытые гостевые визиты',
  input: z.strictObject({ warehouse_id: optionalIntIn(z.int().min(0)) }),
  /** The first to end first. */
  output: z.object({
    visits: z.array(
      z.object({
        room_id: z.int(),
        room_name: z.string(),
        warehouse_id: z.int(),
        floor: z.int(),
        user_id: z.int(),
        fullname: z.string(),
        username: z.string(),
        /** `YYYY-MM-DD HH:MM:SS`, the warehouse's time. */
        test_end: z.string(),
        ends_today: flagOut(),
      }),
    ),
  }),
});
