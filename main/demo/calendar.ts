import { Temporal } from 'temporal-polyfill';
import { epochDay, fromEpochDay, type PlainDate } from '../domain/dates.ts';

/** A day as a whole number, days since 1970: what the simulation reckons with. */
export type Day = number;

const MS_A_MINUTE = 60_000;
const MS_A_DAY = 86_400_000;

const texts = new Map<Day, PlainDate>();

/** The day's text; remembered, since half a million payments fall on three thousand days. */
export const dayText = (day: Day): PlainDate => {
  let text = texts.get(day);
  if (text === undefined) {
    text = fromEpochDay(day);
    texts.set(day, text);
  }
  return text;
};

export const dayOf = (text: PlainDate): Day => epochDay(text);

/** Saturday or Sunday: banks don't pay then. 1970-01-01 was a Thursday. */
export const isWeekend = (day: Day): boolean => (day + 3) % 7 >= 5;

/** The working day before, or the day itself. */
export const workingDayBefore = (day: Day): Day => {
  const weekday = (day + 3) % 7;
  return weekday >= 5 ? day - (weekday - 4) : day;
};

/**
 * Minutes east of Greenwich of a time zone on that day. The demo keeps one offset for all its years: Russian zones
 * have stood still since 2016.
 */
export const zoneOffset = (timeZone: string, day: Day): number =>
  Temporal.PlainDate.from(dayText(day)).toZonedDateTime(timeZone).offsetNanoseconds / 60e9;

/** The instant (epoch ms) of `minute` of a local day; a fractional minute gives the seconds. */
export const instantAt = (day: Day, minute: number, offsetMinutes: number): number =>
  day * MS_A_DAY + Math.floor(minute * 60) * 1000 - offsetMinutes * MS_A_MINUTE;

/** The local day of an instant. */
export const dayAt = (instant: number, offsetMinutes: number): Day =>
  Math.floor((instant + offsetMinutes * MS_A_MINUTE) / MS_A_DAY);
