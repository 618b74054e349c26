import { HOME_TIME_ZONE } from '../clock.ts';
import { accruedFromKopeckDays, daysLeft } from '../domain/rent.ts';
import { matchesWordPrefixes } from '../domain/search.ts';
import { localDays } from './parts/localTime.ts';

const localToday = localDays();

/** The domain's arithmetic for SQL, so that sorting by a figure uses the function that shows it. */
export const SQL_FUNCTIONS = {
  /** Kopeck-days → kopecks of rent. */
  rent_accrued: accruedFromKopeckDays,
  /** (balance, month's price) in kopecks → days. */
  rent_days_left: daysLeft,
  /** (search key, query) → 0 or 1. */
  words_match: (key: string, query: string): number => Number(matchesWordPrefixes(key, query)),
  /** (instant, IANA zone) → `YYYY-MM-DD`. */
  local_today: (now: number, timeZone: string | null): string => localToday(now, timeZone ?? HOME_TIME_ZONE),
} as const;
