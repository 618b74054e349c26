import { z } from 'zod';
import { textParam, wholeParam } from '../../app/address.ts';

/** Выезд as its address tells it: whose move-out is shown; absent: the nearest. */
export const moveOutSearch = z.object({
  warehouse: wholeParam(0),
  q: textParam(),
  room: wholeParam(1),
  agrid: wholeParam(1),
});
