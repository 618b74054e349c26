import { z } from 'zod';
import { wholeParam, wordsParam } from '../../app/address.ts';
import { STATUS_KEYS } from '../../app/theme.ts';

/** The rooms' screen as its address tells it. */
export const roomsSearch = z.object({
  warehouse: wholeParam(0),
  floor: wholeParam(-9, 99),
  /** The selected room's id. */
  room: wholeParam(1),
  /** States shown in full; absent: all. */
  show: wordsParam(STATUS_KEYS),
});
export type RoomsSearch = z.output<typeof roomsSearch>;
