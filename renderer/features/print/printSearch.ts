import { z } from 'zod';
import { dayParam, wholeParam } from '../../app/address.ts';

/** Which months of a statement, which day's takings: a paper is found again by its address. */

const month = () =>
  z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined);

export const statementSearch = z.object({ from: month(), to: month() });
export const dashboardsPaperSearch = z.object({ warehouse: wholeParam(0), from: dayParam(), to: dayParam() });
export const daySearch = z.object({
  warehouse: wholeParam(0),
  day: z.iso.date().optional().catch(undefined),
});
