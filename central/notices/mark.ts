import { eq } from 'drizzle-orm';
import type { WriteDb } from '../../db/handles.ts';
import { notifications } from '../../db/schema/office.ts';
import type { Outcome } from '../../main/commands/command.ts';

export const MARK_NOTIFICATION = 'mark-notification';

export type Mark =
  | { readonly status: 'sent'; readonly sentAt: number }
  /** `reason`: why not; of a queued one, why not yet. */
  | { readonly status: 'queued' | 'failed'; readonly reason: string };

/** The centre's own command: what became of a notification, for every desk to see. */
export const markNotification = (db: WriteDb, id: string, mark: Mark): Omit<Outcome, 'msg'> => {
  const before = db.select().from(notifications).where(eq(notifications.id, id)).get();
  const after =
    mark.status === 'sent'
      ? { status: mark.status, sentAt: mark.sentAt, error: null }
      : { status: mark.status, sentAt: null, error: mark.reason };
  db.update(notifications).set(after).where(eq(notifications.id, id)).run();
  return {
    entity: 'notification',
    entityId: id,
    before: before === undefined ? null : { status: before.status, error: before.error },
    after,
  };
};
