import { searchWords } from './search.ts';

/** What somebody may mean by one line: «иванов», «8 926 321-65-98», «4510 654321», «ячейка 214», «№29». */

const KINDS = ['client', 'room', 'agreement', 'payment'] as const;
export type QuestionKind = (typeof KINDS)[number];

export interface Question {
  /** Named by a word before the rest: nothing else is meant. */
  readonly only: QuestionKind | null;
  /** The line without that word. */
  readonly text: string;
  /** Whether the text holds a letter: then digits alone don't tell anything. */
  readonly worded: boolean;
  /** Digits of the text, as a phone is stored (8… and 9… become 7…) where they could be one. */
  readonly phone: string | null;
  /** Six digits are a passport's number, ten its series and number. */
  readonly passport: { readonly series: string | null; readonly number: string } | null;
  /** The first digits of an INN, or all of them. */
  readonly inn: string | null;
  /** A number that stands alone: of an agreement, a payment. */
  readonly number: number | null;
}

const WORDS: readonly (readonly [RegExp, QuestionKind])[] = [
  [/^клиент\p{L}*\s+/iu, 'client'],
  [/^(?:ячейк\p{L}*|яч\.?|бокс)\s*№?\s*(?=\S)/iu, 'room'],
  [/^(?:договор\p{L}*|дог\.?)\s*№?\s*(?=\d)/iu, 'agreement'],
  [/^(?:плат[её]ж\p{L}*|возврат\p{L}*)\s*№?\s*(?=\d)/iu, 'payment'],
];

const PHONE_MIN = 4;
const PHONE_LENGTH = 11;
const INN_MIN = 8;
const NUMBER_MAX = 9;

/** Reads a line of search. */
export const readQuestion = (line: string): Question => {
  const trimmed = line.trim();
  const named = WORDS.find(([word]) => word.test(trimmed));
  const text = (named ? trimmed.replace(named[0], '') : trimmed).replace(/^№\s*/, '').trim();
  const worded = /\p{L}/u.test(text);
  const digits = worded ? '' : text.replace(/\D/g, '');
  const separated = /[\s()+-]/.test(text);
  return {
    only: named?.[1] ?? null,
    text,
    worded,
    phone: digits.length < PHONE_MIN || digits.length > PHONE_LENGTH ? null : phoneDigits(digits),
    passport: passportOf(digits),
    inn: digits.length >= INN_MIN && digits.length <= 12 && !separated ? digits : null,
    number: digits !== '' && digits.length <= NUMBER_MAX && !separated ? Number(digits) : null,
  };
};

/** As stored, from the beginning of the number where it is whole; a part of a number stays as it is. */
const phoneDigits = (digits: string): string => {
  if (digits.length === PHONE_LENGTH) return digits.replace(/^8/, '7');
  if (digits.length === PHONE_LENGTH - 1 && digits.startsWith('9')) return `7${digits}`;
  return digits.startsWith('89') ? `7${digits.slice(1)}` : digits;
};

const passportOf = (digits: string): Question['passport'] => {
  if (digits.length === 6) return { series: null, number: digits };
  return digits.length === 10 ? { series: digits.slice(0, 4), number: digits.slice(4) } : null;
};

/** Whether the text could be a name: letters, and no digit alone. */
export const mayBeName = ({ text, worded }: Question): boolean => worded && searchWords(text).length > 0;
