import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant, isJson, isOneOf, version } from './columns.ts';
import { clients, managers } from './people.ts';

/** An SMS or e-mail that the central server is to send. */
export const notifications = sqliteTable(
  'notifications',
  {
    /** UUID, made by the command that queues it. */
    id: text('id').primaryKey(),
    channel: text('channel', { enum: ['sms', 'email'] }).notNull(),
    recipient: text('recipient').notNull(),
    template: text('template').notNull(),
    /** The template's values, JSON. */
    data: text('data').notNull(),
    clientId: integer('client_id').references(() => clients.id),
    status: text('status', { enum: ['queued', 'sent', 'failed'] }).notNull(),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
    /** Why it was not sent, in words; of a queued one, why not yet. */
    error: text('error'),
    /** The notification of which this one is another sending. */
    repeats: text('repeats'),
    version: version(),
  },
  (t) => [
    index('notifications_queued').on(t.status, t.createdAt),
    index('notifications_by_time').on(t.createdAt),
    index('notifications_by_client').on(t.clientId, t.createdAt),
    index('notifications_by_recipient').on(t.recipient, t.sentAt),
    uniqueIndex('notifications_repeated_once').on(t.repeats).where(sql`${t.repeats} IS NOT NULL`),
    isOneOf('notifications_channel', t.channel, ['sms', 'email']),
    isOneOf('notifications_status', t.status, ['queued', 'sent', 'failed']),
    isJson('notifications_data', t.data),
  ],
);

/** What holds for the whole chain, one JSON value a key: `landlord`. */
export const settings = sqliteTable(
  'settings',
  {
    key: text('key').primaryKey(),
    value: text('value').notNull(),
    version: version(),
  },
  (t) => [isJson('settings_value', t.value)],
);

/** Who changed what, and how it was before: written by every command, never edited. */
export const auditEntries = sqliteTable(
  'audit_entries',
  {
    /** The command's id. */
    id: text('id').primaryKey(),
    at: instant('at').notNull(),
    managerId: integer('manager_id').references(() => managers.id),
    command: text('command').notNull(),
    entity: text('entity').notNull(),
    entityId: text('entity_id').notNull(),
    before: text('before'),
    after: text('after'),
    version: version(),
  },
  (t) => [
    index('audit_entries_by_entity').on(t.entity, t.entityId, t.at),
    isJson('audit_entries_before', t.before),
    isJson('audit_entries_after', t.after),
  ],
);
