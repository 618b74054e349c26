import { localDateTime, type PlainDate, todayIn } from '../../domain/dates.ts';

const QUARTER_HOUR = 900_000;

/**
 * `localDateTime` for long lists: it costs 15 µs, and a list has thousands of instants in few hours. Clocks are turned
 * at whole quarters of an hour only, so within one the distance from UTC is the same.
 * @returns (instant, IANA zone) → `YYYY-MM-DD HH:MM:SS`
 */
export const localDateTimes = (): ((at: number, timeZone: string) => string) => {
  const known = new Map<string, number>();
  return (at, timeZone) => {
    const quarter = Math.floor(at / QUARTER_HOUR) * QUARTER_HOUR;
    const key = `${quarter} ${timeZone}`;
    const shift = known.get(key) ?? zoneShift(quarter, timeZone);
    known.set(key, shift);
    return new Date(at + shift).toISOString().slice(0, 19).replace('T', ' ');
  };
};

/** Milliseconds by which a zone's clock is before UTC at a moment. */
export const zoneShift = (at: number, timeZone: string): number => {
  const second = Math.floor(at / 1000) * 1000;
  return Date.parse(`${localDateTime(second, timeZone).replace(' ', 'T')}Z`) - second;
};

/**
 * `todayIn` for what is asked of a handful of zones thousands of times at about one instant. A day begins at a whole
 * quarter of an hour of UTC in every zone.
 * @returns (instant, IANA zone) → `YYYY-MM-DD`
 */
export const localDays = (): ((at: number, timeZone: string) => PlainDate) => {
  let quarter = Number.NaN;
  const known = new Map<string, PlainDate>();
  return (at, timeZone) => {
    const own = Math.floor(at / QUARTER_HOUR);
    if (own !== quarter) known.clear();
    quarter = own;
    const day = known.get(timeZone) ?? todayIn(timeZone, at);
    known.set(timeZone, day);
    return day;
  };
};
