import type { Answer, Input } from '../../contract/endpoint.ts';
import type { floorRooms as endpoint } from '../../contract/rooms.ts';
import type { QueryContext } from './context.ts';
import { roomBoard, type Tenant } from './parts/roomBoard.ts';
import { flagOf } from './parts/wire.ts';
import { roomCards } from './roomCard.ts';

/** All rooms of a floor (0: of all floors) and the clients who hold them (document L1013). */
export const floorRooms = (
  context: QueryContext,
  { warehouse_id = 0, floor = 0 }: Input<typeof endpoint>,
): Answer<typeof endpoint> => {
  const rooms = roomBoard(context, { warehouseId: warehouse_id, floor });
  const users = new Map<number, { tenant: Tenant; rooms: number[] }>();
  for (const { id, tenant } of rooms) {
    if (tenant === null) continue;
    const user = users.get(tenant.clientId) ?? { tenant, rooms: [] };
    user.rooms.push(id);
    users.set(tenant.clientId, user);
  }
  return {
    floor,
    rooms: roomCards(context.db, rooms),
    users: [...users].map(([user_id, { tenant, rooms: own }]) => ({
      user_id,
      approved: flagOf(tenant.approved),
      fullname: tenant.fullName,
      rooms: own,
    })),
  };
};
