import { keepPreviousData, useQuery } from '@tanstack/react-query';
import {
  type Action,
  type Allowed,
  allowedAtAll,
  allowedForAgreement,
  allowedForClient,
  allowedForRoom,
  allowedForRooms,
} from '../../contract/allowed.ts';
import { call } from './client.ts';
import { useSession } from './session.ts';

/** Why an action can't be done: a sentence for staff; null: it can; undefined: not known yet. */
export type Reasons = (action: Action) => string | null | undefined;

export const reasonsIn =
  (allowed: Allowed | undefined): Reasons =>
  (action) =>
    allowed?.find((one) => one.action === action)?.reason;

/** What the signed-in manager may do at all, by his rights. */
export const useAllowedAtAll = (): Reasons => {
  const manager = useSession()?.manager.manager_id;
  const { data } = useQuery({
    queryKey: [allowedAtAll.path, manager],
    queryFn: ({ signal }) => call(allowedAtAll, {}, signal),
  });
  return reasonsIn(data?.allowed);
};

/** What can be done with a room now; `held` names the client for whom a free one is kept. */
export const useAllowedForRoom = (roomId: number) =>
  useQuery({
    queryKey: [allowedForRoom.path, roomId],
    queryFn: ({ signal }) => call(allowedForRoom, { room_id: roomId }, signal),
  });

/** What can be done with several rooms at once; while another choice is asked for, the last answer stays. */
export const useAllowedForRooms = (roomIds: readonly number[]) =>
  useQuery({
    queryKey: [allowedForRooms.path, roomIds],
    queryFn: ({ signal }) => call(allowedForRooms, { room_ids: [...roomIds] }, signal),
    enabled: roomIds.length > 0,
    placeholderData: keepPreviousData,
  });

/** What can be done with an agreement and with each of its rooms. */
export const useAllowedForAgreement = (agrid: number) =>
  useQuery({
    queryKey: [allowedForAgreement.path, agrid],
    queryFn: ({ signal }) => call(allowedForAgreement, { agrid }, signal),
  });

/** What can be done with a client's data. */
export const useAllowedForClient = (userId: number) =>
  useQuery({
    queryKey: [allowedForClient.path, userId],
    queryFn: ({ signal }) => call(allowedForClient, { user_id: userId }, signal),
  });
