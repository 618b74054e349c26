import type { Kopecks } from '../money.ts';

/** What stands in a cell, as plain data; `fault`: Excel's own error, or a day where somebody typed a number. */
export type CellValue =
  | string
  | number
  | boolean
  | null
  | { readonly fault: 'error' | 'day'; readonly text: string };

/** A sheet as it was read: cells by place, from column A on. */
export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly { readonly number: number; readonly cells: readonly CellValue[] }[];
}

/** What is wrong with one cell, and what to do; `cell` is empty where the whole sheet is meant. */
export interface CellFault {
  readonly sheet: string;
  readonly cell: string;
  /** As it stands there, shortened. */
  readonly value: string;
  readonly msg: string;
}

/** «A», «Z», «AA» of a column counted from 0. */
export const columnLetters = (index: number): string =>
  (index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

const SHOWN = 60;

export const shownValue = (value: CellValue): string => {
  if (value === null) return '';
  if (typeof value === 'object') return value.text;
  if (typeof value === 'boolean') return value ? 'ИСТИНА' : 'ЛОЖЬ';
  const text = typeof value === 'number' ? String(value).replace('.', ',') : value.trim();
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
};

export const isBlank = (value: CellValue): boolean =>
  value === null || (typeof value === 'string' && value.trim() === '');

/** A value, or a sentence that says what to put there instead. */
export type Taken<T> = { readonly value: T } | { readonly msg: string };

const OF_EXCEL = 'Формула не посчиталась. Исправьте её или впишите значение.';
const DAY =
  'Excel превратил число в дату. Задайте ячейке формат «Числовой» и введите число заново, с запятой: 2,5.';

const faultOf = (value: CellValue): { msg: string } | null =>
  typeof value === 'object' && value !== null ? { msg: value.fault === 'error' ? OF_EXCEL : DAY } : null;

/** A text; a number becomes its digits. `max` in signs. */
export const textOf = (value: CellValue, max: number): Taken<string> => {
  const fault = faultOf(value);
  if (fault !== null) return fault;
  const text = shownWhole(value);
  return text.length > max ? { msg: `Слишком длинно: не больше ${max} знаков.` } : { value: text };
};

const shownWhole = (value: CellValue): string =>
  typeof value === 'string' ? value.trim().replace(/\s+/g, ' ') : shownValue(value);

/** A number as people type it: «2,5», «2.5», «6 500», «6 500 ₽», «2,5 м». */
const numberIn = (value: CellValue): number | null => {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  const text = value
    .replace(/\s+/g, '')
    .replace(/(₽|руб\.?|р\.?|м2|м²|м3|м³|м|%)$/i, '')
    .replace(',', '.');
  return /^[-−+]?\d+(\.\d+)?$/.test(text) ? Number(text.replace('−', '-')) : null;
};

export interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly whole?: true;
  /** «например 2,5» */
  readonly example: string;
  /** What is likely wrong with a number beyond the bounds. */
  readonly hint?: string;
}

const say = (value: number): string => String(value).replace('.', ',');

/** A number within its bounds. */
export const numberOf = (
  value: CellValue,
  { min, max, whole, example, hint = '' }: Bounds,
): Taken<number> => {
  const fault = faultOf(value);
  if (fault !== null) return fault;
  const number = numberIn(value);
  if (number === null) return { msg: `Нужно число, например ${example}.` };
  if (whole && !Number.isInteger(number)) return { msg: `Нужно целое число, например ${example}.` };
  if (number < min || number > max)
    return {
      msg: `Нужно число от ${say(min)} до ${say(max)}, например ${example}.${hint === '' ? '' : ` ${hint}`}`,
    };
  return { value: number };
};

/** Rubles as kopecks. */
export const rublesOf = (value: CellValue): Taken<Kopecks> => {
  const taken = numberOf(value, { min: 1, max: 10_000_000, example: '6500' });
  if ('msg' in taken) return taken;
  const kopecks = Math.round(taken.value * 100);
  // A formula's result may miss a whole kopeck by the last bit, not by a part of one.
  return Math.abs(kopecks - taken.value * 100) > 1e-4
    ? { msg: 'В цене не больше двух знаков после запятой. Округлите до копеек: 6500,50.' }
    : { value: kopecks };
};

const YES = new Set(['да', 'д', 'yes', 'y', '+', '1', 'истина', 'true']);
const NO = new Set(['нет', 'н', 'no', 'n', '-', '−', '0', 'ложь', 'false']);

export const yesNoOf = (value: CellValue): Taken<boolean> => {
  const fault = faultOf(value);
  if (fault !== null) return fault;
  const word = shownWhole(value).toLowerCase();
  if (YES.has(word)) return { value: true };
  return NO.has(word) ? { value: false } : { msg: 'Напишите «да» или «нет» или оставьте пустым.' };
};

/** One of the words of a list, whatever its case; what stands in brackets may be left out. */
export const choiceOf = <T>(value: CellValue, choices: Readonly<Record<string, T>>): Taken<T> => {
  const fault = faultOf(value);
  if (fault !== null) return fault;
  const key = (text: string) =>
    text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .replace(/\s*\(.*$/, '')
      .trim();
  const found = Object.entries(choices).find(([title]) => key(title) === key(shownWhole(value)));
  return found === undefined ? { msg: 'Выберите значение из списка в ячейке шаблона.' } : { value: found[1] };
};
