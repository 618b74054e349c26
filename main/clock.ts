import { uptime } from 'node:os';
import { daysBetween, type PlainDate, todayIn } from './domain/dates.ts';

/** The only way to the time of day: commands and queries get it from here. */
export interface Clock {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** The business date in a time zone (IANA name). */
  today(timeZone: string): PlainDate;
  /** Milliseconds since this computer was started; goes on whatever its clock is set to. */
  sinceBoot(): number;
}

const DAY_MS = 86_400_000;
/** The chain's head office: its date is what `--today` names. */
export const HOME_TIME_ZONE = 'Europe/Moscow';

/** The system's clock; with `today` moved by whole days, so that the hour of the day goes on. */
export const systemClock = (today?: PlainDate): Clock => {
  const shift = today === undefined ? 0 : daysBetween(todayIn(HOME_TIME_ZONE, Date.now()), today) * DAY_MS;
  const now = () => Date.now() + shift;
  return { now, today: (timeZone) => todayIn(timeZone, now()), sinceBoot: () => uptime() * 1000 };
};
