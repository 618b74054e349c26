import { ACCOUNT_ARTICLES, PAYMENT_TYPES } from '../../../contract/payments.ts';
import { MOVE_OUT_REASONS } from '../../../contract/rooms.ts';
import type { commandFields as names } from '../../i18n/ru/commandFields.ts';

/** What a person may see and change of each command's input. A command that isn't here is sent again as it is, or dropped. */

export type FieldKind =
  | 'money'
  | 'signedMoney'
  | 'day'
  | 'whole'
  | 'phone'
  | 'series'
  | 'number'
  | 'subdivision'
  | 'inn'
  | 'kpp'
  | 'bik'
  | 'account'
  | 'text'
  | 'long'
  | 'choice';

export interface CommandField {
  /** Where it stands in the input: `payment.amount`. */
  readonly path: string;
  readonly kind: FieldKind;
  readonly label: keyof typeof names;
  /** What a refusal calls it on the wire. */
  readonly wire: readonly string[];
  readonly choices?: readonly string[];
  /** Empty means that it is given up; else it has to be filled in. */
  readonly optional?: boolean;
  /** Shown in the form alone: not to whoever only looks at the list. */
  readonly personal?: boolean;
}

const payment = (at = ''): CommandField[] => [
  { path: `${at}amount`, kind: 'money', label: 'amount', wire: ['amount'] },
  { path: `${at}paidOn`, kind: 'day', label: 'paidOn', wire: ['payment_date'], optional: true },
  {
    path: `${at}type`,
    kind: 'choice',
    label: 'type',
    wire: ['type', 'payment_type'],
    choices: PAYMENT_TYPES,
  },
  {
    path: `${at}article`,
    kind: 'choice',
    label: 'article',
    wire: ['account_article'],
    choices: ACCOUNT_ARTICLES,
  },
  { path: `${at}returnReason`, kind: 'text', label: 'returnReason', wire: ['return_reason'], optional: true },
  { path: `${at}comment`, kind: 'long', label: 'comment', wire: ['comment'], optional: true },
];

const agreement: CommandField = {
  path: 'agreementId',
  kind: 'whole',
  label: 'agreementId',
  wire: ['agrid'],
};

const own = (at: string, name: keyof typeof names, wire: string, kind: FieldKind = 'text'): CommandField => ({
  path: `${at}${name}`,
  kind,
  label: name,
  wire: [wire],
  optional: true,
});

const personal = (field: CommandField): CommandField => ({ ...field, personal: true });

const client = (at: string): CommandField[] => [
  own(at, 'fullName', 'fullname'),
  own(at, 'lastName', 'familyname'),
  own(at, 'firstName', 'firstname'),
  own(at, 'patronymic', 'patronymic'),
  own(at, 'companyName', 'fullname'),
  own(at, 'phone', 'username', 'phone'),
  own(at, 'email', 'email'),
  own(at, 'birthday', 'birthday', 'day'),
  ...[
    own(at, 'passportSeries', 'series', 'series'),
    own(at, 'passportNumber', 'number', 'number'),
    own(at, 'passportIssuedOn', 'issue_date', 'day'),
    own(at, 'passportIssuedBy', 'issued_by'),
    own(at, 'passportSubdivision', 'subdivision', 'subdivision'),
    own(at, 'address', 'address'),
  ].map(personal),
  own(at, 'inn', 'inn', 'inn'),
  own(at, 'kpp', 'kpp', 'kpp'),
  own(at, 'bankName', 'bank'),
  own(at, 'bankAccount', 'rs', 'account'),
  own(at, 'correspondentAccount', 'ks', 'account'),
  own(at, 'bik', 'bik', 'bik'),
];

const recipient: readonly CommandField[] = [
  { path: 'phone', kind: 'phone', label: 'phone', wire: ['username', 'phone'] },
  own('', 'email', 'email'),
  own('', 'fullName', 'fullname'),
];

const FIELDS: Readonly<Record<string, readonly CommandField[]>> = {
  'add-payment': [...payment(), agreement],
  'pay-by-room': payment(),
  'make-return': [...payment(), agreement],
  'edit-payment': [...payment(), agreement],
  'edit-comment': [own('', 'comment', 'comment', 'long')],
  'form-agreement': [
    own('', 'begin', 'agrbegdate', 'day'),
    own('', 'plannedEnd', 'agrplanenddate', 'day'),
    own('', 'months', 'months', 'whole'),
    { path: 'deposit', kind: 'money', label: 'deposit', wire: ['deposit'] },
    ...payment('payment.'),
    ...client('client.'),
  ],
  'end-rent': [
    own('', 'leaveDate', 'leave_date', 'day'),
    {
      path: 'reason',
      kind: 'choice',
      label: 'leaveReason',
      wire: ['leave_reason'],
      choices: MOVE_OUT_REASONS,
      optional: true,
    },
    own('', 'comment', 'comment', 'long'),
  ],
  'plan-indexation': [
    own('', 'day', 'index_date', 'day'),
    { path: 'sum', kind: 'signedMoney', label: 'sum', wire: ['index_sum'], optional: true },
  ],
  'edit-client': client('changes.'),
  'approve-client': [own('', 'reason', 'reason')],
  'register-client': recipient,
  'test-room': recipient,
  'send-agreement-link': recipient,
  'send-message': [{ path: 'text', kind: 'long', label: 'text', wire: ['message_text'] }],
  'set-schedule': [{ path: 'since', kind: 'day', label: 'since', wire: ['since'] }],
};

/** The fields of a command that its input has: what was left out of an edit is no part of it. */
export const fieldsOf = (name: string, input: Readonly<Record<string, unknown>>): readonly CommandField[] =>
  (FIELDS[name] ?? []).filter(({ path, label }) => {
    const value = valueAt(input, path);
    // A payment has no reason of a return, and a person no firm's name: empty ones of these are not asked for.
    return value !== undefined && (value !== null || !ONLY_WHERE_GIVEN.has(label));
  });

const ONLY_WHERE_GIVEN: ReadonlySet<keyof typeof names> = new Set(['returnReason', 'companyName']);

export const valueAt = (input: unknown, path: string): unknown => {
  let at = input;
  for (const part of path.split('.')) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Record<string, unknown>)[part];
  }
  return at;
};

/** Commands that take rooms from everybody else, and where in their input the rooms stand. */
const ROOMS_AT: Readonly<Record<string, 'roomIds' | 'roomId'>> = {
  'form-agreement': 'roomIds',
  'send-agreement-link': 'roomIds',
  'test-room': 'roomId',
};

/** The input's change that puts another room in one's place; null: the command takes no rooms. */
export const roomChange = (
  name: string,
  input: Readonly<Record<string, unknown>>,
  from: number,
  to: number,
): Record<string, unknown> | null => {
  const at = ROOMS_AT[name];
  if (at === undefined) return null;
  const held = input[at];
  return { [at]: Array.isArray(held) ? held.map((id: unknown) => (id === from ? to : id)) : to };
};
