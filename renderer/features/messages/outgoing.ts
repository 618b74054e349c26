import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { sendMessage } from '../../../contract/chat.ts';
import { chatMessages, conversations } from '../../../contract/conversations.ts';
import type { Upload } from '../../../contract/upload.ts';
import { ApiError } from '../../api/apiError.ts';
import { call } from '../../api/client.ts';

/** Messages on their way to the API of this computer: here whatever screen is open, until it has them. */

export interface Outgoing {
  /** The command's id: a second try of the same message is the same message. */
  readonly id: string;
  readonly authorId: number;
  readonly to: number;
  readonly text: string;
  readonly file: Upload | null;
  /** Why it could not be handed over; null: it is on its way. */
  readonly fault: string | null;
}

let waiting: readonly Outgoing[] = [];
const listeners = new Set<() => void>();
/** One after another: they arrive in the order in which they were written. */
let queue: Promise<void> = Promise.resolve();

const tell = (next: readonly Outgoing[]) => {
  waiting = next;
  for (const listener of listeners) listener();
};

export const useOutgoing = (authorId: number, to: number): readonly Outgoing[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting,
  ).filter((one) => one.authorId === authorId && one.to === to);

/** Sends a text and files, each file as a message of its own, the text with the first. */
export const send = (
  client: QueryClient,
  authorId: number,
  to: number,
  text: string,
  files: readonly Upload[],
): void => {
  const parts = files.length === 0 ? [null] : files;
  const messages = parts.map((file, at) => ({
    id: uuidv7(),
    authorId,
    to,
    text: at === 0 ? text : '',
    file,
    fault: null,
  }));
  tell([...waiting, ...messages]);
  for (const message of messages) deliver(client, message);
};

export const resend = (client: QueryClient, id: string): void => {
  const message = waiting.find((one) => one.id === id);
  if (message === undefined) return;
  tell(waiting.map((one) => (one.id === id ? { ...one, fault: null } : one)));
  deliver(client, message);
};

export const discard = (id: string): void => tell(waiting.filter((one) => one.id !== id));

const deliver = (client: QueryClient, { id, to, text, file }: Outgoing): void => {
  queue = queue.then(async () => {
    try {
      const input = { second_manager_id: to, message_text: text, ...(file === null ? {} : { file: [file] }) };
      await call(sendMessage, input, undefined, id);
      // It leaves this list when the conversation shows it, so that it is never seen twice or not at all.
      await Promise.all([
        client.invalidateQueries({ queryKey: [chatMessages.path, to] }),
        client.invalidateQueries({ queryKey: [conversations.path] }),
      ]);
      discard(id);
    } catch (error) {
      const fault = error instanceof ApiError ? error.message : String(error);
      tell(waiting.map((one) => (one.id === id ? { ...one, fault } : one)));
    }
  });
};
