import { z } from 'zod';

/** What every refusal carries, whatever its status (domain §4). */
export const refusalSchema = z.object({
  msg: z.string(),
  msg_type: z.enum(['success', 'danger']),
  code: z.string(),
  errors: z.array(z.object({ field: z.string(), msg: z.string() })),
});
export type Refusal = z.output<typeof refusalSchema>;

/** RFC 9457, for whoever accepts `application/problem+json`: the same with the true status. */
export const problemSchema = refusalSchema.extend({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
});

export const PROBLEM_TYPE = 'application/problem+json';

/** The header in which the desktop window proves that it was started by this program. */
export const LAUNCH_TOKEN_HEADER = 'x-launch-token';
