import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { day, instant, isDay, kopecks, version } from './columns.ts';
import { managers } from './people.ts';
import { warehouses } from './property.ts';

/** The close of a warehouse's day: the cash that was counted against what should be there. Never edited; counted again is another row. */
export const dayCloses = sqliteTable(
  'day_closes',
  {
    /** The command's id. */
    id: text('id').primaryKey(),
    warehouseId: integer('warehouse_id')
      .notNull()
      .references(() => warehouses.id),
    day: day('day').notNull(),
    /** Cash taken less cash returned that day, as the desk knew it when it was counted. */
    expected: kopecks('expected').notNull(),
    counted: kopecks('counted').notNull(),
    /** Obligatory where the two differ. */
    note: text('note'),
    managerId: integer('manager_id')
      .notNull()
      .references(() => managers.id),
    closedAt: instant('closed_at').notNull(),
    version: version(),
  },
  (t) => [
    index('day_closes_by_day').on(t.warehouseId, t.day, t.closedAt),
    isDay('day_closes_day', t.day),
    check('day_closes_counted', sql`${t.counted} >= 0`),
    check('day_closes_note', sql`${t.counted} = ${t.expected} OR length(trim(coalesce(${t.note}, ''))) > 0`),
  ],
);
