import type { z } from 'zod';
import { fieldMessage } from '../../../contract/messages.ts';
import type { FieldError } from '../../api/apiError.ts';

/** Where a refusal is shown: at fields of the form, and in words over the form for what has no field there. */
export interface Placed {
  readonly fields: Record<string, string>;
  readonly rest: readonly string[];
}

/** The form's field for a field of the wire; null: it has none. */
export type FieldOf = (wire: string) => string | null;

/** `client.email` and `room_ids.0` are the form's `email` and `room_ids`. */
export const ownField =
  (names: readonly string[]): FieldOf =>
  (wire) =>
    [wire, ...wire.split('.')].find((part) => names.includes(part)) ?? null;

const sentence = (msg: string): string => {
  const text = msg.charAt(0).toUpperCase() + msg.slice(1);
  return /[.!?…]$/.test(text) ? text : `${text}.`;
};

/** Each refused field's sentence at its place in the form; of several at one field the first. */
export const placeErrors = (errors: readonly FieldError[], fieldOf: FieldOf): Placed => {
  const fields: Record<string, string> = {};
  const rest: string[] = [];
  for (const { field, msg } of errors) {
    const own = fieldOf(field);
    if (own === null) rest.push(sentence(msg));
    else fields[own] ??= sentence(msg);
  }
  return { fields, rest: [...new Set(rest)] };
};

/** What a schema refuses, as the API would say it. */
export const schemaErrors = (error: z.ZodError): FieldError[] =>
  error.issues.map((issue) => ({ field: issue.path.map(String).join('.'), msg: fieldMessage(issue) }));
