import numbers from 'number-to-words-ru';
import { epochDay, type PlainDate } from '../domain/dates.ts';
import type { Kopecks } from '../domain/money.ts';

const NO_BREAK_SPACE = '\u00A0';
const MONTHS = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
];

/** «Двадцать восемь тысяч восемьсот рублей 00 копеек»: as contracts write sums, kopecks in digits. */
export const rublesInWords = (sum: Kopecks): string =>
  numbers.convert((sum / 100).toFixed(2), {
    currency: 'rub',
    convertNumberToWords: { integer: true, fractional: false },
  });

/** «28 800,00» with no-break spaces. */
export const rublesInFigures = (sum: Kopecks): string => {
  const [whole = '', kopecks = ''] = (sum / 100).toFixed(2).split('.');
  return `${whole.replace(/\B(?=(?:\d{3})+$)/g, NO_BREAK_SPACE)},${kopecks}`;
};

/** «1 января 2026 г.» @throws RangeError when `day` is no calendar day */
export const dayInWords = (day: PlainDate): string => {
  epochDay(day);
  const month = MONTHS[Number(day.slice(5, 7)) - 1] ?? '';
  return [Number(day.slice(8)), month, day.slice(0, 4), 'г.'].join(NO_BREAK_SPACE);
};

/** «2,55»: a measure as people write it. */
export const measure = (value: number): string => String(Number(value.toFixed(2))).replace('.', ',');
