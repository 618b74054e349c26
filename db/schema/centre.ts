import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { flag, instant, isFlag, isJson, isOneOf } from './columns.ts';

/** What the centre alone keeps; on a desk these tables stay empty. */

/** One row: how far this database is. */
export const centreState = sqliteTable(
  'centre_state',
  {
    id: integer('id').primaryKey(),
    /** The change counter: the version of the newest change. */
    head: integer('head').notNull(),
  },
  (t) => [check('centre_state_single', sql`${t.id} = 1`)],
);

/**
 * One row a start of the centre. A desk names the epoch in which it pulled and how far it came: when that is further than
 * this database was at the end of that epoch, or the epoch is unknown here, then the database was put back to an earlier
 * state, and the desk fills afresh and sends again what was lost.
 */
export const epochs = sqliteTable(
  'epochs',
  {
    n: integer('n').primaryKey({ autoIncrement: true }),
    /** UUID. */
    id: text('id').notNull().unique(),
    /** The change counter as the start found it: the end of the epoch before. */
    headAtStart: integer('head_at_start').notNull(),
    startedAt: instant('started_at').notNull(),
    /** A desk has shown that history is missing here: ids were skipped, lest any given out in it be given out twice. */
    lossSeen: flag('loss_seen').notNull().default(false),
  },
  (t) => [isFlag('epochs_flags', t.lossSeen)],
);

/** A PC that exchanges with this centre. */
export const devices = sqliteTable('devices', {
  id: text('id').primaryKey(),
  /** What people call the PC. */
  name: text('name').notNull(),
  /** SHA-256 of the device's secret, hex. */
  secretHash: text('secret_hash').notNull(),
  /** The key that the desk signs its sessions with, base64url: proves who made a command. */
  tokenSecret: text('token_secret').notNull(),
  enrolledAt: instant('enrolled_at').notNull(),
  enrolledBy: integer('enrolled_by').notNull(),
  /** The number of the newest command decided. */
  lastSeq: integer('last_seq').notNull().default(0),
  lastSeenAt: instant('last_seen_at').notNull(),
  appVersion: text('app_version').notNull(),
  /** Switched off by a person: it may exchange no more. */
  retiredAt: instant('retired_at'),
});

/** What became of every command that has come here: the same one is never run twice. */
export const decisions = sqliteTable(
  'decisions',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** Stands twice where a PC that had to enrol anew sent again what was decided already: with the same outcome. */
    commandId: text('command_id').notNull(),
    /** NULL: made in the centre's own browser. */
    deviceId: text('device_id').references(() => devices.id),
    seq: integer('seq'),
    name: text('name').notNull(),
    inputHash: text('input_hash').notNull(),
    authorId: integer('author_id').notNull(),
    madeAt: instant('made_at').notNull(),
    decidedAt: instant('decided_at').notNull(),
    outcome: text('outcome', { enum: ['applied', 'rejected', 'void'] }).notNull(),
    /** The ids that it was to create, JSON by entity: what needs them is refused with this one as the cause. */
    ids: text('ids').notNull(),
    answer: text('answer'),
    reason: text('reason'),
  },
  (t) => [
    index('decisions_by_command').on(t.commandId),
    uniqueIndex('decisions_one_a_number').on(t.deviceId, t.seq).where(sql`${t.deviceId} IS NOT NULL`),
    index('decisions_refused').on(t.deviceId, t.seq).where(sql`${t.outcome} = 'rejected'`),
    isOneOf('decisions_outcome', t.outcome, ['applied', 'rejected', 'void']),
    isJson('decisions_ids', t.ids),
    isJson('decisions_answer', t.answer),
    isJson('decisions_reason', t.reason),
  ],
);

/** The ranges of ids given out, each to one device; without a device: skipped. */
export const leases = sqliteTable(
  'leases',
  {
    entity: text('entity').notNull(),
    first: integer('first').notNull(),
    last: integer('last').notNull(),
    deviceId: text('device_id').references(() => devices.id),
    leasedAt: instant('leased_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.entity, t.first] }), check('leases_order', sql`${t.first} <= ${t.last}`)],
);

/** A notification that is being sent, or was tried: gone as soon as it is sent or given up. */
export const noticeAttempts = sqliteTable(
  'notice_attempts',
  {
    notificationId: text('notification_id').primaryKey(),
    attempts: integer('attempts').notNull(),
    /** Of them, those after which nobody knows whether it went out. */
    unclear: integer('unclear').notNull().default(0),
    /** An attempt that is under way, or was when the centre died; NULL: none. */
    startedAt: instant('started_at'),
    /** Not to be tried before. */
    nextAt: instant('next_at').notNull(),
  },
  (t) => [index('notice_attempts_started').on(t.notificationId).where(sql`${t.startedAt} IS NOT NULL`)],
);

/** What was sent to a client opens by one of these; the token itself is known to the client alone. */
export const links = sqliteTable(
  'links',
  {
    /** SHA-256 of the token, hex. */
    tokenHash: text('token_hash').primaryKey(),
    notificationId: text('notification_id').notNull(),
    /** The notification's template. */
    purpose: text('purpose').notNull(),
    clientId: integer('client_id'),
    /** JSON array. */
    roomIds: text('room_ids').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('links_by_expiry').on(t.expiresAt), isJson('links_room_ids', t.roomIds)],
);
