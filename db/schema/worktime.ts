import { sql } from 'drizzle-orm';
import { check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { day, instant, isDay, isOneOf, version } from './columns.ts';
import { managers } from './people.ts';

/**
 * When an employee is to work: holds from `since` until the next row of his. A new schedule is a new row, so that the
 * months that are over are judged by the one that held then.
 */
export const workSchedules = sqliteTable(
  'work_schedules',
  {
    managerId: integer('manager_id')
      .notNull()
      .references(() => managers.id),
    since: day('since').notNull(),
    /** 1 works, 0 rests. Seven signs are a week from Monday on; any other number is a round of shifts that begins on `since`. */
    days: text('days').notNull(),
    /** Minutes since midnight of the employee's warehouse. */
    startMinute: integer('start_minute').notNull(),
    endMinute: integer('end_minute').notNull(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.managerId, t.since] }),
    isDay('work_schedules_since', t.since),
    check('work_schedules_days', sql`length(${t.days}) BETWEEN 1 AND 31 AND ${t.days} NOT GLOB '*[^01]*'`),
    check(
      'work_schedules_hours',
      sql`0 <= ${t.startMinute} AND ${t.startMinute} < ${t.endMinute} AND ${t.endMinute} <= 1440`,
    ),
  ],
);

/** Who agreed to what about himself, when, and to which words; a withdrawal stays on the record too. */
export const consents = sqliteTable(
  'consents',
  {
    managerId: integer('manager_id')
      .notNull()
      .references(() => managers.id),
    purpose: text('purpose', { enum: ['time-control-photo'] }).notNull(),
    givenAt: instant('given_at').notNull(),
    textVersion: integer('text_version').notNull(),
    /** The words themselves, as they were shown: what a version said must never be a question. */
    text: text('text').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.managerId, t.purpose, t.givenAt] }),
    isOneOf('consents_purpose', t.purpose, ['time-control-photo']),
    check('consents_order', sql`${t.withdrawnAt} IS NULL OR ${t.withdrawnAt} >= ${t.givenAt}`),
  ],
);
