import { z } from 'zod';
import type { ClientTotal } from '../../api/queries.ts';
import { day } from '../../i18n/format.ts';
import { passportSeriesMask } from '../form/mask.ts';
import { showPhone } from '../phoneMask.ts';

/** A client's data as they stand in a form: texts as typed, under their names on the wire. */
export const clientValues = z.object({
  user_type: z.enum(['f', 'u']),
  familyname: z.string(),
  firstname: z.string(),
  patronymic: z.string(),
  /** A firm's name. */
  fullname: z.string(),
  username: z.string(),
  email: z.string(),
  gender: z.enum(['', '0', '1']),
  birthday: z.string(),
  series: z.string(),
  number: z.string(),
  issue_date: z.string(),
  issued_by: z.string(),
  subdivision: z.string(),
  address: z.string(),
  inn: z.string(),
  kpp: z.string(),
  bank: z.string(),
  bik: z.string(),
  rs: z.string(),
  ks: z.string(),
});
export type ClientValues = z.output<typeof clientValues>;
export type ClientFieldName = keyof ClientValues;

export const NOBODY: ClientValues = {
  user_type: 'f',
  familyname: '',
  firstname: '',
  patronymic: '',
  fullname: '',
  username: '',
  email: '',
  gender: '',
  birthday: '',
  series: '',
  number: '',
  issue_date: '',
  issued_by: '',
  subdivision: '',
  address: '',
  inn: '',
  kpp: '',
  bank: '',
  bik: '',
  rs: '',
  ks: '',
};

const CONTACTS = ['username', 'email'] as const;
const OF_PERSON = [
  'familyname',
  'firstname',
  'patronymic',
  'gender',
  'birthday',
  'series',
  'number',
  'issue_date',
  'issued_by',
  'subdivision',
  'address',
] as const;
const OF_FIRM = ['fullname', 'inn', 'kpp', 'address', 'bank', 'bik', 'rs', 'ks'] as const;

/** The fields that a client of this kind has, in the order in which they are compared with the passport. */
export const fieldsOf = (type: 'f' | 'u'): readonly ClientFieldName[] => [
  'user_type',
  ...(type === 'f' ? OF_PERSON : OF_FIRM),
  ...CONTACTS,
];

export const typedClient = (client: ClientTotal['client']): ClientValues => ({
  ...NOBODY,
  user_type: client.user_type,
  familyname: client.user_type === 'f' ? client.familyname : '',
  firstname: client.firstname,
  patronymic: client.patronymic,
  fullname: client.user_type === 'u' ? client.fullname : '',
  username: showPhone(client.username),
  email: client.email,
  gender: client.gender === null ? '' : client.gender === 1 ? '1' : '0',
  birthday: day(client.birthday ?? ''),
  series: passportSeriesMask.show(client.series ?? ''),
  number: client.number ?? '',
  issue_date: day(client.issue_date ?? ''),
  issued_by: client.issued_by ?? '',
  subdivision: client.subdivision ?? '',
  address: client.address ?? '',
  inn: client.inn ?? '',
  kpp: client.kpp ?? '',
  bank: client.bank ?? '',
  bik: client.bik ?? '',
  rs: client.rs ?? '',
  ks: client.ks ?? '',
});

/** What an edit sends: the fields that were changed, of the client's kind alone. */
export const changedFields = (before: ClientValues, after: ClientValues): Partial<ClientValues> =>
  Object.fromEntries(
    fieldsOf(after.user_type)
      .filter((name) => before[name] !== after[name])
      .map((name) => [name, after[name]]),
  );

/** What a new client is sent with: the fields that were filled in, of his kind alone. */
export const filledFields = (values: ClientValues): Partial<ClientValues> =>
  Object.fromEntries(
    fieldsOf(values.user_type)
      .filter((name) => values[name].trim() !== '')
      .map((name) => [name, values[name]]),
  );
