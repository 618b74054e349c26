import { localDateTime } from '../../main/domain/dates.ts';
import type { QuietHours } from './settings.ts';

/** When a notice is sent, tried again, and given up. Milliseconds. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** About eight hours: a server that is down for a night costs nobody a link. */
export const ATTEMPTS_MAX = 12;
/** After so many attempts whose end nobody knows a client isn't written to again: one letter too many is enough. */
export const UNCLEAR_MAX = 2;

/** What to wait after the n-th attempt on one notice: 30 s, 1 min, 2 min … 2 h. */
export const retryAfter = (attempts: number): number => Math.min(30 * SECOND * 2 ** (attempts - 1), 2 * HOUR);

/** What a channel rests after the n-th fault in a row that isn't one recipient's: 15 s, 30 s … 5 min. */
export const restAfter = (faults: number): number => Math.min(15 * SECOND * 2 ** (faults - 1), 5 * MINUTE);

const LIMITS = [
  { count: 3, within: 10 * MINUTE },
  { count: 10, within: DAY },
] as const;
/** As far back as the limits look. */
export const LIMITS_WITHIN = DAY;

/** Until when a recipient gets no more, by when he was sent something, the newest first; null: he may get it. */
export const restOfRecipient = (sentAt: readonly number[], now: number): number | null => {
  const until = LIMITS.flatMap(({ count, within }) => {
    const oldest = sentAt[count - 1];
    return oldest !== undefined && oldest + within > now ? [oldest + within] : [];
  });
  return until.length === 0 ? null : Math.max(...until);
};

/** Who has just asked for an SMS at the desk isn't asleep. */
const AWAKE_MS = 15 * MINUTE;

/**
 * Until when an SMS waits for the quiet hours to end, by the clock of that time zone; null: it needn't. What has only just
 * been asked for goes at once.
 */
export const quietUntil = (
  hours: QuietHours | undefined,
  timeZone: string,
  createdAt: number,
  now: number,
): number | null => {
  if (hours === undefined || now - createdAt < AWAKE_MS) return null;
  const [hour = 0, minute = 0, second = 0] = (localDateTime(now, timeZone).split(' ')[1] ?? '')
    .split(':')
    .map(Number);
  const at = (hour * 60 + minute) * MINUTE + second * SECOND;
  const from = sinceMidnight(hours.from);
  const to = sinceMidnight(hours.to);
  const quiet = from <= to ? at >= from && at < to : at >= from || at < to;
  return quiet ? now + ((to - at + DAY) % DAY) : null;
};

const sinceMidnight = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * MINUTE;
};
