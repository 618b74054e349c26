import { and, eq, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { MARKED_MESSAGES_MAX } from '../../contract/conversations.ts';
import { messages } from '../../db/schema/people.ts';
import { command } from './command.ts';

/**
 * Marks messages to the author as delivered (his program has them) or read. Only what is addressed to him counts, and what
 * is marked already keeps its time, so the same mark may come from two computers. Reading implies delivery.
 */
export const markMessages = command({
  name: 'mark-messages',
  inputVersion: 1,
  input: z.object({
    messageIds: z.array(z.int().positive()).min(1).max(MARKED_MESSAGES_MAX),
    as: z.enum(['delivered', 'read']),
  }),
  right: null,
  run: ({ db, authorId, madeAt }, { messageIds, as }) => {
    const mine = and(inArray(messages.id, messageIds), eq(messages.toManagerId, authorId));
    const mark = (column: 'deliveredAt' | 'readAt') =>
      db
        .update(messages)
        .set({ [column]: madeAt })
        .where(and(mine, isNull(messages[column])))
        .run().changes;
    const delivered = mark('deliveredAt');
    const changed = as === 'read' ? mark('readAt') : delivered;
    return {
      msg: as === 'read' ? 'Отмечено прочитанным' : 'Отмечено доставленным',
      entity: 'message',
      entityId: messageIds[0] ?? 0,
      before: null,
      after: { as, messageIds, changed },
    };
  },
});
