import { z } from 'zod';
import { wholeParam } from '../../app/address.ts';

/** With whom one talks, and the place of a message that was found. */
export const messagesSearch = z.object({ with: wholeParam(1), at: wholeParam(0, 1e12) });
