import type { Answer, Input } from '../../contract/endpoint.ts';
import type { roomSearch as endpoint } from '../../contract/rooms.ts';
import type { QueryContext } from './context.ts';
import { namedRooms } from './parts/roomNames.ts';

/** Rooms of all warehouses by a part of their number or name (document L1281). */
export const roomSearch = (
  context: QueryContext,
  { search_str }: Input<typeof endpoint>,
): Answer<typeof endpoint> => namedRooms(context, () => true, search_str);
