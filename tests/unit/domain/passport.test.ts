import { describe, expect, it } from 'vitest';
import { type PassportFields, passportProblems } from '../../../main/domain/identifiers.ts';

const TODAY = '2026-11-23';
const GOOD: PassportFields = {
  series: '4520',
  number: '123456',
  issuedOn: '2020-02-01',
  birthday: '2000-01-01',
  subdivision: '770-001',
};
const problems = (change: Partial<PassportFields>, today = TODAY) =>
  passportProblems({ ...GOOD, ...change }, today);
const found = (change: Partial<PassportFields>, today = TODAY) =>
  problems(change, today).map(({ field, severity }) => `${field} ${severity}`);

describe('passportProblems', () => {
  it('finds nothing in a good passport, nor in one not given', () => {
    expect(problems({})).toEqual([]);
    expect(
      problems({ series: null, number: null, issuedOn: null, birthday: null, subdivision: null }),
    ).toEqual([]);
  });

  it.each<[Partial<PassportFields>, string]>([
    [{ series: '452' }, 'series error'],
    [{ series: '45 20' }, 'series error'],
    [{ series: 'МЮ12' }, 'series error'],
    [{ series: '0000' }, 'series error'],
    [{ number: '12345' }, 'number error'],
    [{ number: '1234567' }, 'number error'],
    [{ number: '000000' }, 'number error'],
    [{ subdivision: '770001' }, 'subdivision error'],
    [{ subdivision: '77-0001' }, 'subdivision error'],
    [{ birthday: '2000-02-30' }, 'birthday error'],
    [{ birthday: '2026-11-24' }, 'birthday error'],
    [{ issuedOn: '2026-02-29' }, 'issuedOn error'],
    [{ issuedOn: '2026-11-24' }, 'issuedOn error'],
    [{ issuedOn: '2013-12-31' }, 'issuedOn error'],
  ])('%o', (change, expected) => {
    expect(found(change)).toEqual([expected]);
  });

  it('allows an issue today and on the fourteenth birthday', () => {
    expect(found({ issuedOn: TODAY })).toEqual([]);
    expect(found({ issuedOn: '2014-01-01' }, '2014-02-01')).toEqual([]);
    // Born on 29 February: 28 February of the fourteenth year is let pass.
    expect(found({ birthday: '2004-02-29', issuedOn: '2018-02-28' }, '2018-03-05')).toEqual([]);
    expect(found({ birthday: '2004-02-29', issuedOn: '2018-02-27' }, '2018-03-05')).toEqual([
      'issuedOn error',
    ]);
  });

  it('warns when the passport has ended by age, after 90 days’ grace', () => {
    const young = { birthday: '2000-01-01', issuedOn: '2014-02-01' };
    expect(found(young, '2019-12-31')).toEqual([]);
    expect(found(young, '2020-03-31')).toEqual([]);
    expect(found(young, '2020-04-01')).toEqual(['issuedOn warning']);
    const adult = { birthday: '1980-06-15', issuedOn: '2000-06-15' };
    expect(found(adult, '2025-09-13')).toEqual([]);
    expect(found(adult, '2025-09-14')).toEqual(['issuedOn warning']);
    expect(found({ ...adult, issuedOn: '2025-06-15' }, '2060-01-01')).toEqual([]);
  });
});

describe('what passportProblems says', () => {
  it('tells one thing a field, and no guess from a wrong birthday', () => {
    expect(found({ series: 'x', number: 'x', issuedOn: '2026-12-01', subdivision: '' })).toEqual([
      'series error',
      'number error',
      'issuedOn error',
      'subdivision error',
    ]);
    expect(found({ birthday: '2027-01-01', issuedOn: '2020-02-01' })).toEqual(['birthday error']);
  });

  it('names the field and the remedy in Russian', () => {
    expect(problems({ issuedOn: '2026-11-24' })).toEqual([
      {
        field: 'issuedOn',
        severity: 'error',
        msg: 'Дата выдачи паспорта 24.11.2026 ещё не наступила: исправьте дату выдачи.',
      },
    ]);
    const all = [
      ...problems({ series: '1', number: '1', subdivision: '1', birthday: '2027-01-01', issuedOn: '1' }),
      ...problems({ issuedOn: '2010-01-01' }),
      ...problems({ birthday: '1960-01-01', issuedOn: '2001-01-01' }),
    ];
    expect(all).toHaveLength(7);
    for (const { msg } of all) {
      expect(msg).toMatch(/^(Серия паспорта|Номер паспорта|Код подразделения|Дата рождения|Дата выдачи)/);
      expect(msg).toMatch(/(введите|исправьте|попросите) .+\.$/);
    }
  });
});
