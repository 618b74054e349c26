import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { clientChanges } from '../../contract/clientChanges.ts';
import { clientList, clientNames, nonapprovedClients, oldClientData } from '../../contract/clients.ts';
import type { Answer } from '../../contract/endpoint.ts';
import { call } from './client.ts';

export type WaitingClient = Answer<typeof nonapprovedClients>['users'][number];
export type OldClient = Answer<typeof oldClientData>['client'];
export type ClientChange = Answer<typeof clientChanges>['changes'][number];

/** Clients whom nobody has approved yet. */
export const useNonapprovedClients = () =>
  useQuery({
    queryKey: [nonapprovedClients.path],
    queryFn: ({ signal }) => call(nonapprovedClients, {}, signal),
    select: (answer) => answer.users,
  });

/** Takes a client who was approved out of the queue at once; the next answer of the API has the last word. */
export const useLeaveQueue = () => {
  const client = useQueryClient();
  return (userId: number): void =>
    void client.setQueryData<Answer<typeof nonapprovedClients>>([nonapprovedClients.path], (old) =>
      old === undefined
        ? old
        : { ...old, users: old.users.filter(({ user_id }) => user_id !== userId), cnt_all: old.cnt_all - 1 },
    );
};

/** A client's data before the last edit; `changed_at` null: nobody has edited them. */
export const useOldClientData = (userId: number) =>
  useQuery({
    queryKey: [oldClientData.path, userId],
    queryFn: ({ signal }) => call(oldClientData, { user_id: userId }, signal),
    select: (answer) => answer.client,
  });

/** Who changed what of a client's data. */
export const useClientChanges = (userId: number) =>
  useQuery({
    queryKey: [clientChanges.path, userId],
    queryFn: ({ signal }) => call(clientChanges, { user_id: userId }, signal),
    select: (answer) => answer.changes,
  });

/** Clients by the beginnings of their names' words, the first by name; while the next ones load, those before stay. */
export const useClientNames = (search: string) =>
  useQuery({
    queryKey: [clientNames.path, search],
    queryFn: ({ signal }) => call(clientNames, { search_str: search }, signal),
    enabled: search !== '',
    placeholderData: keepPreviousData,
  });

/** Who has this phone; null: nobody. @param phone 11 digits; anything shorter asks nothing */
export const usePhoneOwner = (phone: string) =>
  useQuery({
    queryKey: [clientList.path, 'phone', phone],
    queryFn: ({ signal }) =>
      call(clientList, { search_type: 'number', search_str: phone, show_cnt: 1 }, signal),
    select: (answer) => answer.clients.find(({ username }) => username === phone) ?? null,
    enabled: phone.length === 11,
  });
