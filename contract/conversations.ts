import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { flagOut, idListIn, intIn, optionalIntIn, textIn } from './fields.ts';
import { writeOut } from './payments.ts';

/** Messages as our own screens show them, beyond the document: conversations, paging, search, marks. */

/** pending: not yet at the centre; sent: the centre has it; delivered: the other's program has it; read: he has seen it. */
export const MESSAGE_STATES = ['pending', 'sent', 'delivered', 'read'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

const chatMessage = z.object({
  message_id: z.int(),
  /** Place in the order of the centre. */
  ordinal: z.int(),
  from_manager_id: z.int(),
  to_manager_id: z.int(),
  /** `YYYY-MM-DD HH:MM:SS`, the reader's warehouse's time. */
  message_datetime: z.string(),
  message_text: z.string(),
  state: z.enum(MESSAGE_STATES),
  attachment: z.object({ link: z.string(), name: z.string(), mime: z.string(), size: z.int() }).nullable(),
});
export type ChatMessage = z.output<typeof chatMessage>;

export const conversations = endpoint({
  method: 'GET',
  path: '/_desk_/conversations',
  title: 'Беседы с последним сообщением и числом непрочитанных',
  input: z.strictObject({}),
  output: z.object({
    /** All who work here, and who has left but wrote once; the newest conversation first, then by name. */
    conversations: z.array(
      z.object({
        manager_id: z.int(),
        manager_fullname: z.string(),
        role: z.string(),
        /** He works here and gets messages. */
        active: flagOut(),
        unread: z.int(),
        last: chatMessage.nullable(),
      }),
    ),
    unread: z.int(),
    /** Messages to the caller that his program has not yet said it has: to be marked as delivered. */
    undelivered_ids: z.array(z.int()),
  }),
});
export type Conversation = z.output<typeof conversations.output>['conversations'][number];

export const CHAT_PAGE_MAX = 200;

/** A page of a conversation, oldest first: the newest one, the one before or after a place, or that around it. */
export const chatMessages = endpoint({
  method: 'GET',
  path: '/_desk_/messages',
  title: 'Страница переписки с сотрудником',
  input: z.strictObject({
    second_manager_id: intIn(z.int().positive()),
    before: optionalIntIn(z.int().min(0)),
    after: optionalIntIn(z.int().min(0)),
    around: optionalIntIn(z.int().min(0)),
    limit: optionalIntIn(z.int().min(1).max(CHAT_PAGE_MAX)),
  }),
  output: z.object({
    messages: z.array(chatMessage),
    has_earlier: z.boolean(),
    has_later: z.boolean(),
  }),
});

export const SEARCH_HITS_MAX = 100;

export const searchMessages = endpoint({
  method: 'GET',
  path: '/_desk_/message-search',
  title: 'Поиск по своим сообщениям',
  input: z.strictObject({ search_str: textIn() }),
  output: z.object({
    /** The newest first; at most a hundred, `more` tells that there are others. */
    messages: z.array(
      chatMessage.extend({ second_manager_id: z.int(), second_manager_fullname: z.string() }),
    ),
    more: z.boolean(),
  }),
});

export const MARKED_MESSAGES_MAX = 500;

export const markMessages = endpoint({
  method: 'POST',
  path: '/_desk_/mark-messages',
  title: 'Отметка сообщений доставленными или прочитанными',
  input: z.strictObject({
    message_ids: idListIn(MARKED_MESSAGES_MAX),
    as: z.enum(['delivered', 'read']),
  }),
  output: writeOut,
});
