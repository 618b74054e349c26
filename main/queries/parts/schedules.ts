import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../../db/handles.ts';
import { isWorkday, type Schedule, scheduleOn } from '../../domain/schedule.ts';

/** All working schedules, by employee. */
export const schedulesOf = (db: ReadDb): Map<number, Schedule[]> => {
  const rows = db.all<Schedule & { managerId: number }>(sql`
    SELECT manager_id AS "managerId", since, days, start_minute AS "startMinute", end_minute AS "endMinute"
    FROM work_schedules`);
  return Map.groupBy(rows, (row) => row.managerId);
};

/** The schedule by which work is due on a day; undefined: none holds, or it is a day of rest. */
export const dueOn = (schedules: readonly Schedule[], day: string): Schedule | undefined => {
  const schedule = scheduleOn(schedules, day);
  return schedule !== undefined && isWorkday(schedule, day) ? schedule : undefined;
};

/** Minutes since midnight as `HH:MM`. */
export const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
