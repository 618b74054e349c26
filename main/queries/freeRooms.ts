import type { Answer, Input } from '../../contract/endpoint.ts';
import type { freeRooms as endpoint } from '../../contract/rooms.ts';
import { ROOM_STATUS } from '../domain/roomStatus.ts';
import type { QueryContext } from './context.ts';
import { standing } from './parts/roomBoard.ts';
import { namedRooms } from './parts/roomNames.ts';

/** Rooms of all warehouses that are free now, state 0 (document L1969): those that a form may offer. */
export const freeRooms = (
  context: QueryContext,
  { search_str }: Input<typeof endpoint>,
): Answer<typeof endpoint> => {
  const { statusOf } = standing(context);
  return namedRooms(context, (line) => statusOf(line) === ROOM_STATUS.free, search_str);
};
