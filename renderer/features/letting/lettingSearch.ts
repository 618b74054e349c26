import { z } from 'zod';
import { idsParam, wholeParam, wordParam } from '../../app/address.ts';
import { STEPS } from './letting.ts';

/** The wizard as its address tells it: the step, and what it was opened with. */
export const lettingSearch = z.object({
  warehouse: wholeParam(0),
  step: wordParam(STEPS),
  /** Rooms chosen elsewhere (the plan, a room's panel). */
  rooms: idsParam(),
  /** A client chosen elsewhere. */
  client: wholeParam(1),
});
