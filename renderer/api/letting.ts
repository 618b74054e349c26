import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { lettingQuote } from '../../contract/lettingQuote.ts';
import { roomList } from '../../contract/rooms.ts';
import { call } from './client.ts';

export type LettingQuote = Answer<typeof lettingQuote>;
type QuoteInput = Input<typeof lettingQuote>;

/** What rooms cost at each term, and at the one asked for; null: no room is chosen yet. */
export const useLettingQuote = (input: QuoteInput | null) =>
  useQuery({
    queryKey: [lettingQuote.path, input],
    queryFn: ({ signal }) => call(lettingQuote, input ?? { room_ids: [] }, signal),
    enabled: input !== null && input.room_ids.length > 0,
    placeholderData: keepPreviousData,
  });

/** A page of rooms with its filters; while the next one loads, the one before stays. */
export const useRoomList = (input: Input<typeof roomList>) =>
  useQuery({
    queryKey: [roomList.path, input],
    queryFn: ({ signal }) => call(roomList, input, signal),
    placeholderData: keepPreviousData,
  });
