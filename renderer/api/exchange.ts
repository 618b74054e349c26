import { useQuery, useQueryClient } from '@tanstack/react-query';
import { v7 as uuidv7 } from 'uuid';
import {
  attentionList,
  attentionResend,
  deskStatus,
  type ExchangeStatus,
  exchangeJournal,
  exchangeQueue,
  substituteRooms,
} from '../../contract/deskExchange.ts';
import type { Answer } from '../../contract/endpoint.ts';
import { call } from './client.ts';
import { useSession } from './session.ts';
import { refreshAll } from './useCommand.ts';

/** Reads of the exchange with the centre. */

export type { AttentionItem, ExchangeStatus } from '../../contract/deskExchange.ts';
export type QueuedCommand = Answer<typeof exchangeQueue>['commands'][number];
export type Round = Answer<typeof exchangeJournal>['rounds'][number];
export type SubstituteRoom = Answer<typeof substituteRooms>['rooms'][number];
/** A desk that the centre knows. */
export type EnrolledStatus = Extract<ExchangeStatus, { device_id: string }>;

export const isEnrolled = (status: ExchangeStatus | undefined): status is EnrolledStatus =>
  status !== undefined && 'device_id' in status;

/** Before a sign-in there is no stream of events to say it; after, it is asked now and then all the same. */
const ASK_MS = { signedOut: 3000, filling: 2000, signedIn: 30_000 };

/** How it stands with the centre; the event stream keeps it fresh. */
export const useExchangeStatus = () => {
  const signedIn = useSession() !== null;
  return useQuery({
    queryKey: [deskStatus.path],
    queryFn: ({ signal }) => call(deskStatus, {}, signal),
    refetchInterval: ({ state }) =>
      !signedIn ? ASK_MS.signedOut : state.data?.kind === 'filling' ? ASK_MS.filling : ASK_MS.signedIn,
  });
};

export const useExchangeQueue = () =>
  useQuery({
    queryKey: [exchangeQueue.path],
    queryFn: ({ signal }) => call(exchangeQueue, {}, signal),
  });

export const useAttention = () =>
  useQuery({
    queryKey: [attentionList.path],
    queryFn: ({ signal }) => call(attentionList, {}, signal),
  });

/** The last exchanges. Most of them change no data and tell nobody, so they are asked for by the clock while in sight. */
export const useExchangeLog = () =>
  useQuery({
    queryKey: [exchangeJournal.path],
    queryFn: ({ signal }) => call(exchangeJournal, {}, signal),
    refetchInterval: 15_000,
  });

export const useSubstituteRooms = (roomId: number) =>
  useQuery({
    queryKey: [substituteRooms.path, roomId],
    queryFn: ({ signal }) => call(substituteRooms, { room_id: roomId }, signal),
  });

/**
 * Sends refused commands again as they are, one after another: those that wanted the one which was just sent.
 * @returns how many went through; the rest stay in the list, each with its reason
 */
export const useResendFollowers = () => {
  const client = useQueryClient();
  return async (commandIds: readonly string[]): Promise<number> => {
    let through = 0;
    for (const command_id of commandIds) {
      const sent = await call(attentionResend, { command_id, changes: {} }, undefined, uuidv7()).catch(
        () => null,
      );
      if (sent !== null) through += 1;
    }
    if (commandIds.length > 0) refreshAll(client);
    return through;
  };
};
