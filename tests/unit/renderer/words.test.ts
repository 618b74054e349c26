import fc from 'fast-check';
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { maskPhone, phoneDigits, showPhone } from '../../../renderer/components/phoneMask.ts';
import { en } from '../../../renderer/i18n/en.ts';
import {
  day,
  dayTime,
  dimensions,
  dimensionsText,
  money,
  moneyChange,
  moneyShort,
  number,
  phone,
  shortName,
  shortPerson,
} from '../../../renderer/i18n/format.ts';
import { ru } from '../../../renderer/i18n/ru.ts';

const RUNS = { seed: 20261123, numRuns: 300 };
/** Non-breaking spaces as plain ones, for reading. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('figures as the trade writes them', () => {
  it('writes money', () => {
    expect(plain(money(12345.5))).toBe('12 345,50 ₽');
    expect(plain(money(-255.21))).toBe('−255,21 ₽');
    expect(plain(moneyShort(3500))).toBe('3 500 ₽');
    expect(plain(moneyShort(3500.5))).toBe('3 500,50 ₽');
    expect([500, -200, 0].map((sum) => plain(moneyChange(sum)))).toEqual(['+500 ₽', '−200 ₽', '0 ₽']);
    expect(money(1000000)).not.toMatch(/[ \u202f]/);
  });

  it('writes days, phones, sizes', () => {
    expect(day('2026-11-20')).toBe('20.11.2026');
    expect(dayTime('2026-11-20 14:05:09')).toBe('20.11.2026 14:05');
    expect(plain(phone('79263216598'))).toBe('+7 926 321-65-98');
    expect(phone('не указан')).toBe('не указан');
    expect(plain(dimensions(2.5, 2.2, 2.2))).toBe('2,5 × 2,2 × 2,2');
    expect(plain(dimensionsText('2.5x2.2x2'))).toBe('2,5 × 2,2 × 2');
    expect(number(5.5)).toBe('5,5');
    expect(shortName('Ячейка 15')).toBe('15');
    expect(shortName('А-12')).toBe('А-12');
  });

  it('shortens persons only', () => {
    expect(plain(shortPerson('Титов Александр Александрович'))).toBe('Титов А. А.');
    expect(plain(shortPerson('Мамедов Ильхам Гейдар оглы'))).toBe('Мамедов И. Г.');
    expect(shortPerson('Общество с ограниченной ответственностью «Кедр»')).toBe('ООО «Кедр»');
    expect(shortPerson('Акционерное обществознание')).toBe('Акционерное обществознание');
    expect(plain(shortPerson('Пономарёва-Панова Эльвира'))).toBe('Пономарёва-Панова Э.');
    for (const firm of ['ООО «Радуга»', 'ИП Чан Куок Минь', 'АО «Успех-Маркет»'])
      expect(shortPerson(firm)).toBe(firm);
  });
});

describe('the phone field', () => {
  it('takes any usual spelling', () => {
    for (const typed of [
      '89263216598',
      '+7 (926) 321-65-98',
      '9263216598',
      '7 926 321 65 98',
      '+79263216598 доб. 1',
    ]) {
      expect(phoneDigits(typed), typed).toBe('79263216598');
    }
    expect(showPhone('79263216598')).toBe('+7 926 321-65-98');
    expect(maskPhone('+', 1).text).toBe('+');
    expect(maskPhone('', 0)).toEqual({ text: '', caret: 0 });
  });

  it('keeps what was typed digit by digit, and the caret at its end', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[78]\d{0,12}$/), (digits) => {
        let text = '';
        for (const digit of digits) {
          const next = maskPhone(text + digit, text.length + 1);
          expect(next.caret).toBe(next.text.length);
          text = next.text;
        }
        expect(phoneDigits(text)).toBe(`7${digits.slice(1, 11)}`);
      }),
      RUNS,
    );
  });

  it('keeps the caret behind the digit typed in the middle', () => {
    // «+7 92|6» with 5 typed between.
    const { text, caret } = maskPhone('+7 9256', 6);
    expect(text).toBe('+7 925 6');
    expect(text.slice(0, caret).replace(/\D/g, '')).toBe('7925');
  });
});

const keysOf = (texts: Record<string, Record<string, string>>) =>
  Object.entries(texts).flatMap(([section, entries]) =>
    Object.keys(entries).map((key) => `${section}.${key}`),
  );
const base = (key: string) => key.replace(/_(one|few|many|other)$/, '');
const variables = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe('texts', () => {
  beforeAll(() =>
    i18next.init({ lng: 'ru', resources: { ru: { ui: ru }, en: { ui: en } }, defaultNS: 'ui' }),
  );

  it('are the same in both languages, with every plural form that the language has', () => {
    const russian = keysOf(ru);
    expect([...new Set(keysOf(en).map(base))]).toEqual([...new Set(russian.map(base))]);
    for (const key of russian.filter((one) => one.endsWith('_one'))) {
      for (const form of ['few', 'many', 'other']) expect(russian).toContain(`${base(key)}_${form}`);
    }
  });

  it('put the same values in', () => {
    const english: Record<string, Record<string, string>> = en;
    for (const [section, entries] of Object.entries(ru)) {
      for (const [key, text] of Object.entries(entries)) {
        const other = english[section]?.[key] ?? english[section]?.[`${base(key)}_other`] ?? '';
        expect(variables(other), `${section}.${key}`).toEqual(variables(text));
      }
    }
  });

  it('count in Russian as Russian counts', () => {
    const found = [1, 2, 5, 11, 21, 112].map((count) =>
      i18next.t('clients.found', { count, n: String(count), lng: 'ru' }),
    );
    expect(found).toEqual([
      '1 клиент',
      '2 клиента',
      '5 клиентов',
      '11 клиентов',
      '21 клиент',
      '112 клиентов',
    ]);
  });
});
