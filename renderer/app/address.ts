import { z } from 'zod';

/** Addresses in plain words (`?q=иванов&page=2`), and how values in them are read: what doesn't fit counts as absent. */

export const parseSearch = (text: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(text));

export const stringifySearch = (search: Record<string, unknown>): string => {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== '') params.set(key, String(value));
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
};

const whole = (min: number, max: number) =>
  z.preprocess((value) => (value === '' ? undefined : value), z.coerce.number().int().min(min).max(max));

/** A whole number in the address, absent when it is anything else. */
export const wholeParam = (min: number, max = 1_000_000_000) => whole(min, max).optional().catch(undefined);

/** One of the listed words. */
export const wordParam = <const T extends readonly [string, ...string[]]>(words: T) =>
  z.enum(words).optional().catch(undefined);

/** Free text; numbers come from the router as what they were typed. */
export const textParam = (max = 200) => z.coerce.string().trim().max(max).optional().catch(undefined);

/** A day of the calendar, `YYYY-MM-DD`. */
export const dayParam = () => z.iso.date().optional().catch(undefined);

/** Words joined by commas; unknown ones drop out. */
export const wordsParam = <const T extends readonly string[]>(words: T) =>
  z
    .preprocess(
      (value) =>
        typeof value === 'string' ? value.split(',').filter((word) => words.includes(word)) : value,
      z.array(z.enum(words)),
    )
    .optional()
    .catch(undefined);

/** Ids joined by commas, each once; what is no id drops out, and nothing left counts as absent. */
export const idsParam = (most = 500) =>
  z
    .preprocess((value) => {
      const parts = Array.isArray(value) ? value : String(value ?? '').split(',');
      const ids = parts.map(Number).filter((id) => Number.isInteger(id) && id > 0 && id <= 1_000_000_000);
      return ids.length === 0 ? undefined : [...new Set(ids)].slice(0, most);
    }, z.array(z.number()).optional())
    .catch(undefined);

/** Where to go after sign-in: an address of ours, never another site's. */
export const backParam = () =>
  z
    .string()
    .regex(/^\/(?![/\\])/)
    .optional()
    .catch(undefined);
