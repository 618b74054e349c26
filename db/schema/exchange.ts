import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant, isJson, isOneOf } from './columns.ts';

/**
 * What belongs to this machine and is never replicated: the queue of commands, their undo images, leased ids, and what
 * the desk must remember of itself. The replica can always be rebuilt from the centre, the outbox can't.
 */

/** Commands accepted here and not yet decided by the centre, in their order. */
export const outbox = sqliteTable(
  'outbox',
  {
    /** Per-device number, without gaps: the centre refuses a gap. */
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    /** UUIDv7 made when the form opened (`Idempotency-Key`). */
    commandId: text('command_id').notNull(),
    name: text('name').notNull(),
    /** Version of the command's input: a newer centre upgrades older ones. */
    inputVersion: integer('input_version').notNull(),
    input: text('input').notNull(),
    /** The ids that it creates, JSON by entity: a rebase and the centre must give the same ones. */
    ids: text('ids').notNull(),
    /** SHA-256 of name and input: the same id with another body is refused. */
    inputHash: text('input_hash').notNull(),
    authorId: integer('author_id').notNull(),
    /** The session token under which it was made. */
    proof: text('proof').notNull(),
    madeAt: instant('made_at').notNull(),
    state: text('state', { enum: ['pending', 'applied', 'rejected'] }).notNull(),
    /** What the local API answered, JSON: said again when the same id comes again. */
    answer: text('answer').notNull(),
    reason: text('reason'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at'),
    lastError: text('last_error'),
  },
  (t) => [
    uniqueIndex('outbox_one_a_command').on(t.commandId),
    index('outbox_by_state').on(t.state, t.seq),
    isOneOf('outbox_state', t.state, ['pending', 'applied', 'rejected']),
    isJson('outbox_input', t.input),
    isJson('outbox_ids', t.ids),
    isJson('outbox_answer', t.answer),
  ],
);

/** The rows that pending commands changed, as they were before: replayed backwards to undo them. */
export const undoImages = sqliteTable(
  'undo_images',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    seq: integer('seq').notNull(),
    tableName: text('table_name').notNull(),
    /** Primary key, JSON by column name. */
    rowKey: text('row_key').notNull(),
    /** The whole row before, JSON by column name; NULL: there was none. */
    before: text('before'),
  },
  (t) => [
    index('undo_images_by_seq').on(t.seq, t.id),
    isJson('undo_images_row_key', t.rowKey),
    isJson('undo_images_before', t.before),
  ],
);

/** One row while a command runs: the triggers write images only then, under this seq. */
export const undoScope = sqliteTable(
  'undo_scope',
  { id: integer('id').primaryKey(), seq: integer('seq').notNull() },
  (t) => [check('undo_scope_single', sql`${t.id} = 1`)],
);

/** Ids leased from the centre: what is printed offline must hold. */
export const idRanges = sqliteTable(
  'id_ranges',
  {
    entity: text('entity', { enum: ['client', 'agreement', 'payment', 'message'] }).notNull(),
    first: integer('first').notNull(),
    last: integer('last').notNull(),
    /** The next id to give out; `last` + 1 when the range is spent. */
    next: integer('next').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.entity, t.first] }),
    isOneOf('id_ranges_entity', t.entity, ['client', 'agreement', 'payment', 'message']),
    check('id_ranges_order', sql`${t.first} <= ${t.next} AND ${t.next} <= ${t.last} + 1`),
  ],
);

/** Deleted rows, so that a replica deletes them too. */
export const tombstones = sqliteTable(
  'tombstones',
  {
    tableName: text('table_name').notNull(),
    rowKey: text('row_key').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tableName, t.rowKey] }),
    index('tombstones_by_version').on(t.version),
    isJson('tombstones_row_key', t.rowKey),
  ],
);

/** What this machine remembers of itself: device, epoch, cursor, clock offset, demo. JSON values. */
export const deskState = sqliteTable(
  'desk_state',
  { key: text('key').primaryKey(), value: text('value').notNull() },
  (t) => [isJson('desk_state_value', t.value)],
);

/** Whose password this machine can check: scrypt verifiers, never passwords. */
export const credentials = sqliteTable('credentials', {
  managerId: integer('manager_id').primaryKey(),
  verifier: text('verifier').notNull(),
  updatedAt: instant('updated_at').notNull(),
});

/** Failed sign-ins by phone: after five in a quarter of an hour one waits. */
export const signInFailures = sqliteTable(
  'sign_in_failures',
  { phone: text('phone').notNull(), at: instant('at').notNull() },
  (t) => [primaryKey({ columns: [t.phone, t.at] })],
);
