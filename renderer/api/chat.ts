import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { chatMessages, conversations, searchMessages } from '../../contract/conversations.ts';
import type { Answer } from '../../contract/endpoint.ts';
import { call, fetchFile } from './client.ts';
import { useSession } from './session.ts';

/** Reads of «Сообщения». */

/** Whom one talks with, with last messages and unread counts. */
export const useConversations = () => {
  const me = useSession()?.manager.manager_id;
  return useQuery({
    queryKey: [conversations.path, me],
    queryFn: ({ signal }) => call(conversations, {}, signal),
    enabled: me !== undefined,
  });
};

/** Messages not yet read, of all conversations. */
export const useUnread = (): number => useConversations().data?.unread ?? 0;

type Page = Answer<typeof chatMessages>;
type Place = { readonly before?: number; readonly after?: number; readonly around?: number };

/**
 * A conversation page by page, from its newest message or from around a place (a message that was found) in both directions.
 */
export const useChatPages = (other: number, around: number | undefined) =>
  useInfiniteQuery({
    queryKey: [chatMessages.path, other, around],
    queryFn: ({ pageParam, signal }) =>
      call(chatMessages, { second_manager_id: other, ...pageParam }, signal),
    initialPageParam: (around === undefined ? {} : { around }) as Place,
    getPreviousPageParam: ({ has_earlier, messages }: Page): Place | null => {
      const first = messages[0];
      return has_earlier && first !== undefined ? { before: first.ordinal } : null;
    },
    getNextPageParam: ({ has_later, messages }: Page): Place | null => {
      const last = messages.at(-1);
      return has_later && last !== undefined ? { after: last.ordinal } : null;
    },
    select: ({ pages }) => pages.flatMap(({ messages }) => messages),
  });

export const useMessageSearch = (text: string) =>
  useQuery({
    queryKey: [searchMessages.path, text],
    queryFn: ({ signal }) => call(searchMessages, { search_str: text }, signal),
    enabled: text !== '',
    placeholderData: (old) => old,
  });

/** An attachment's content; it never changes. */
export const useAttachment = (link: string | null) =>
  useQuery({
    queryKey: ['attachment', link],
    queryFn: ({ signal }) => fetchFile(link ?? '', signal),
    enabled: link !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    meta: { fixed: true },
  });
