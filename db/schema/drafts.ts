import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, isJson } from './columns.ts';

/** What stands in a manager's form that is not sent yet. This machine's alone: it is nobody's fact before it is sent. */
export const drafts = sqliteTable(
  'drafts',
  {
    managerId: integer('manager_id').notNull(),
    /** The form's name, with what it is about: `letting`, `client-15`. */
    form: text('form').notNull(),
    /** The form's values, JSON. */
    data: text('data').notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.managerId, t.form] }),
    index('drafts_by_age').on(t.savedAt),
    isJson('drafts_data', t.data),
  ],
);
