import { max } from 'drizzle-orm';
import { z } from 'zod';
import { MESSAGE_FILES_MAX, MESSAGE_LENGTH_MAX } from '../../contract/chat.ts';
import type { WriteDb } from '../../db/handles.ts';
import { messages } from '../../db/schema/people.ts';
import { safeFileName } from '../domain/fileName.ts';
import { refused } from '../errors.ts';
import { command } from './command.ts';
import { knowFile } from './parts/find.ts';
import { findManager } from './parts/staff.ts';

const attachment = z.object({
  id: z.string().regex(/^[0-9a-f]{64}$/),
  mime: z.string(),
  size: z.int().positive(),
  /** A name that can stand in a link and on a disk: `safeFileName`. */
  name: z.string().refine((name) => name === safeFileName(name)),
});

/**
 * Sends a message to another manager (document L2434). A message carries one file; who sends several at once, as existing
 * clients can, sends so many messages, the text with the first.
 */
export const sendMessage = command({
  name: 'send-message',
  inputVersion: 1,
  input: z.object({
    toManagerId: z.int().positive(),
    text: z.string().max(MESSAGE_LENGTH_MAX),
    files: z.array(attachment).max(MESSAGE_FILES_MAX),
  }),
  right: null,
  ids: ({ files }) => ({ message: Math.max(1, files.length) }),
  run: ({ db, authorId, madeAt, takeId }, { toManagerId, text, files }) => {
    assertRecipient(db, authorId, toManagerId);
    const [file, ...more] = files;
    if (text === '' && file === undefined) throw nothingToSend();
    for (const known of files) knowFile(db, { id: known.id, mime: known.mime, size: known.size }, madeAt);
    let ordinal = lastOrdinal(db);
    const send = (body: string, attached: typeof file) => {
      const id = takeId('message');
      ordinal += 1;
      db.insert(messages)
        .values({
          id,
          fromManagerId: authorId,
          toManagerId,
          sentAt: madeAt,
          ordinal,
          text: body,
          fileId: attached?.id ?? null,
          fileName: attached?.name ?? null,
        })
        .run();
      return id;
    };
    const ids = [send(text, file), ...more.map((next) => send('', next))];
    return {
      msg: 'Сообщение успешно отправлено',
      entity: 'message',
      entityId: ids[0] ?? 0,
      before: null,
      // What was said stays between the two: the audit log is read by others.
      after: { toManagerId, messageIds: ids, fileIds: files.map(({ id }) => id) },
    };
  },
});

/**
 * The place of the newest message. The centre runs commands in the order in which it takes them, so there this makes the
 * one order that all desks see; a desk's own guess lasts until its next rebase.
 */
const lastOrdinal = (db: WriteDb): number =>
  db
    .select({ last: max(messages.ordinal) })
    .from(messages)
    .get()?.last ?? 0;

/** @throws UserFacingError not_found | message_to_self | recipient_off */
const assertRecipient = (db: WriteDb, authorId: number, toManagerId: number): void => {
  const field = 'second_manager_id';
  if (toManagerId === authorId) {
    const sentence = 'Себе сообщение не отправляют. Выберите другого сотрудника.';
    throw refused('message_to_self', sentence, [{ field, msg: sentence }]);
  }
  if (!findManager(db, toManagerId).active) {
    const sentence = `Сотрудник №${toManagerId} больше не работает и сообщения не получит. Выберите другого.`;
    throw refused('recipient_off', sentence, [{ field, msg: sentence }]);
  }
};

const nothingToSend = () => {
  const sentence = 'Сообщение пустое. Напишите текст или приложите файл.';
  return refused('message_empty', sentence, [
    { field: 'message_text', msg: sentence },
    { field: 'file', msg: sentence },
  ]);
};
