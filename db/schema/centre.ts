import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant, isJson, isOneOf } from './columns.ts';

/** What the centre alone keeps; on a desk these tables stay empty. */

/** One row: which history this database tells, and how far it is. */
export const centreState = sqliteTable(
  'centre_state',
  {
    id: integer('id').primaryKey(),
    /** A UUID, new whenever the database was put back to an earlier state: desks that knew more fill afresh. */
    epoch: text('epoch').notNull(),
    /** The change counter: the version of the newest change. */
    head: integer('head').notNull(),
  },
  (t) => [check('centre_state_single', sql`${t.id} = 1`)],
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
    commandId: text('command_id').primaryKey(),
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
    uniqueIndex('decisions_one_a_number').on(t.deviceId, t.seq).where(sql`${t.deviceId} IS NOT NULL`),
    index('decisions_refused').on(t.deviceId, t.seq).where(sql`${t.outcome} = 'rejected'`),
    isOneOf('decisions_outcome', t.outcome, ['applied', 'rejected', 'void']),
    isJson('decisions_ids', t.ids),
    isJson('decisions_answer', t.answer),
    isJson('decisions_reason', t.reason),
  ],
);

/** The ranges of ids given out, each to one device. */
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
