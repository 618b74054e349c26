import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { workSchedules } from '../../db/schema/worktime.ts';
import { isPlainDate } from '../domain/dates.ts';
import { refused } from '../errors.ts';
import { command } from './command.ts';
import { findManager } from './parts/staff.ts';

/** Rounds of shifts are short; a month covers the longest that anybody works by. */
const DAYS = /^[01]{1,31}$/;

/**
 * Gives employees a working schedule from a day on; one that begins on the same day is replaced, earlier ones go on judging
 * the days before. All rest (`0`) ends the schedule.
 */
export const setSchedule = command({
  name: 'set-schedule',
  inputVersion: 1,
  input: z.object({
    managerIds: z.array(z.int().positive()).min(1).max(500),
    since: z.string().refine(isPlainDate),
    days: z.string().regex(DAYS),
    startMinute: z.int().min(0).max(1439),
    endMinute: z.int().min(1).max(1440),
  }),
  right: 'setAccesses',
  run: ({ db }, { managerIds, ...schedule }) => {
    if (schedule.endMinute <= schedule.startMinute) throw endBeforeStart();
    const before = managerIds.map((managerId) => {
      findManager(db, managerId);
      const own = and(eq(workSchedules.managerId, managerId), eq(workSchedules.since, schedule.since));
      const earlier = db.select().from(workSchedules).where(own).get() ?? null;
      db.insert(workSchedules)
        .values({ managerId, ...schedule })
        .onConflictDoUpdate({ target: [workSchedules.managerId, workSchedules.since], set: schedule })
        .run();
      return { managerId, earlier };
    });
    return {
      msg:
        managerIds.length === 1 ? 'График сохранён' : `График сохранён для сотрудников: ${managerIds.length}`,
      entity: 'work-schedule',
      entityId: managerIds.join(','),
      before: { schedules: before },
      after: { managerIds, ...schedule },
    };
  },
});

const endBeforeStart = () => {
  const sentence = 'Конец рабочего дня должен быть позже начала. Проверьте часы графика.';
  return refused('schedule_hours', sentence, [{ field: 'end_time', msg: sentence }]);
};
