import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { clientList, clientTotal } from '../../contract/clients.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { floorRooms } from '../../contract/rooms.ts';
import { about, signIn, warehouses } from '../../contract/session.ts';
import { ApiError } from './apiError.ts';
import { call } from './client.ts';
import { startSession } from './session.ts';

/** All reads and writes of the screens: one hook a question. A key names the endpoint and everything that the answer depends on. */

export type Warehouse = Answer<typeof warehouses>['warehouses'][number];
export type ClientTotal = Answer<typeof clientTotal>;

/** What the program says of itself; it doesn't change while it runs. */
export const useAbout = () =>
  useQuery({
    queryKey: [about.path],
    queryFn: ({ signal }) => call(about, {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const useWarehouses = () =>
  useQuery({
    queryKey: [warehouses.path],
    queryFn: ({ signal }) => call(warehouses, {}, signal),
    select: (answer) => answer.warehouses,
    staleTime: 60_000,
  });

/** A page of clients; while the next one loads, the one before stays. */
export const useClientList = (input: Input<typeof clientList>) =>
  useQuery({
    queryKey: [clientList.path, input],
    queryFn: ({ signal }) => call(clientList, input, signal),
    placeholderData: keepPreviousData,
  });

/** Everything about one client. */
export const useClientTotal = (userId: number) =>
  useQuery({
    queryKey: [clientTotal.path, userId],
    queryFn: ({ signal }) => call(clientTotal, { user_id: userId }, signal),
  });

/** All rooms of a warehouse, every floor at once: so the floor switches and the search finds without waiting. */
export const useWarehouseRooms = (warehouseId: number) =>
  useQuery({
    queryKey: [floorRooms.path, warehouseId],
    queryFn: ({ signal }) => call(floorRooms, { warehouse_id: warehouseId, floor: 0 }, signal),
    select: (answer) => answer.rooms,
    enabled: warehouseId > 0,
  });

/** Sign-in; on success the session has begun before the promise resolves. */
export const useSignIn = () =>
  useMutation({
    mutationFn: async (input: Input<typeof signIn>) => {
      const answer = await call(signIn, input);
      if (answer.msg_type !== 'success' || answer.access_token === '') {
        throw new ApiError(200, 'refused', answer.msg);
      }
      startSession({ token: answer.access_token, manager: answer.manager });
    },
  });
