import type { PlainDate } from './dates.ts';

/** `f` a natural person, `u` a legal one (or a sole trader with a 12-digit INN). */
export type ClientType = 'f' | 'u';

/** A client's data as the rules need it; null (or blank) is «not given». */
export interface ClientFacts {
  type: ClientType;
  lastName: string | null;
  firstName: string | null;
  patronymic: string | null;
  companyName: string | null;
  phone: string | null;
  email: string | null;
  birthday: PlainDate | null;
  passportSeries: string | null;
  passportNumber: string | null;
  passportIssuedOn: PlainDate | null;
  passportIssuedBy: string | null;
  passportSubdivision: string | null;
  inn: string | null;
  kpp: string | null;
  bankName: string | null;
  bankAccount: string | null;
  correspondentAccount: string | null;
  bik: string | null;
  address: string | null;
  passportPhotoFileId: string | number | null;
}

export type ClientField = Exclude<keyof ClientFacts, 'type'>;

/** A full name in its parts; null where the text had no such part. */
export interface PersonName {
  lastName: string | null;
  firstName: string | null;
  patronymic: string | null;
}

/** Names of the fields for sentences to staff: «не заполнено: дата рождения, фото паспорта». */
export const CLIENT_FIELD_TITLES: Record<ClientField, string> = {
  lastName: 'фамилия',
  firstName: 'имя',
  patronymic: 'отчество',
  companyName: 'название организации',
  phone: 'телефон',
  email: 'электронная почта',
  birthday: 'дата рождения',
  passportSeries: 'серия паспорта',
  passportNumber: 'номер паспорта',
  passportIssuedOn: 'дата выдачи паспорта',
  passportIssuedBy: 'кем выдан паспорт',
  passportSubdivision: 'код подразделения',
  inn: 'ИНН',
  kpp: 'КПП',
  bankName: 'банк',
  bankAccount: 'расчётный счёт',
  correspondentAccount: 'корреспондентский счёт',
  bik: 'БИК',
  address: 'адрес',
  passportPhotoFileId: 'фото паспорта',
};

const PERSON_FIELDS: readonly ClientField[] = [
  'lastName',
  'firstName',
  'birthday',
  'phone',
  'passportSeries',
  'passportNumber',
  'passportIssuedOn',
  'passportIssuedBy',
  'passportSubdivision',
  'passportPhotoFileId',
];
const FIRM_FIELDS: readonly ClientField[] = ['companyName', 'inn', 'phone', 'bankAccount', 'bik'];

function isBlank(value: string | number | null): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}

/**
 * Obligatory fields the client still lacks, in the order of the form; while there is one, the room stays 0.45
 * (domain.md §2). Only presence counts; whether a value is right is for identifiers.ts. A firm with a 10-digit
 * INN needs a KPP; a sole trader (12 digits) has none.
 */
export function missingClientFields(c: ClientFacts): ClientField[] {
  const missing = (c.type === 'f' ? PERSON_FIELDS : FIRM_FIELDS).filter((field) => isBlank(c[field]));
  if (c.type === 'u' && c.inn?.trim().length === 10 && isBlank(c.kpp)) missing.push('kpp');
  return missing;
}

/** Whether nothing obligatory is missing: one of the three conditions for an agreement to come into force. */
export function isClientComplete(c: ClientFacts): boolean {
  return missingClientFields(c).length === 0;
}

/** «Фамилия Имя Отчество», or a firm's name (the person's where that is not given); '' when nothing is known. */
export function clientFullName(
  c: Pick<ClientFacts, 'type' | 'lastName' | 'firstName' | 'patronymic' | 'companyName'>,
): string {
  const company = c.companyName?.trim() ?? '';
  if (c.type === 'u' && company !== '') return company;
  return [c.lastName, c.firstName, c.patronymic]
    .map((part) => part?.trim() ?? '')
    .filter((part) => part !== '')
    .join(' ');
}

/** «клиента №12 «Иванов Иван»», for sentences; a client whose name nobody has written yet has but his number. */
export function clientTitle(client: Parameters<typeof clientFullName>[0] & { id: number }): string {
  const name = clientFullName(client);
  return name === '' ? `клиента №${client.id}` : `клиента №${client.id} «${name}»`;
}

/**
 * A full name as old clients send it, into its parts: first word, second word, and all the rest together as the
 * patronymic («Алиев Ильхам Гейдар оглы»).
 */
export function splitFullName(full: string): PersonName {
  const [lastName, firstName, ...rest] = full.split(/\s+/).filter((word) => word !== '');
  return {
    lastName: lastName ?? null,
    firstName: firstName ?? null,
    patronymic: rest.length > 0 ? rest.join(' ') : null,
  };
}
