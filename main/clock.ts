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

export interface AdjustableClock extends Clock {
  /** This PC's own clock, uncorrected. */
  own(): number;
  /** Milliseconds to add to it from now on: the centre's clock is the chain's. */
  adjust(offset: number): void;
}

export const adjustable = (clock: Clock): AdjustableClock => {
  let offset = 0;
  const now = () => clock.now() + offset;
  return {
    now,
    today: (timeZone) => todayIn(timeZone, now()),
    own: clock.now,
    sinceBoot: clock.sinceBoot,
    adjust: (by) => {
      offset = by;
    },
  };
};
