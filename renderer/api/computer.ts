import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { computerSettings, saveComputerSettings } from '../../contract/computer.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { call } from './client.ts';

export type ComputerSettings = Answer<typeof computerSettings>;

/** What this computer remembers of itself. */
export const useComputerSettings = () =>
  useQuery({
    queryKey: [computerSettings.path],
    queryFn: ({ signal }) => call(computerSettings, {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
    // Nothing but this page changes it: what the exchange brings is no reason to ask again.
    meta: { fixed: true },
  });

/** Remembers something for this computer; what is on screen follows at once. */
export const useSaveComputerSettings = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: Input<typeof saveComputerSettings>) => call(saveComputerSettings, given),
    onMutate: async ({ camera }) => {
      if (camera === undefined) return;
      // An answer asked for before the choice would take it back.
      await client.cancelQueries({ queryKey: [computerSettings.path] });
      client.setQueryData([computerSettings.path], { camera });
    },
  });
};
