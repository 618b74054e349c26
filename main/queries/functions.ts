import { todayIn } from '../domain/dates.ts';
import { accruedFromKopeckDays, daysLeft } from '../domain/rent.ts';
import { matchesWordPrefixes } from '../domain/search.ts';

/** One query asks for a handful of zones thousands of times at one instant. */
const localToday = () => {
  let at = Number.NaN;
  const known = new Map<string, string>();
  return (now: number, timeZone: string | null): string => {
    if (now !== at) known.clear();
    at = now;
    const zone = timeZone ?? 'Europe/Moscow';
    const today = known.get(zone) ?? todayIn(zone, now);
    known.set(zone, today);
    return today;
  };
};

/** The domain's arithmetic for SQL, so that sorting by a figure uses the function that shows it. */
export const SQL_FUNCTIONS = {
  /** Kopeck-days → kopecks of rent. */
  rent_accrued: accruedFromKopeckDays,
  /** (balance, month's price) in kopecks → days. */
  rent_days_left: daysLeft,
  /** (search key, query) → 0 or 1. */
  words_match: (key: string, query: string): number => Number(matchesWordPrefixes(key, query)),
  /** (instant, IANA zone) → `YYYY-MM-DD`. */
  local_today: localToday(),
} as const;
