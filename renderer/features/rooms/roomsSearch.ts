import { z } from 'zod';
import { textParam, wholeParam, wordParam, wordsParam } from '../../app/address.ts';
import { LEVEL_KEYS, STATUS_KEYS } from '../../app/theme.ts';
import { ROOM_ORDERS } from './model.ts';
import { OVERLAYS } from './overlay.ts';

/** The rooms' screen as its address tells it. */
export const roomsSearch = z.object({
  warehouse: wholeParam(0),
  floor: wholeParam(-9, 99),
  /** The selected room's id. */
  room: wholeParam(1),
  /** States shown in full; absent: all. */
  show: wordsParam(STATUS_KEYS),
  /** What the plan shows instead of states. */
  overlay: wordParam(OVERLAYS),
  /** Steps of the overlay shown in full; absent: all. */
  levels: wordsParam(LEVEL_KEYS),
  /** A room's number or a client. */
  q: textParam(),
  /** The list's order; absent: by number. */
  sort: wordParam(ROOM_ORDERS),
  dir: wordParam(['asc', 'desc']),
});
export type RoomsSearch = z.output<typeof roomsSearch>;

/** The editor's: one floor of one warehouse. */
export const editorSearch = roomsSearch.pick({ warehouse: true, floor: true });
