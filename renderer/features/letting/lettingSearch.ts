import { z } from 'zod';
import { textParam, wholeParam, wordParam } from '../../app/address.ts';
import { STEPS } from './letting.ts';

/** The wizard as its address tells it: the step, and what it was opened with. */
export const lettingSearch = z.object({
  warehouse: wholeParam(0),
  step: wordParam(STEPS),
  /** Rooms chosen elsewhere (the plan, a room's panel): ids joined by commas. */
  rooms: textParam(400),
  /** A client chosen elsewhere. */
  client: wholeParam(1),
});

/** Ids of an address; what is no id drops out. */
export const roomIdsIn = (text: string | undefined): number[] => [
  ...new Set(
    (text ?? '')
      .split(',')
      .map(Number)
      .filter((id) => Number.isInteger(id) && id > 0),
  ),
];
