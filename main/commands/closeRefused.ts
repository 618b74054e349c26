import { eq } from 'drizzle-orm';
import type { WriteDb } from '../../db/handles.ts';
import { outbox } from '../../db/schema/exchange.ts';

/** A person has settled a refused command: it leaves the list, and stays in the queue's history. */
export const closeRefused = (
  db: WriteDb,
  commandId: string,
  resolution: 'dropped' | 'resent',
  now: number,
): void => {
  db.update(outbox).set({ resolution, resolvedAt: now }).where(eq(outbox.commandId, commandId)).run();
};
