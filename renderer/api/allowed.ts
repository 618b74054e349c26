import { keepPreviousData, type QueryClient, useQuery } from '@tanstack/react-query';
import {
  type Action,
  type Allowed,
  allowedAccesses,
  allowedAtAll,
  allowedForAgreement,
  allowedForClient,
  allowedForRoom,
  allowedForRooms,
  GROUP_ACTIONS,
} from '../../contract/allowed.ts';
import type { Answer } from '../../contract/endpoint.ts';
import { call } from './client.ts';
import { useSession } from './session.ts';

/** Why an action can't be done: a sentence for staff; null: it can; undefined: not known yet. */
export type Reasons = (action: Action) => string | null | undefined;

export const reasonsIn =
  (allowed: Allowed | undefined): Reasons =>
  (action) =>
    allowed?.find((one) => one.action === action)?.reason;

/** What is allowed depends on more than the data: on the line too. */
export const refreshAllowed = (client: QueryClient): void =>
  void client.invalidateQueries({
    predicate: ({ queryKey: [path] }) => typeof path === 'string' && path.startsWith(allowedAtAll.path),
  });

/** What the signed-in manager may do at all, by his rights. */
export const useAllowedAtAll = (): Reasons => {
  const manager = useSession()?.manager.manager_id;
  const { data } = useQuery({
    queryKey: [allowedAtAll.path, manager],
    queryFn: ({ signal }) => call(allowedAtAll, {}, signal),
  });
  return reasonsIn(data?.allowed);
};

/** Why accesses can't be changed: all of them, or the one that nobody else has. */
export const useAllowedAccesses = () =>
  useQuery({
    queryKey: [allowedAccesses.path],
    queryFn: ({ signal }) => call(allowedAccesses, {}, signal),
  });

/** What can be done with a room now; `held` names the client for whom a free one is kept. */
export const useAllowedForRoom = (roomId: number) =>
  useQuery({
    queryKey: [allowedForRoom.path, roomId],
    queryFn: ({ signal }) => call(allowedForRoom, { room_id: roomId }, signal),
  });

type AllowedOfRooms = Answer<typeof allowedForRooms>['allowed'];

/** As many as one question may name. */
const ASKED_MAX = 500;

/** Of several answers one: the first reason, and the rooms of all. */
const joined = (answers: readonly AllowedOfRooms[]): AllowedOfRooms =>
  GROUP_ACTIONS.map((action) => {
    const told = answers.flatMap((allowed) => allowed.filter((one) => one.action === action));
    return {
      action,
      reason: told.find(({ reason }) => reason !== null)?.reason ?? null,
      room_ids: told.flatMap(({ room_ids }) => room_ids),
      refused: told.flatMap(({ refused }) => refused),
    };
  });

const askRooms = async (roomIds: readonly number[], signal: AbortSignal) => {
  const answers: AllowedOfRooms[] = [];
  for (let at = 0; at < roomIds.length; at += ASKED_MAX) {
    const room_ids = roomIds.slice(at, at + ASKED_MAX);
    answers.push((await call(allowedForRooms, { room_ids }, signal)).allowed);
  }
  return { allowed: joined(answers) };
};

/** What can be done with several rooms at once; while another choice is asked for, the last answer stays. */
export const useAllowedForRooms = (roomIds: readonly number[]) =>
  useQuery({
    queryKey: [allowedForRooms.path, roomIds],
    queryFn: ({ signal }) => askRooms(roomIds, signal),
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
