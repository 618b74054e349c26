import type { ClientFacts, ClientField } from './clients.ts';
import type { PlainDate } from './dates.ts';
import {
  isBankAccount,
  isBik,
  isCorrespondentAccount,
  isEmail,
  isInn,
  isKpp,
  type PassportFields,
  passportProblems,
} from './identifiers.ts';
import { normalizePhone } from './phone.ts';

/** A finding about one of the client's fields. An error refuses the write; a warning is told and lets it pass. */
export interface ClientProblem {
  readonly field: ClientField;
  readonly msg: string;
  readonly severity: 'error' | 'warning';
}

/** The fields' names on the wire (document L462–472; client facts 6). */
export const CLIENT_WIRE_NAMES: Record<ClientField, string> = {
  lastName: 'familyname',
  firstName: 'firstname',
  patronymic: 'patronymic',
  companyName: 'fullname',
  phone: 'username',
  email: 'email',
  birthday: 'birthday',
  passportSeries: 'series',
  passportNumber: 'number',
  passportIssuedOn: 'issue_date',
  passportIssuedBy: 'issued_by',
  passportSubdivision: 'subdivision',
  inn: 'inn',
  kpp: 'kpp',
  bankName: 'bank',
  bankAccount: 'rs',
  correspondentAccount: 'ks',
  bik: 'bik',
  address: 'address',
  passportPhotoFileId: 'file',
};

type Touched = (field: ClientField | 'type') => boolean;

/**
 * What is wrong with a client's data as they are to be (domain §4 `_edit_client_`), among what this write touches: what
 * stood wrong before is no reason to refuse a new phone. Two fields that must fit each other are checked when either is
 * touched. Absence is judged only where the register can't do without: a name, and a phone once given.
 */
export const clientProblems = (client: ClientFacts, touched: Touched, today: PlainDate): ClientProblem[] => [
  ...nameProblems(client, touched),
  ...contactProblems(client, touched),
  ...passport(client, touched, today),
  ...firmProblems(client, touched),
  ...accountProblems(client, touched),
];

/** The same of a client given whole: every field counts as touched, and a phone is obligatory. */
export const newClientProblems = (client: ClientFacts, today: PlainDate): ClientProblem[] => {
  const problems = clientProblems(client, () => true, today);
  if (client.phone !== null) return problems;
  const msg = 'Введите телефон клиента: по нему он входит в личный кабинет.';
  return [...problems.filter(({ field }) => field !== 'phone'), error('phone', msg)];
};

const error = (field: ClientField, msg: string): ClientProblem => ({ field, msg, severity: 'error' });

/** `msg` for a touched field whose value the rule doesn't take; a cleared field passes. */
const unless = (
  touched: boolean,
  value: string | null,
  rule: (value: string) => boolean,
  field: ClientField,
  msg: string,
): ClientProblem[] => (touched && value !== null && !rule(value) ? [error(field, msg)] : []);

const nameProblems = (client: ClientFacts, touched: Touched): ClientProblem[] => {
  // Who turns from a person into a firm needs the other kind of name, touched or not.
  const lacks = (field: 'lastName' | 'firstName' | 'companyName') =>
    (touched(field) || touched('type')) && !client[field]?.trim();
  if (client.type === 'u')
    return lacks('companyName') ? [error('companyName', 'Введите название организации.')] : [];
  if (lacks('lastName')) return [error('lastName', 'Введите фамилию клиента.')];
  return lacks('firstName') ? [error('firstName', 'Введите имя клиента после фамилии.')] : [];
};

const contactProblems = (client: ClientFacts, touched: Touched): ClientProblem[] => {
  const erased = touched('phone') && client.phone === null;
  const phone = 'Телефон: введите 11 цифр российского номера, например +7 926 321-65-98.';
  return [
    ...(erased ? [error('phone', 'Телефон — логин клиента: его можно заменить, но не стереть.')] : []),
    ...unless(touched('phone'), client.phone, (value) => normalizePhone(value) === value, 'phone', phone),
    ...unless(
      touched('email'),
      client.email,
      isEmail,
      'email',
      'Электронная почта: введите адрес вида имя@домен.ru.',
    ),
  ];
};

const PASSPORT_FIELDS = {
  series: 'passportSeries',
  number: 'passportNumber',
  issuedOn: 'passportIssuedOn',
  birthday: 'birthday',
  subdivision: 'passportSubdivision',
} as const satisfies Record<keyof PassportFields, ClientField>;

const passport = (client: ClientFacts, touched: Touched, today: PlainDate): ClientProblem[] =>
  passportProblems(
    {
      series: client.passportSeries,
      number: client.passportNumber,
      issuedOn: client.passportIssuedOn,
      birthday: client.birthday,
      subdivision: client.passportSubdivision,
    },
    today,
  )
    .map((problem) => ({ ...problem, field: PASSPORT_FIELDS[problem.field] }))
    .filter(({ field }) => touched(field) || (field === 'passportIssuedOn' && touched('birthday')));

const firmProblems = (client: ClientFacts, touched: Touched): ClientProblem[] => {
  const inn =
    client.type === 'f'
      ? 'ИНН физического лица: 12 цифр, и контрольные должны сойтись. Проверьте номер.'
      : 'ИНН: 10 цифр у организации или 12 у предпринимателя, и контрольные должны сойтись. Проверьте номер.';
  const fits = (value: string) => isInn(value) && (client.type === 'u' || value.length === 12);
  return [
    ...unless(touched('inn') || touched('type'), client.inn, fits, 'inn', inn),
    ...unless(touched('kpp'), client.kpp, isKpp, 'kpp', 'КПП: введите 9 знаков, например 770701001.'),
    ...unless(touched('bik'), client.bik, isBik, 'bik', 'БИК: введите 9 цифр, первые две 04.'),
  ];
};

/** Shape of an account, which is all that can be checked while the bank is unknown. */
const ACCOUNT = /^\d{5}[\dA-Z]\d{14}$/;

const accountProblems = (client: ClientFacts, touched: Touched): ClientProblem[] => {
  const { bik } = client;
  const bank = bik !== null && isBik(bik) ? bik : null;
  const fits = (rule: (account: string, bank: string) => boolean) => (account: string) =>
    bank === null ? ACCOUNT.test(account) : rule(account, bank);
  const touchedWithBank = (field: ClientField) => touched(field) || (touched('bik') && bank !== null);
  return [
    ...unless(
      touchedWithBank('bankAccount'),
      client.bankAccount,
      fits(isBankAccount),
      'bankAccount',
      'Расчётный счёт: нужно 20 цифр, и его ключ должен подходить к БИК. Проверьте счёт и БИК.',
    ),
    ...unless(
      touchedWithBank('correspondentAccount'),
      client.correspondentAccount,
      fits(isCorrespondentAccount),
      'correspondentAccount',
      'Корреспондентский счёт: нужно 20 цифр от 301, и его ключ должен подходить к БИК. Проверьте счёт и БИК.',
    ),
  ];
};
