import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CLIENT_FIELD_TITLES,
  type ClientFacts,
  clientFullName,
  isClientComplete,
  missingClientFields,
  splitFullName,
} from '../../../main/domain/clients.ts';

const RUNS = { seed: 20261123, numRuns: 500 };

const EMPTY: ClientFacts = {
  type: 'f',
  lastName: null,
  firstName: null,
  patronymic: null,
  companyName: null,
  phone: null,
  email: null,
  birthday: null,
  passportSeries: null,
  passportNumber: null,
  passportIssuedOn: null,
  passportIssuedBy: null,
  passportSubdivision: null,
  inn: null,
  kpp: null,
  bankName: null,
  bankAccount: null,
  correspondentAccount: null,
  bik: null,
  address: null,
  passportPhotoFileId: null,
};
const PERSON: ClientFacts = {
  ...EMPTY,
  lastName: 'Иванов',
  firstName: 'Иван',
  birthday: '2000-01-01',
  phone: '79991234560',
  passportSeries: '0411',
  passportNumber: '251465',
  passportIssuedOn: '2020-01-01',
  passportIssuedBy: 'ТП №1',
  passportSubdivision: '240-006',
  passportPhotoFileId: 'a1',
};
const FIRM: ClientFacts = {
  ...EMPTY,
  type: 'u',
  companyName: 'ООО «Ромашка»',
  inn: '1234567894',
  kpp: '123401001',
  phone: '79991234560',
  bankAccount: '40602810700000000025',
  bik: '049805746',
};

describe('missingClientFields', () => {
  it('a person needs name, birthday, phone and the whole passport with its photo, and nothing more', () => {
    expect(missingClientFields(EMPTY)).toEqual([
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
    ]);
    expect(missingClientFields(PERSON)).toEqual([]);
    expect(isClientComplete(PERSON)).toBe(true);
  });

  it('a firm needs name, INN, phone, account and BIK', () => {
    expect(missingClientFields({ ...EMPTY, type: 'u' })).toEqual([
      'companyName',
      'inn',
      'phone',
      'bankAccount',
      'bik',
    ]);
    expect(isClientComplete(FIRM)).toBe(true);
  });

  it('a KPP is asked for with a 10-digit INN only', () => {
    expect(missingClientFields({ ...FIRM, kpp: null })).toEqual(['kpp']);
    expect(missingClientFields({ ...FIRM, kpp: null, inn: '123456789047' })).toEqual([]);
    expect(missingClientFields({ ...FIRM, kpp: null, inn: null })).toEqual(['inn']);
  });

  it('every obligatory field counts, blank as well as absent', () => {
    for (const complete of [PERSON, FIRM]) {
      const required = missingClientFields({ ...EMPTY, type: complete.type });
      for (const field of required) {
        expect(missingClientFields({ ...complete, [field]: null })).toContain(field);
        expect(isClientComplete({ ...complete, [field]: '  ' })).toBe(false);
        expect(CLIENT_FIELD_TITLES[field]).toMatch(/^[А-Яа-яё ]+$/);
      }
    }
  });

  it('takes a file’s number as well as its name', () => {
    expect(isClientComplete({ ...PERSON, passportPhotoFileId: 0 })).toBe(true);
  });
});

describe('clientFullName', () => {
  it('joins what is known', () => {
    expect(clientFullName(PERSON)).toBe('Иванов Иван');
    expect(clientFullName({ ...PERSON, patronymic: ' Иванович ' })).toBe('Иванов Иван Иванович');
    expect(clientFullName({ ...PERSON, firstName: '' })).toBe('Иванов');
    expect(clientFullName(EMPTY)).toBe('');
  });

  it('a firm goes by its name, or by a person’s where it has none', () => {
    expect(clientFullName({ ...FIRM, lastName: 'Иванов' })).toBe('ООО «Ромашка»');
    expect(clientFullName({ ...FIRM, companyName: ' ', lastName: 'Иванов' })).toBe('Иванов');
    expect(clientFullName({ ...PERSON, companyName: 'ООО «Ромашка»' })).toBe('Иванов Иван');
  });
});

describe('splitFullName', () => {
  it.each([
    ['Иванов Иван Иванович', 'Иванов', 'Иван', 'Иванович'],
    ['Алиев Ильхам Гейдар оглы', 'Алиев', 'Ильхам', 'Гейдар оглы'],
    ['  Петрова-Сидорова\u00A0 Анна ', 'Петрова-Сидорова', 'Анна', null],
    ['Мадонна', 'Мадонна', null, null],
    [' ', null, null, null],
  ])('«%s»', (full, lastName, firstName, patronymic) => {
    expect(splitFullName(full)).toEqual({ lastName, firstName, patronymic });
  });

  it('clientFullName puts the parts together again', () => {
    const word = fc.stringMatching(/^[А-Я][а-яё]{1,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
        const full = words.join(' ');
        expect(clientFullName({ ...EMPTY, ...splitFullName(full) })).toBe(full);
      }),
      RUNS,
    );
  });
});
