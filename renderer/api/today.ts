import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { agreementList } from '../../contract/agreements.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { locksPower } from '../../contract/locks.ts';
import { openVisits } from '../../contract/visits.ts';
import { call } from './client.ts';

/** The short lists of «Сегодня», and the locks. */

export type Visit = Answer<typeof openVisits>['visits'][number];

/** The largest debts. */
export const useLargestDebts = (warehouseId: number, count: number) =>
  useQuery({
    queryKey: [agreementList.path, 'debts', warehouseId, count],
    queryFn: ({ signal }) =>
      call(
        agreementList,
        { warehouse_id: warehouseId, watch: 'debt', sort_column: 'balance', page: 1, show_cnt: count },
        signal,
      ),
    select: (answer) => answer.agreements,
  });

/** Who tries which room now. */
export const useOpenVisits = (warehouseId: number) =>
  useQuery({
    queryKey: [openVisits.path, warehouseId],
    queryFn: ({ signal }) => call(openVisits, { warehouse_id: warehouseId }, signal),
    select: (answer) => answer.visits,
  });

/** Locks with their rooms, a page of them. */
export const useLocks = (input: Input<typeof locksPower>) =>
  useQuery({
    queryKey: [locksPower.path, input],
    queryFn: ({ signal }) => call(locksPower, input, signal),
    placeholderData: keepPreviousData,
  });
