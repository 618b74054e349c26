import type { TFunction } from 'i18next';
import type { ScheduleOut, SheetDay } from '../../../../contract/worktime.ts';

/** Minutes as «8 ч 05 мин», «13 мин». */
export const spanText = (t: TFunction, minutes: number): string => {
  const whole = Math.round(minutes);
  const [h, m] = [Math.floor(whole / 60), whole % 60];
  return h === 0
    ? t('worktime.spanMinutes', { m })
    : t('worktime.spanHours', { h, m: String(m).padStart(2, '0') });
};

/** Hours as a clock counts them, for columns: «8:05». */
export const hoursText = (minutes: number): string =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** «пн» … «вс» in the page's language. */
export const weekdayNames = (language: string): string[] => {
  const format = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, i) => format.format(MONDAY + i * DAY_MS));
};

/** Working days of a week in words: runs of three and more as «пн–пт». */
const weekText = (days: string, language: string): string => {
  const names = weekdayNames(language);
  const runs = [...days.matchAll(/1+/g)].map(({ index, 0: run }) => {
    const [first = '', last = ''] = [names[index], names[index + run.length - 1]];
    return run.length === 1 ? first : `${first}${run.length === 2 ? ', ' : '–'}${last}`;
  });
  return runs.join(', ');
};

/** A schedule in words: «пн–пт 09:00–18:00», «2 через 2, 09:00–20:00». */
export const scheduleWords = (t: TFunction, language: string, schedule: ScheduleOut): string => {
  const { days, start_time: from, end_time: to } = schedule;
  if (!days.includes('1')) return t('worktime.wordsNone');
  if (days === '1111111') return t('worktime.wordsWeek', { days: t('worktime.daily'), from, to });
  if (days.length === 7) return t('worktime.wordsWeek', { days: weekText(days, language), from, to });
  const round = /^(1+)(0+)$/.exec(days);
  return round === null
    ? t('worktime.wordsRound', { from, to })
    : t('worktime.wordsShifts', { on: round[1]?.length ?? 0, off: round[2]?.length ?? 0, from, to });
};

/** «Ноябрь 2026». */
export const monthName = (month: string, language: string): string => {
  const text = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
  const name = text.replace(/\s*г\.$/, '');
  return name.slice(0, 1).toUpperCase() + name.slice(1);
};

/** The month so many months later: «2026-11», 2 → «2027-01». */
export const monthLater = (month: string, by: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const index = year * 12 + number - 1 + by;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
};

/** «пн 23.11». */
export const dayName = (date: string, language: string): string => {
  const at = new Date(`${date}T00:00:00Z`);
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(at);
  return `${weekday} ${date.slice(8)}.${date.slice(5, 7)}`;
};

/** What a day lacks, in words; null: nothing. */
export const dayNote = (t: TFunction, { state }: SheetDay): string | null =>
  state === 'absent'
    ? t('worktime.stateAbsent')
    : state === 'no_end'
      ? t('worktime.stateNoEnd')
      : state === 'open'
        ? t('worktime.stateOpen')
        : null;
