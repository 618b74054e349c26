import { z } from 'zod';

/**
 * The wire's kinds of values. Requests are lenient in spelling, as old clients need it (numbers as strings, `[1,2]` or
 * `1,2` for lists, `ф` for `f`, an empty string for nothing); answers are exact.
 */

const blankToUndefined = (value: unknown) => (value === '' || value === null ? undefined : value);

const toNumber = (value: unknown) => {
  const given = blankToUndefined(value);
  if (typeof given !== 'string') return given;
  const number = Number(given.trim().replace(',', '.'));
  return Number.isFinite(number) ? number : given;
};

const optional = <T extends z.ZodType>(prepare: (value: unknown) => unknown, schema: T) =>
  z.preprocess(prepare, schema.optional());

/** Whole number in a request, 15 or "15". */
export const intIn = (schema: z.ZodNumber = z.int()) => z.preprocess(toNumber, schema);
export const optionalIntIn = (schema: z.ZodNumber = z.int()) => optional(toNumber, schema);
export const optionalNumberIn = (schema: z.ZodNumber = z.number()) => optional(toNumber, schema);

/** Text in a request; a number becomes its digits (old clients send phones as numbers). */
const toText = (value: unknown) => {
  const given = blankToUndefined(value);
  return typeof given === 'number' ? String(given) : typeof given === 'string' ? given.trim() : given;
};
export const textIn = (max = 200) => z.preprocess(toText, z.string().min(1).max(max));
export const optionalTextIn = (max = 200) => optional(toText, z.string().max(max));

/** One of the listed words, in any case. */
export const optionalWordIn = <const T extends readonly [string, ...string[]]>(words: T) =>
  optional((value) => {
    const text = toText(value);
    return typeof text === 'string' ? text.toLowerCase() : text;
  }, z.enum(words));

/** A code among the listed numbers, as a number or its text. */
export const optionalCodeIn = <const T extends readonly [number, ...number[]]>(codes: T) =>
  optional(toNumber, z.literal([...codes]));

/** `f` or `u`; Cyrillic ф and ю mean the same, 0 means both (errata L350, L1385). */
const toUserType = (value: unknown) => {
  const text = toText(value);
  if (typeof text !== 'string') return text;
  const letter = text.toLowerCase();
  return letter === '0' ? undefined : letter === 'ф' ? 'f' : letter === 'ю' ? 'u' : letter;
};
export const optionalUserTypeIn = () => optional(toUserType, z.enum(['f', 'u']));

export const PAGE_SIZE_MAX = 500;

/** Paging and sorting of every list (domain §4): pages from 1, 30 rows, 500 at most; direction in any case. */
export const listIn = <const T extends readonly [string, ...string[]]>(columns: T) => ({
  sort_column: optionalWordIn(columns),
  sort_direction: optionalWordIn(['asc', 'desc']),
  page: optionalIntIn(z.int().min(1).max(1_000_000)),
  show_cnt: optionalIntIn(z.int().min(1).max(PAGE_SIZE_MAX)),
});

/** Beside each list. `cnt_pages` is true for a page past the end too; an empty list has one page. */
export const listOut = { page: z.int(), cnt_pages: z.int(), cnt_all: z.int() };

/** A day `YYYY-MM-DD` in an answer. */
export const dayOut = () => z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** 0 or 1 in an answer. */
export const flagOut = () => z.literal([0, 1]);
export const userTypeOut = () => z.enum(['f', 'u']);
/** Rubles: whole, or at most two decimals. */
export const rublesOut = () => z.number();
