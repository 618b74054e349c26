import { useQuery } from '@tanstack/react-query';
import type { Answer } from '../../contract/endpoint.ts';
import { movingOutClients, movingOutRoom } from '../../contract/rooms.ts';
import { call } from './client.ts';

export type MovingOut = Answer<typeof movingOutClients>['users'][number];
export type MovingOutRoom = Answer<typeof movingOutRoom>['room'];

/** Who is moving out of which room, the nearest day first. */
export const useMovingOut = (warehouseId: number) =>
  useQuery({
    queryKey: [movingOutClients.path, warehouseId],
    queryFn: ({ signal }) => call(movingOutClients, { warehouse_id: warehouseId }, signal),
    select: (answer) => answer.users,
  });

/** The move-out from a room under an agreement; it is still there after its approval, for the deposit goes back then. */
export const useMovingOutRoom = (roomId: number, agrid: number) =>
  useQuery({
    queryKey: [movingOutRoom.path, roomId, agrid],
    queryFn: ({ signal }) => call(movingOutRoom, { room_id: roomId, agrid }, signal),
    select: (answer) => answer.room,
  });
