import { afterAll, describe, expect, it } from 'vitest';
import { nameKeys } from '../../../main/demo/clients.ts';
import { feminine } from '../../../main/demo/data/surnames.ts';
import { createDice } from '../../../main/demo/dice.ts';
import { drawName, transliterate } from '../../../main/demo/names.ts';
import { createRegisters } from '../../../main/demo/registers.ts';
import { addMonths, wholeYears } from '../../../main/domain/dates.ts';
import {
  isBankAccount,
  isBik,
  isCorrespondentAccount,
  isEmail,
  isInn,
  isKpp,
  passportProblems,
} from '../../../main/domain/identifiers.ts';
import { fillNew, TODAY } from './filled.ts';

interface Client {
  id: number;
  type: 'f' | 'u';
  phone: string;
  email: string | null;
  lastName: string | null;
  firstName: string | null;
  patronymic: string | null;
  companyName: string | null;
  gender: number | null;
  birthday: string | null;
  series: string | null;
  number: string | null;
  issuedOn: string | null;
  issuedBy: string | null;
  subdivision: string | null;
  photo: string | null;
  inn: string | null;
  kpp: string | null;
  account: string | null;
  correspondent: string | null;
  bik: string | null;
  approved: number;
  createdOn: string;
  nameKey: string;
}

const demo = fillNew();
const clients = demo.all<Client>(
  `SELECT id, type, phone, email, last_name AS lastName, first_name AS firstName, patronymic, company_name AS companyName,
     gender, birthday, passport_series AS series, passport_number AS number, passport_issued_on AS issuedOn,
     passport_issued_by AS issuedBy, passport_subdivision AS subdivision, passport_photo_file_id AS photo, inn, kpp,
     bank_account AS account, correspondent_account AS correspondent, bik, approved,
     date(created_at / 1000, 'unixepoch', '+3 hours') AS createdOn, name_key AS nameKey
   FROM clients`,
);
const persons = clients.filter(({ type }) => type === 'f');
const firms = clients.filter(({ type }) => type === 'u');

afterAll(() => demo.close());

const given = <T>(values: readonly (T | null)[]): T[] => values.filter((value): value is T => value !== null);
const doubles = (values: readonly string[]): string[] =>
  values.filter((value, i) => values.indexOf(value) !== i);

describe('numbers', () => {
  it('of firms and persons pass their check digits', () => {
    expect(given(clients.map(({ inn }) => inn)).filter((inn) => !isInn(inn))).toEqual([]);
    expect(given(firms.map(({ kpp }) => kpp)).filter((kpp) => !isKpp(kpp))).toEqual([]);
    expect(given(firms.map(({ bik }) => bik)).filter((bik) => !isBik(bik))).toEqual([]);
    const bank = firms.filter(({ account, bik }) => account !== null && bik !== null);
    expect(bank.length).toBeGreaterThan(30);
    for (const { account, correspondent, bik } of bank) {
      expect(isBankAccount(account ?? '', bik ?? '')).toBe(true);
      expect(isCorrespondentAccount(correspondent ?? '', bik ?? '')).toBe(true);
    }
  });

  it('are twelve places for sole traders, without KPP, and ten for firms with one', () => {
    for (const { companyName, inn, kpp } of firms.filter((firm) => firm.inn !== null)) {
      const isSoleTrader = companyName?.startsWith('ИП ');
      expect(inn).toHaveLength(isSoleTrader ? 12 : 10);
      expect(kpp === null).toBe(isSoleTrader);
    }
  });

  it('are nobody else’s: phone, passport, INN', () => {
    expect(doubles(clients.map(({ phone }) => phone))).toEqual([]);
    expect(doubles(given(clients.map(({ inn }) => inn)))).toEqual([]);
    const passports = persons.filter(({ series }) => series !== null);
    expect(passports.length).toBeGreaterThan(250);
    expect(doubles(passports.map(({ series, number }) => `${series} ${number}`))).toEqual([]);
  });

  it('are written as they should be', () => {
    for (const { phone, email } of clients) {
      expect(phone).toMatch(/^79\d{9}$/);
      // Nobody real may get what the demo sends.
      if (email !== null) expect(isEmail(email) && email.endsWith('.example'), email).toBe(true);
    }
  });
});

