import { and, desc, eq, gt, type SQL, sql } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '../../db/handles.ts';
import { noticeAttempts } from '../../db/schema/centre.ts';
import { notifications } from '../../db/schema/office.ts';
import type { NoticeRow } from './facts.ts';
import type { Channel } from './texts.ts';
import { LIMITS_WITHIN } from './timing.ts';

/** What the centre remembers of notices that are being sent: its own rows, which no desk needs. */

export type Attempt = typeof noticeAttempts.$inferSelect;

const dueAt = sql<number>`coalesce(${noticeAttempts.nextAt}, 0)`;

const queued = (db: ReadDb, channel: Channel, which?: SQL) =>
  db
    .select({ notice: notifications, dueAt })
    .from(notifications)
    .leftJoin(noticeAttempts, eq(noticeAttempts.notificationId, notifications.id))
    .where(and(eq(notifications.status, 'queued'), eq(notifications.channel, channel), which));

const inOrder = [notifications.createdAt, notifications.id] as const;
/** One that was tried comes behind those that weren't: while nothing goes out, each gets its turn. */
const inTurn = [dueAt, ...inOrder] as const;

/** The one whose turn it is now. */
export const nextDue = (db: ReadDb, channel: Channel, now: number): NoticeRow | undefined =>
  queued(db, channel, sql`${dueAt} <= ${now}`)
    .orderBy(...inTurn)
    .limit(1)
    .get()?.notice;

/** When the next of those that wait may be tried; undefined: none waits. */
export const nextDueAt = (db: ReadDb, channel: Channel): number | undefined =>
  queued(db, channel).orderBy(dueAt).limit(1).get()?.dueAt;

/** Those that are queued and don't say this reason yet. */
export const queuedWithout = (db: ReadDb, channel: Channel, reason: string): NoticeRow[] =>
  queued(db, channel, sql`${notifications.error} IS NOT ${reason}`)
    .orderBy(...inOrder)
    .all()
    .map(({ notice }) => notice);

/** Attempts that were under way when the centre died. */
export const orphans = (db: ReadDb, channel: Channel): NoticeRow[] =>
  queued(db, channel, sql`${noticeAttempts.startedAt} IS NOT NULL`)
    .all()
    .map(({ notice }) => notice);

/** When a recipient was sent something, the newest first, as far back as the limits look. */
export const sentTo = (db: ReadDb, recipient: string, now: number): number[] =>
  db
    .select({ sentAt: notifications.sentAt })
    .from(notifications)
    .where(and(eq(notifications.recipient, recipient), gt(notifications.sentAt, now - LIMITS_WITHIN)))
    .orderBy(desc(notifications.sentAt))
    .all()
    .flatMap(({ sentAt }) => sentAt ?? []);

export const attemptOf = (db: ReadDb, notificationId: string): Attempt =>
  db.select().from(noticeAttempts).where(eq(noticeAttempts.notificationId, notificationId)).get() ?? {
    notificationId,
    attempts: 0,
    unclear: 0,
    startedAt: null,
    nextAt: 0,
  };

/** The caller holds the transaction. */
export const keepAttempt = (db: WriteDb, attempt: Attempt): void => {
  db.insert(noticeAttempts)
    .values(attempt)
    .onConflictDoUpdate({ target: noticeAttempts.notificationId, set: attempt })
    .run();
};

/** The notice is sent or given up. The caller holds the transaction. */
export const forgetAttempt = (db: WriteDb, notificationId: string): void => {
  db.delete(noticeAttempts).where(eq(noticeAttempts.notificationId, notificationId)).run();
};
