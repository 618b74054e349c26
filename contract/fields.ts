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

/** Codes as existing clients send several: one field repeated, `[0,0.4]` or `0,0.4` (client facts 0.1). */
const toCodes = (codes: readonly number[]) => (value: unknown) => {
  const given = blankToUndefined(value);
  if (given === undefined) return undefined;
  const parts = (Array.isArray(given) ? given : [given]).flatMap((part: unknown) => {
    if (typeof part !== 'string') return [part];
    const several = part
      .replace(/[[\]\s"]/g, '')
      .split(',')
      .map(toNumber);
    // «0,5» alone is a number as Russians write it, unless both halves are codes.
    return several.every((code) => codes.some((known) => known === code)) ? several : [toNumber(part)];
  });
  return [...new Set(parts)];
};

/** Some of the listed numbers; absent where none is given. */
export const optionalCodesIn = <const T extends readonly [number, ...number[]]>(codes: T) =>
  optional(toCodes(codes), z.array(z.literal([...codes])).min(1));

/** `f` or `u`; Cyrillic ф and ю mean the same, 0 means both (errata L350, L1385). */
const toUserType = (value: unknown) => {
  const text = toText(value);
  if (typeof text !== 'string') return text;
  const letter = text.toLowerCase();
  return letter === '0' ? undefined : letter === 'ф' ? 'f' : letter === 'ю' ? 'u' : letter;
};
export const optionalUserTypeIn = () => optional(toUserType, z.enum(['f', 'u']));

export const PAGE_SIZE_MAX = 500;

/** Existing clients ask for a thousand rows, or for as many as there are («все»): they get the most there is to a page. */
const toPageSize = (value: unknown) => {
  const size = toNumber(value);
  return typeof size === 'number' && size > PAGE_SIZE_MAX ? PAGE_SIZE_MAX : size;
};

/** Paging and sorting of every list (domain §4): pages from 1, 30 rows, 500 at most; direction in any case. */
export const listIn = <const T extends readonly [string, ...string[]]>(columns: T) => ({
  sort_column: optionalWordIn(columns),
  sort_direction: optionalWordIn(['asc', 'desc']),
  page: optionalIntIn(z.int().min(1).max(1_000_000)),
  show_cnt: optional(toPageSize, z.int().min(1).max(PAGE_SIZE_MAX)),
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

/** 0 or 1 in a request, also as text or as true and false. */
const toFlag = (value: unknown) => {
  const given = toNumber(value);
  if (typeof given === 'boolean') return Number(given);
  return given === 'true' ? 1 : given === 'false' ? 0 : given;
};
export const flagIn = () => z.preprocess(toFlag, z.literal([0, 1]));
export const optionalFlagIn = () => optional(toFlag, z.literal([0, 1]));

/** A day in a request: `YYYY-MM-DD`; `DD.MM.YYYY`, as people write it, means the same. Only days that exist. */
const toDay = (value: unknown) => {
  const text = toText(value);
  const parts = typeof text === 'string' ? /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text) : null;
  return parts === null ? text : `${parts[3]}-${parts[2]}-${parts[1]}`;
};
const isCalendarDay = (text: string) =>
  z.iso.date().safeParse(text).success && text >= '1900-01-01' && text < '2200-01-01';
const day = () =>
  z
    .string()
    .refine(isCalendarDay, { error: 'нужен день календаря, например 20.11.2026' })
    .meta({ format: 'date' });
export const dayIn = () => z.preprocess(toDay, day());
export const optionalDayIn = () => optional(toDay, day());

/** A sum in a request, rubles with at most two decimals: 5000, "5000", "5 000,50". */
const toSum = (value: unknown) => toNumber(typeof value === 'string' ? value.replace(/\s/g, '') : value);
const sum = (min: number) =>
  z
    .number()
    .min(min)
    .max(1_000_000_000)
    .refine((rubles) => /^-?\d+(\.\d{1,2})?$/.test(String(rubles)), {
      error: 'сумма в рублях: не больше двух знаков после запятой',
    });
export const sumIn = (min = 0.01) => z.preprocess(toSum, sum(min));
export const optionalSumIn = (min = 0.01) => optional(toSum, sum(min));

/** A list of ids: `[1, 12]`, the text "[1,12]" or "1,12", one field repeated (errata L2007). Each counts once. */
const toIdList = (value: unknown): unknown => {
  const given = blankToUndefined(value);
  if (given === undefined) return undefined;
  const parts = (Array.isArray(given) ? given : [given]).flatMap((part: unknown) =>
    typeof part === 'string' ? part.replace(/[[\]\s"]/g, '').split(',') : [part],
  );
  return [...new Set(parts.filter((part) => part !== '').map(toNumber))];
};
const idList = (max: number) => z.array(z.int().positive()).min(1).max(max);
export const idListIn = (max = 500) => z.preprocess(toIdList, idList(max));
export const optionalIdListIn = (max = 500) => optional(toIdList, idList(max));

/**
 * Other names under which existing clients send a field (client facts): `{account_article: 'leave_reason'}`. The
 * document's own name wins where both came with something in them.
 */
export const withAliases = <S extends z.ZodType>(aliases: Readonly<Record<string, string>>, schema: S) =>
  z.preprocess((value) => {
    if (typeof value !== 'object' || value === null) return value;
    const fields: Record<string, unknown> = { ...value };
    for (const [alias, name] of Object.entries(aliases)) {
      if (!(alias in fields)) continue;
      if (blankToUndefined(fields[name]) === undefined) fields[name] = fields[alias];
      delete fields[alias];
    }
    return fields;
  }, schema);

/** One of the listed words, spelled as listed whatever the case of the request. */
const toListed = (words: readonly string[]) => (value: unknown) => {
  const text = toText(value);
  if (typeof text !== 'string') return text;
  return words.find((word) => word.toLowerCase() === text.toLowerCase()) ?? text;
};
export const choiceIn = <const T extends readonly [string, ...string[]]>(words: T) =>
  z.preprocess(toListed(words), z.enum(words));
export const optionalChoiceIn = <const T extends readonly [string, ...string[]]>(words: T) =>
  optional(toListed(words), z.enum(words));
