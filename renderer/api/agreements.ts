import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { agreementList, agreementStatement, agreementTotal } from '../../contract/agreements.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { moveOutQuote } from '../../contract/moveOut.ts';
import { call } from './client.ts';

export type AgreementTotal = Answer<typeof agreementTotal>;
export type Statement = Answer<typeof agreementStatement>;

/** A page of agreements; while the next one loads, the one before stays. */
export const useAgreementList = (input: Input<typeof agreementList>) =>
  useQuery({
    queryKey: [agreementList.path, input],
    queryFn: ({ signal }) => call(agreementList, input, signal),
    placeholderData: keepPreviousData,
  });

/** Everything about one agreement. */
export const useAgreementTotal = (agrid: number) =>
  useQuery({
    queryKey: [agreementTotal.path, agrid],
    queryFn: ({ signal }) => call(agreementTotal, { agrid }, signal),
  });

/** How its balance came about, line by line. */
export const useStatement = (agrid: number) =>
  useQuery({
    queryKey: [agreementStatement.path, agrid],
    queryFn: ({ signal }) => call(agreementStatement, { agrid }, signal),
  });

/** What leaving a room on a day comes to; undefined: the day planned already, or the earliest one. */
export const useMoveOutQuote = (roomId: number, day: string | undefined) =>
  useQuery({
    queryKey: [moveOutQuote.path, roomId, day],
    queryFn: ({ signal }) => call(moveOutQuote, { room_id: roomId, leave_date: day }, signal),
    placeholderData: keepPreviousData,
  });
