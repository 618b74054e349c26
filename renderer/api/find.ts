import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Answer } from '../../contract/endpoint.ts';
import { find, findPayers, paymentOffer } from '../../contract/find.ts';
import { call } from './client.ts';

export type Found = Answer<typeof find>;
export type Payer = Answer<typeof findPayers>['agreements'][number];
export type Offer = Answer<typeof paymentOffer>;

/** Anything by one line; a blank one asks nothing. While the next answer comes, the one before stays. */
export const useFind = (query: string, warehouseId: number) =>
  useQuery({
    queryKey: [find.path, query, warehouseId],
    queryFn: ({ signal }) => call(find, { query, warehouse_id: warehouseId }, signal),
    enabled: query !== '',
    placeholderData: keepPreviousData,
    // A search may be a passport's number: it isn't kept.
    gcTime: 0,
  });

/** Agreements on which somebody may want to pay. */
export const usePayers = (query: string, warehouseId: number) =>
  useQuery({
    queryKey: [findPayers.path, query, warehouseId],
    queryFn: ({ signal }) => call(findPayers, { query, warehouse_id: warehouseId }, signal),
    select: (answer) => answer.agreements,
    enabled: query !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
  });

/** What to suggest on an agreement, and what a sum of rent would change. */
export const usePaymentOffer = (agrid: number, amount?: number) =>
  useQuery({
    queryKey: [paymentOffer.path, agrid, amount],
    queryFn: ({ signal }) => call(paymentOffer, { agrid, amount }, signal),
    placeholderData: keepPreviousData,
  });