describe('registers', () => {
  it('draw again what somebody has, each kind for itself', () => {
    const { unique } = createRegisters();
    const draws = ['1', '1', '1', '2'];
    expect(unique('inn', () => draws.shift() ?? '')).toBe('1');
    expect(unique('inn', () => draws.shift() ?? '')).toBe('2');
    expect(unique('phone', () => '1')).toBe('1');
  });
});

describe('passports', () => {
  it('have no fault on the day the client came, and hardly any today', () => {
    let overdue = 0;
    for (const { id, series, number, issuedOn, birthday, subdivision, createdOn } of persons) {
      const passport = { series, number, issuedOn, birthday, subdivision };
      expect(passportProblems(passport, createdOn), `client ${id}`).toEqual([]);
      overdue += passportProblems(passport, TODAY).length;
    }
    expect(overdue).toBeLessThan(persons.length * 0.08);
  });

  it('tell the year of issue in their series, or the year before', () => {
    for (const { series, issuedOn } of persons) {
      if (series === null || issuedOn === null) continue;
      const behind = (Number(issuedOn.slice(2, 4)) - Number(series.slice(2)) + 100) % 100;
      expect([0, 1]).toContain(behind);
    }
  });

  it('belong to people of full age, of twenty to eighty', () => {
    for (const { birthday, createdOn } of persons) {
      if (birthday === null) continue;
      expect(birthday <= addMonths(createdOn, -18 * 12)).toBe(true);
      expect(wholeYears(birthday, TODAY)).toBeGreaterThanOrEqual(20);
      expect(wholeYears(birthday, TODAY)).toBeLessThanOrEqual(80);
    }
  });
});

describe('names', () => {
  it('bend by sex', () => {
    expect(
      ['Иванов', 'Королёв', 'Ильин', 'Синицын', 'Покровский', 'Береговой', 'Белый'].map(feminine),
    ).toEqual(['Иванова', 'Королёва', 'Ильина', 'Синицына', 'Покровская', 'Береговая', 'Белая']);
    expect(feminine('Семёнов-Заболоцкий')).toBe('Семёнова-Заболоцкая');
    for (const { gender, patronymic } of persons) {
      if (patronymic?.endsWith('вна')) expect(gender).toBe(0);
      if (patronymic?.endsWith('ич')) expect(gender).toBe(1);
    }
  });

  it('are of many kinds: ё, hyphens, unbending ones, none of the father', () => {
    const dice = createDice('names');
    const names = Array.from({ length: 3000 }, (_, i) => drawName(i % 2 === 0, 1960 + (i % 45), dice));
    expect(names.some(({ lastName }) => lastName.includes('ё'))).toBe(true);
    expect(names.some(({ lastName }) => lastName.includes('-'))).toBe(true);
    expect(names.some(({ lastName }, i) => i % 2 === 1 && lastName.endsWith('енко'))).toBe(true);
    expect(names.some(({ patronymic }) => patronymic === null)).toBe(true);
    expect(names.every(({ firstName, lastName }) => /^[\p{L}’ -]+$/u.test(firstName + lastName))).toBe(true);
  });

  it('include one that no column is wide enough for', () => {
    expect(Math.max(...persons.map(({ lastName }) => lastName?.length ?? 0))).toBeGreaterThan(35);
  });

  it('have their search keys', () => {
    for (const client of clients) expect(client.nameKey).toBe(nameKeys(client).nameKey);
    expect(
      nameKeys({ type: 'f', companyName: null, lastName: 'Королёв', firstName: 'Пётр', patronymic: null }),
    ).toEqual({ nameKey: 'королев петр', lastNameKey: 'королев', firstNameKey: 'петр', patronymicKey: '' });
  });

  it('become Latin letters', () => {
    expect(transliterate('Щербакова-О’Нил')).toBe('scherbakovaonil');
  });
});

describe('kinds', () => {
  it('are mostly persons, some firms', () => {
    expect(firms.length / clients.length).toBeGreaterThan(0.09);
    expect(firms.length / clients.length).toBeLessThan(0.21);
    expect(
      firms.every(
        ({ gender, birthday, lastName }) => gender === null && birthday === null && lastName === null,
      ),
    ).toBe(true);
  });

  it('include some not approved, and some without photo', () => {
    expect(clients.filter(({ approved }) => approved === 0).length).toBeGreaterThan(10);
    expect(persons.filter(({ photo }) => photo === null).length).toBeGreaterThan(5);
    expect(persons.filter(({ photo }) => photo === null).length).toBeLessThan(persons.length * 0.25);
  });
});
