import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import {
  flagOut,
  intIn,
  optionalFlagIn,
  optionalIntIn,
  optionalTextIn,
  optionalWordIn,
  PAGE_SIZE_MAX,
} from './fields.ts';
import { writeOut } from './payments.ts';
import { optionalUploadsIn } from './upload.ts';

/** Section «Взаимодействие работников»: messages. */

export const messagesHistory = endpoint({
  method: 'GET',
  path: '/_get_messages_history_',
  title: 'Получение списка сообщений с другим сотрудником',
  document: { n: 47, lines: [2397, 2432] },
  input: z.strictObject({
    second_manager_id: intIn(z.int().positive()),
    /** That many of the last messages; 50 by default. */
    limit: optionalIntIn(z.int().min(1).max(PAGE_SIZE_MAX)),
    /** `asc` (the document's): oldest first; `desc` turns them. */
    order: optionalWordIn(['asc', 'desc']),
  }),
  output: z.object({
    messages: z.array(
      z.object({
        message_id: z.int(),
        from_manager_id: z.int(),
        /** The same: the document's table doubles the ending (errata L2427). */
        from_manager_id_id: z.int(),
        to_manager_id: z.int(),
        /** `YYYY-MM-DD HH:MM:SS`, the reader's warehouse's time. */
        message_datetime: z.string(),
        message_text: z.string(),
        with_attachment: flagOut(),
        attachment_link: z.string().nullable(),
      }),
    ),
  }),
});

export const MESSAGE_LENGTH_MAX = 4000;
/** Files in one request: each becomes a message of its own. */
export const MESSAGE_FILES_MAX = 10;

export const sendMessage = endpoint({
  method: 'POST',
  path: '/_send_message_',
  title: 'Отправка сообщения',
  document: { n: 48, lines: [2434, 2457] },
  input: z.object({
    second_manager_id: intIn(z.int().positive()),
    message_text: optionalTextIn(MESSAGE_LENGTH_MAX),
    /** Taken and not used: existing clients never send it, so the file itself decides (client facts 48). */
    with_attachment: optionalFlagIn(),
    file: optionalUploadsIn(MESSAGE_FILES_MAX),
  }),
  output: writeOut,
});
