import { z } from 'zod';
import { wholeParam } from '../../app/address.ts';

/** Whom of the queue the screen shows; absent: the first who waits. */
export const approvalSearch = z.object({ client: wholeParam(1) });
