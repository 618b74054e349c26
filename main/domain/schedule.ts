import { daysBetween, epochDay, type PlainDate } from './dates.ts';

/** When an employee is to work, from a day on (`db/schema/worktime.ts`). */
export interface Schedule {
  readonly since: PlainDate;
  /** 1 works, 0 rests: seven signs are a week from Monday on, any other number a round of shifts that begins on `since`. */
  readonly days: string;
  /** Minutes since midnight. */
  readonly startMinute: number;
  readonly endMinute: number;
}

const WEEK = 7;

/** The schedule that holds on a day: the newest that has begun; undefined before the first one. */
export const scheduleOn = <S extends Schedule>(schedules: readonly S[], day: PlainDate): S | undefined =>
  schedules.reduce<S | undefined>(
    (best, one) => (one.since <= day && (best === undefined || one.since > best.since) ? one : best),
    undefined,
  );

/** Whether a schedule asks for work on a day on which it holds. */
export const isWorkday = ({ since, days }: Schedule, day: PlainDate): boolean => {
  const place = days.length === WEEK ? weekday(day) : daysBetween(since, day) % days.length;
  return days[place] === '1';
};

/** 0 for Monday to 6 for Sunday. */
export const weekday = (day: PlainDate): number => (((epochDay(day) + 3) % WEEK) + WEEK) % WEEK;

/** Whole minutes by which a start at `minute` (since midnight, may have a part) is after the schedule's; 0: in time. */
export const lateMinutes = ({ startMinute }: Schedule, minute: number): number =>
  Math.max(0, Math.floor(minute) - startMinute);
