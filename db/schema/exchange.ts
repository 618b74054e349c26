import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant, isJson, isOneOf } from './columns.ts';

/**
 * What belongs to this machine and is never replicated: the queue of commands, their undo images, leased ids, and what
 * the desk must remember of itself. The replica can always be rebuilt from the centre, the outbox can't.
 */

export const OUTBOX_STATES = ['pending', 'applied', 'rejected', 'void'] as const;

/** Commands accepted here, in their order: those not yet decided by the centre, and for 30 days those that are. */
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
    /** `void`: dropped by a person after the centre that had refused it was lost; it only keeps the numbers without a gap. */
    state: text('state', { enum: OUTBOX_STATES }).notNull(),
    /** What the local API answered, JSON: said again when the same id comes again. */
    answer: text('answer').notNull(),
    /** Why the centre refused it, JSON `Reason`. */
    reason: text('reason'),
    /** Why it can't be run again on what came from the centre meanwhile, JSON `Reason`; the centre's word is still to come. */
    localRefusal: text('local_refusal'),
    decidedAt: instant('decided_at'),
    /** What a person did about a refusal. */
    resolution: text('resolution', { enum: ['dropped', 'resent'] }),
    resolvedAt: instant('resolved_at'),
  },
  (t) => [
    uniqueIndex('outbox_one_a_command').on(t.commandId),
    index('outbox_by_state').on(t.state, t.seq),
    index('outbox_attention').on(t.seq).where(sql`${t.state} = 'rejected' AND ${t.resolution} IS NULL`),
    isOneOf('outbox_state', t.state, OUTBOX_STATES),
    isOneOf('outbox_resolution', t.resolution, ['dropped', 'resent']),
    isJson('outbox_input', t.input),
    isJson('outbox_ids', t.ids),
    isJson('outbox_answer', t.answer),
    isJson('outbox_reason', t.reason),
    isJson('outbox_local_refusal', t.localRefusal),
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

const LEASED = ['client', 'agreement', 'payment', 'message', 'warehouse', 'room'] as const;

/** Ids leased from the centre: what is printed offline must hold. */
export const idRanges = sqliteTable(
  'id_ranges',
  {
    entity: text('entity', { enum: LEASED }).notNull(),
    first: integer('first').notNull(),
    last: integer('last').notNull(),
    /** The next id to give out; `last` + 1 when the range is spent. */
    next: integer('next').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.entity, t.first] }),
    isOneOf('id_ranges_entity', t.entity, LEASED),
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

/** Pages of a pull, kept until the last one has come: the replica never shows half a pull. */
export const stagedPages = sqliteTable('staged_pages', {
  n: integer('n').primaryKey(),
  /** A `Page` of the exchange, JSON. */
  body: text('body').notNull(),
});

/** Fields of a newer centre that this version has no column for: kept until a version comes that knows them. */
export const keptFields = sqliteTable(
  'kept_fields',
  {
    tableName: text('table_name').notNull(),
    rowKey: text('row_key').notNull(),
    /** Values by column name, JSON. */
    data: text('data').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tableName, t.rowKey] }),
    isJson('kept_fields_row_key', t.rowKey),
    isJson('kept_fields_data', t.data),
  ],
);

/** The last rounds of the exchange, for the screen «Обмен» and for support. Nothing personal. */
export const exchangeLog = sqliteTable('exchange_log', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  at: instant('at').notNull(),
  /** Milliseconds. */
  took: integer('took').notNull(),
  pushed: integer('pushed').notNull(),
  /** Rows. */
  pulled: integer('pulled').notNull(),
  /** Code of what went wrong; NULL: nothing. */
  error: text('error'),
});
