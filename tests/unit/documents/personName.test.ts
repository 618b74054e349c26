import { describe, expect, test } from 'vitest';
import { genderOf, genitiveName, shortName, traderNames } from '../../../main/documents/personName.ts';

const person = (full: string, gender?: 0 | 1) => {
  const [lastName = null, firstName = null, ...rest] = full.split(' ');
  return { lastName, firstName, patronymic: rest.join(' ') || null, gender };
};

describe('the genitive of a name', () => {
  test.each([
    ['a man', 'Иванов Иван Иванович', 'Иванова Ивана Ивановича'],
    ['a man', 'Толстой Лев Николаевич', 'Толстого Льва Николаевича'],
    ['a fleeting vowel', 'Лысый Пётр Ильич', 'Лысого Петра Ильича'],
    ['a woman', 'Иванова Мария Петровна', 'Ивановой Марии Петровны'],
    ['a woman', 'Толстая Любовь Ильинична', 'Толстой Любови Ильиничны'],
    ['ё in the surname', 'Ковалёва Алёна Артёмовна', 'Ковалёвой Алёны Артёмовны'],
    ['ё in the surname', 'Королёв Фёдор Семёнович', 'Королёва Фёдора Семёновича'],
    ['indeclinable', 'Шевченко Пётр Ильич', 'Шевченко Петра Ильича'],
    ['indeclinable', 'Черных Анна Юрьевна', 'Черных Анны Юрьевны'],
    ['indeclinable', 'Живаго Юрий Андреевич', 'Живаго Юрия Андреевича'],
    ['a consonant: a man', 'Мицкевич Адам Павлович', 'Мицкевича Адама Павловича'],
    ['a consonant: a woman', 'Мицкевич Анна Павловна', 'Мицкевич Анны Павловны'],
    ['double', 'Мамин-Сибиряк Дмитрий Наркисович', 'Мамина-Сибиряка Дмитрия Наркисовича'],
    ['double, one part stays', 'Бонч-Бруевич Владимир Дмитриевич', 'Бонч-Бруевича Владимира Дмитриевича'],
    ['double, one part stays', 'Тер-Петросян Левон Акопович', 'Тер-Петросяна Левона Акоповича'],
    ['double, a woman', 'Петрова-Водкина Анна-Мария Львовна', 'Петровой-Водкиной Анны-Марии Львовны'],
    ['оглы tells a man', 'Алиев Ильхам Гейдар оглы', 'Алиева Ильхама Гейдар оглы'],
    ['кызы tells a woman', 'Алиева Лейла Вагиф кызы', 'Алиевой Лейлы Вагиф кызы'],
    ['capitals', 'ИВАНОВ ИВАН ИВАНОВИЧ', 'ИВАНОВА ИВАНА ИВАНОВИЧА'],
  ])('%s: %s', (_kind, full, genitive) => {
    expect(genitiveName(person(full))).toBe(genitive);
  });

  test('foreign names: the gender on file decides, Latin letters stay as they are', () => {
    expect(genitiveName(person('Смит Джон', 1))).toBe('Смита Джона');
    expect(genitiveName(person('Смит Анна', 0))).toBe('Смит Анны');
    expect(genitiveName(person('Smith John', 1))).toBe('Smith John');
  });

  test('without a gender what could be either stays as it is', () => {
    expect(genderOf(person('Ким Чен'))).toBe('androgynous');
    expect(genitiveName(person('Ким Чен'))).toBe('Ким Чен');
  });

  test('the gender on file wins over the patronymic', () => {
    expect(genderOf(person('Ким Саша Иванович', 0))).toBe('female');
  });

  test('parts that are not known are left out', () => {
    expect(genitiveName({ lastName: null, firstName: ' ', patronymic: null })).toBe('');
    expect(genitiveName({ lastName: 'Иванова', firstName: 'Мария', patronymic: '', gender: 0 })).toBe(
      'Ивановой Марии',
    );
  });
});

test('a short name, with what there is', () => {
  const plain = (text: string) => text.replaceAll('\u00A0', ' ');
  expect(plain(shortName(person('Иванов Иван Иванович')))).toBe('Иванов И. И.');
  expect(plain(shortName(person('Ким Чен')))).toBe('Ким Ч.');
  expect(shortName({ lastName: null, firstName: null, patronymic: null })).toBe('');
});

describe('a sole trader acts for himself', () => {
  test.each([
    ['ИП Золотарёв Вячеслав Денисович', 'Золотарёва Вячеслава Денисовича'],
    ['Индивидуальный предприниматель Ким Анна Петровна', 'Ким Анны Петровны'],
    ['ООО «ИП Групп»', null],
    ['ИПОТЕКА', null],
    [null, null],
  ])('%s', (companyName, genitive) => {
    const names = traderNames(companyName);
    expect(names && genitiveName(names)).toBe(genitive);
  });
});
