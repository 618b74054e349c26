import type { TFunction } from 'i18next';
import { number } from '../../i18n/format.ts';

/** «120 КБ», «1,5 МБ». */
export const sizeText = (t: TFunction, bytes: number): string =>
  bytes < 1024 * 1024
    ? t('chat.kilobytes', { size: number(Math.max(1, Math.round(bytes / 1024))) })
    : t('chat.megabytes', { size: number(Math.round((bytes / 1024 / 1024) * 10) / 10) });

/** «14:30» today, «23.11» this year, «23.11.25» before. @param today `YYYY-MM-DD` */
export const whenText = (dateTime: string, today: string): string => {
  const [date = '', time = ''] = dateTime.split(' ');
  if (date === today) return time.slice(0, 5);
  const [year = '', month = '', day = ''] = date.split('-');
  return year === today.slice(0, 4) ? `${day}.${month}` : `${day}.${month}.${year.slice(2)}`;
};

/** «Понедельник, 23 ноября», with the year where it isn't this one. */
export const dayHeading = (date: string, today: string, language: string): string => {
  const text = new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(date.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
  return text.slice(0, 1).toUpperCase() + text.slice(1);
};
