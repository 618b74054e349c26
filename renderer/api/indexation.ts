import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { planIndexation } from '../../contract/agreements.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { indexationList } from '../../contract/indexation.ts';
import type { ApiError } from './apiError.ts';
import { call } from './client.ts';
import { refreshAll } from './useCommand.ts';

export type IndexationRow = Answer<typeof indexationList>['rows'][number];

/** Rentals whose price may be raised; while the next page loads, the one before stays. */
export const useIndexationList = (input: Input<typeof indexationList>) =>
  useQuery({
    queryKey: [indexationList.path, input],
    queryFn: ({ signal }) => call(indexationList, input, signal),
    placeholderData: keepPreviousData,
  });

/** One rental's plan; a null sum cancels what is planned. */
export interface Plan {
  readonly roomId: number;
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly day: string | undefined;
  /** Rubles a month. */
  readonly sum: number | null;
}

export interface PlanRun {
  readonly total: number;
  readonly done: number;
  readonly running: boolean;
  /** Each that was refused, by its room, with the API's sentence. */
  readonly failures: readonly { readonly name: string; readonly sentence: string }[];
}

/** Plans many indexations, each a command of its own: one that is refused holds up no other, and is named. */
export const usePlanMany = () => {
  const queryClient = useQueryClient();
  const [run, setRun] = useState<PlanRun | null>(null);
  const going = useRef(false);
  const start = async (plans: readonly Plan[]): Promise<void> => {
    if (going.current) return;
    going.current = true;
    const failures: { name: string; sentence: string }[] = [];
    let done = 0;
    const tell = (running: boolean) =>
      setRun({ total: plans.length, done, running, failures: [...failures] });
    tell(true);
    for (const { roomId, name, day, sum } of plans) {
      if (!going.current) break;
      const input = {
        room_id: roomId,
        room_ids: undefined,
        agrid: undefined,
        index_date: day,
        index_sum: sum,
      };
      try {
        await call(planIndexation, input, undefined, uuidv7());
      } catch (error) {
        failures.push({ name, sentence: (error as ApiError).message });
      }
      done += 1;
      tell(true);
    }
    going.current = false;
    tell(false);
    refreshAll(queryClient);
  };
  const stop = () => {
    going.current = false;
  };
  return { run, start, stop, reset: () => setRun(null) };
};
