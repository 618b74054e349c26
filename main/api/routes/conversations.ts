import * as contract from '../../../contract/conversations.ts';
import { markMessages } from '../../commands/markMessages.ts';
import { chatMessages } from '../../queries/chatMessages.ts';
import { conversations } from '../../queries/conversations.ts';
import { messageSearch } from '../../queries/messageSearch.ts';
import { type Route, readAs, write } from '../route.ts';

export const CONVERSATION_ROUTES: readonly Route[] = [
  readAs(contract.conversations, conversations),
  readAs(contract.chatMessages, chatMessages),
  readAs(contract.searchMessages, messageSearch),
  write(contract.markMessages, markMessages, (input) => ({ messageIds: input.message_ids, as: input.as })),
];
