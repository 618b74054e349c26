import type { Answer, Input } from '../../contract/endpoint.ts';
import type { freeRooms as endpoint } from '../../contract/rooms.ts';
import type { QueryContext } from './context.ts';
import { isFree } from './parts/freeRooms.ts';
import { namedRooms } from './parts/roomNames.ts';

/** Rooms of all warehouses that are free now, state 0 (document L1969): those that a form may offer. */
export const freeRooms = (
  context: QueryContext,
  { search_str }: Input<typeof endpoint>,
): Answer<typeof endpoint> => namedRooms(context, isFree(context.now), search_str);
