import {
  accountMask,
  bikMask,
  innMask,
  kppMask,
  type Mask,
  passportNumberMask,
  passportSeriesMask,
  shownBy,
  shownSum,
  subdivisionMask,
  typedSum,
} from '../../components/form/mask.ts';
import { phoneDigits, showPhone } from '../../components/phoneMask.ts';
import { day, money, phone } from '../../i18n/format.ts';
import { type CommandField, type FieldKind, valueAt } from './commandFields.ts';

/** A command's values (kopecks, `YYYY-MM-DD`) as a person reads and types them, and back. */

type Input = Readonly<Record<string, unknown>>;
export type Values = Record<string, string>;

/** Numbers that a form shows in groups and a command takes without spaces. */
const MASKS: Partial<Record<FieldKind, Mask>> = {
  series: passportSeriesMask,
  number: passportNumberMask,
  subdivision: subdivisionMask,
  inn: innMask,
  kpp: kppMask,
  bik: bikMask,
  account: accountMask,
};

/** The field's name in the form, where a point would be taken for an inner object. */
export const keyOf = ({ path }: CommandField): string => path.replace('.', '/');

/** In the list; empty where nothing was given. */
export const shownValue = ({ kind }: CommandField, value: unknown): string => {
  if (value === null || value === undefined || value === '') return '';
  if (kind === 'money' || kind === 'signedMoney') return money(Number(value) / 100);
  if (kind === 'day') return day(String(value));
  return kind === 'phone' ? phone(phoneDigits(String(value))) : String(value);
};

/** In its field of the form. */
export const typedValue = ({ kind }: CommandField, value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (kind === 'money' || kind === 'signedMoney') return shownSum(Number(value) / 100);
  if (kind === 'day') return day(String(value));
  if (kind === 'phone') return showPhone(phoneDigits(String(value)));
  const mask = MASKS[kind];
  return mask === undefined ? String(value) : shownBy(mask, String(value));
};

/** What stands in a field as the command takes it; a text that is none is left for the API to refuse. */
export const inputValue = ({ kind, optional }: CommandField, text: string): unknown => {
  const typed = text.trim();
  if (typed === '') return optional || (kind !== 'text' && kind !== 'long') ? null : '';
  if (kind === 'money' || kind === 'signedMoney')
    return Math.round(Number(typedSum(typed).replace(',', '.')) * 100);
  if (kind === 'day') return typed.replace(/^(\d{2})\.(\d{2})\.(\d{4})$/, '$3-$2-$1');
  if (kind === 'whole') return Number(typed);
  if (kind in MASKS) return typed.replace(/\s/g, '');
  return kind === 'phone' ? phoneDigits(typed) : typed;
};

export const valuesOf = (fields: readonly CommandField[], input: Input): Values =>
  Object.fromEntries(fields.map((field) => [keyOf(field), typedValue(field, valueAt(input, field.path))]));

/** What of the input changes, by its own top names: an inner object goes whole, with all that nobody touched. */
export const changesOf = (
  fields: readonly CommandField[],
  input: Input,
  values: Readonly<Values>,
): Record<string, unknown> => {
  const before = valuesOf(fields, input);
  const changes: Record<string, unknown> = {};
  for (const field of fields) {
    const text = values[keyOf(field)] ?? '';
    if (text === before[keyOf(field)]) continue;
    const [top = '', inner] = field.path.split('.');
    const value = inputValue(field, text);
    if (inner === undefined) changes[top] = value;
    else changes[top] = { ...(changes[top] ?? (input[top] as object)), [inner]: value };
  }
  return changes;
};

/** The form's field that a refusal is about; null: none. Names of the wire come too, and paths of the input. */
export const fieldNamed =
  (fields: readonly CommandField[]) =>
  (name: string): string | null => {
    const last = name.split('.').at(-1) ?? name;
    const found =
      fields.find(({ path }) => path === name || `changes.${path}` === name) ??
      fields.find(({ wire }) => wire.includes(name) || wire.includes(last));
    return found === undefined ? null : keyOf(found);
  };
