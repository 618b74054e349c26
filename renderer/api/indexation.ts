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

/** Rentals of these rooms, at most 500. */
export const useIndexationOf = (roomIds: readonly number[]) =>
  useQuery({
    queryKey: [indexationList.path, 'rooms', roomIds],
    queryFn: ({ signal }) =>
      call(indexationList, { room_ids: [...roomIds], show_cnt: roomIds.length }, signal),
    enabled: roomIds.length > 0,
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
  readonly failures: readonly PlanFailure[];
}

/** One that was refused, by its room, with the API's sentence and the field that it is about. */
export interface PlanFailure {
  readonly roomId: number;
  readonly name: string;
  readonly sentence: string;
  readonly field: string | undefined;
}

/** Plans many indexations, each a command of its own: one that is refused holds up no other, and is named. */
export const usePlanMany = () => {
  const queryClient = useQueryClient();
  const [run, setRun] = useState<PlanRun | null>(null);
  const going = useRef(false);
  /** @returns rooms that were refused or left out; null: others are still being planned */
  const start = async (plans: readonly Plan[]): Promise<number[] | null> => {
    if (going.current) return null;
    going.current = true;
    const failures: PlanFailure[] = [];
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
        const { message, errors } = error as ApiError;
        failures.push({ roomId, name, sentence: message, field: errors[0]?.field });
      }
      done += 1;
      tell(true);
    }
    going.current = false;
    tell(false);
    refreshAll(queryClient);
    return [...failures, ...plans.slice(done)].map(({ roomId }) => roomId);
  };
  const stop = () => {
    going.current = false;
  };
  return { run, start, stop, reset: () => setRun(null) };
};
