import { addDays, addMonths, formatDate, isPlainDate, type PlainDate } from './dates.ts';

/** Which rule makes an account's key: a client's account in a bank, or the bank's own at the Bank of Russia. */
export type AccountKind = 'bank' | 'correspondent';

const INN_WEIGHTS_10 = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const INN_WEIGHTS_11 = [7, ...INN_WEIGHTS_10];
const INN_WEIGHTS_12 = [3, ...INN_WEIGHTS_11];
const ACCOUNT_WEIGHTS = [7, 1, 3];
/** A currency may stand in place 6 as a letter, worth its index here (peers.md §5.3). */
const CURRENCY_LETTERS = 'ABCEHKMPTX';
const ACCOUNT = /^\d{5}[\dABCEHKMPTX]\d{14}$/;
const KEY_PLACE = 8;

function innCheckDigit(digits: string, weights: readonly number[]): number {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return (sum % 11) % 10;
}

/**
 * An INN from its body: 9 digits get one check digit (a firm's), 10 get two (a person's).
 * @throws RangeError for another body.
 */
export function innWithCheckDigits(body: string): string {
  if (/^\d{9}$/.test(body)) return `${body}${innCheckDigit(body, INN_WEIGHTS_10)}`;
  if (!/^\d{10}$/.test(body)) throw new RangeError('an INN body has 9 or 10 digits');
  const eleven = `${body}${innCheckDigit(body, INN_WEIGHTS_11)}`;
  return `${eleven}${innCheckDigit(eleven, INN_WEIGHTS_12)}`;
}

/**
 * An INN of 10 digits (firm) or 12 (person, sole trader) with right check digits; the region, its first two
 * digits, is never 00. The rule maps remainders 10 and 0 to one digit, so about one wrong digit in fifty of a
 * firm's INN slips through: nothing here can help that.
 */
export function isInn(inn: string): boolean {
  if (!/^(?:\d{10}|\d{12})$/.test(inn) || inn.startsWith('00')) return false;
  return innWithCheckDigits(inn.slice(0, inn.length === 10 ? 9 : 10)) === inn;
}

/** A KPP: 9 places, two of which may be capital letters; it has no check digit. */
export function isKpp(kpp: string): boolean {
  return /^\d{4}[0-9A-Z]{2}\d{3}$/.test(kpp);
}

/** A Russian bank's BIK: 9 digits from 04; it has no check digit. */
export function isBik(bik: string): boolean {
  return /^04\d{7}$/.test(bik);
}

/**
 * The three digits the key is reckoned with (Bank of Russia, 08.09.1997 № 515): a bank's own number, the end of
 * its BIK; for correspondent accounts, and accounts in a settlement centre (BIK …000–…002), the centre's number.
 */
function bankDigits(bik: string, kind: AccountKind): string {
  return kind === 'correspondent' || /00[0-2]$/.test(bik) ? `0${bik.slice(4, 6)}` : bik.slice(6);
}

/** Last digit of the sum of last digits of products by 7, 1, 3, 7…; 0 for a right account. */
function accountControl(account: string, bik: string, kind: AccountKind): number {
  let sum = 0;
  [...`${bankDigits(bik, kind)}${account}`].forEach((sign, i) => {
    const letter = CURRENCY_LETTERS.indexOf(sign);
    const digit = letter < 0 ? Number(sign) : letter;
    sum += (digit * (ACCOUNT_WEIGHTS[i % 3] ?? 0)) % 10;
  });
  return sum % 10;
}

/** A client's account of 20 places that belongs to the bank `bik`: its key (place 9) fits. 301… is a bank's own. */
export function isBankAccount(account: string, bik: string): boolean {
  if (!ACCOUNT.test(account) || !isBik(bik) || account.startsWith('301')) return false;
  return accountControl(account, bik, 'bank') === 0;
}

/** A bank's correspondent account (301…) at the Bank of Russia whose key fits the bank `bik`. */
export function isCorrespondentAccount(account: string, bik: string): boolean {
  if (!ACCOUNT.test(account) || !isBik(bik) || !account.startsWith('301')) return false;
  return accountControl(account, bik, 'correspondent') === 0;
}

/**
 * The account with its key (place 9) set to fit the bank, whatever stood there.
 * @throws RangeError when `account` has not 20 places or `bik` is no BIK.
 */
export function withAccountKey(account: string, bik: string, kind: AccountKind): string {
  if (!ACCOUNT.test(account) || !isBik(bik))
    throw new RangeError('an account has 20 digits, a BIK 9 from 04');
  const withKey = (key: number) => `${account.slice(0, KEY_PLACE)}${key}${account.slice(KEY_PLACE + 1)}`;
  // The key's weight is 3, and 3 × 3 × control ≡ −control (mod 10): it fills the sum up to a ten.
  return withKey((accountControl(withKey(0), bik, kind) * 3) % 10);
}

const EMAIL =
  /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+(?:\p{L}{2,}|xn--[a-z\d-]+)$/iu;

/** An address one can write to: name, one @, a domain with a dot (Cyrillic ones too), at most 254 signs. */
export function isEmail(email: string): boolean {
  return email.length <= 254 && EMAIL.test(email);
}

/** A Russian passport as far as rules know it; null is «not given», which `missingClientFields` tells. */
export interface PassportFields {
  series: string | null;
  number: string | null;
  issuedOn: PlainDate | null;
  birthday: PlainDate | null;
  subdivision: string | null;
}

/** One finding. An error refuses the write; a warning is shown and lets it pass. */
export interface PassportProblem {
  field: keyof PassportFields;
  msg: string;
  severity: 'error' | 'warning';
}

const ISSUE_AGE = 14;
/** A passport ends on these birthdays; the holder has 90 days to get the next one, and the old serves till then. */
const EXPIRY_AGES = [20, 45] as const;
const DAYS_TO_RENEW = 90;

function birthdayAt(birthday: PlainDate, age: number): PlainDate {
  return addMonths(birthday, age * 12);
}

function seriesProblem(series: string): string | null {
  if (!/^\d{4}$/.test(series)) return 'Серия паспорта: введите 4 цифры без пробелов, например 4510.';
  if (series === '0000')
    return 'Серия паспорта не может быть 00 00: введите серию с разворота с фотографией.';
  return null;
}

function numberProblem(number: string): string | null {
  if (!/^\d{6}$/.test(number)) return 'Номер паспорта: введите 6 цифр без пробелов, например 123456.';
  if (number === '000000')
    return 'Номер паспорта не может быть 000000: введите номер с разворота с фотографией.';
  return null;
}

function birthdayProblem(birthday: PlainDate, today: PlainDate): string | null {
  if (!isPlainDate(birthday))
    return 'Дата рождения: такого дня нет в календаре, введите дату, например 20.11.1990.';
  if (birthday > today)
    return `Дата рождения ${formatDate(birthday)} ещё не наступила: исправьте дату рождения.`;
  return null;
}

function issueProblem(issuedOn: PlainDate, birthday: PlainDate | null, today: PlainDate): string | null {
  if (!isPlainDate(issuedOn))
    return 'Дата выдачи паспорта: такого дня нет в календаре, введите дату, например 20.11.2010.';
  if (issuedOn > today)
    return `Дата выдачи паспорта ${formatDate(issuedOn)} ещё не наступила: исправьте дату выдачи.`;
  if (birthday !== null && issuedOn < birthdayAt(birthday, ISSUE_AGE)) {
    return `Дата выдачи паспорта ${formatDate(issuedOn)} раньше, чем владельцу исполнилось ${ISSUE_AGE} лет: исправьте дату выдачи или дату рождения.`;
  }
  return null;
}

function expiryWarning(issuedOn: PlainDate, birthday: PlainDate, today: PlainDate): string | null {
  for (const age of EXPIRY_AGES) {
    const ends = birthdayAt(birthday, age);
    if (issuedOn < ends && today > addDays(ends, DAYS_TO_RENEW)) {
      return `Дата выдачи паспорта ${formatDate(issuedOn)}: срок действия истёк после ${age}-летия владельца, попросите новый паспорт.`;
    }
  }
  return null;
}

/**
 * What is wrong with passport data on the day `today`: at most one problem a field, in Russian, naming the field
 * and the remedy (peers.md §5.3). Only Russian passports; a foreigner's document has other rules. Dates are checked
 * against each other only where both are good days. A passport overdue by age is a warning: it may still serve to
 * tell who comes, and the front desk decides.
 */
export function passportProblems(passport: PassportFields, today: PlainDate): PassportProblem[] {
  const problems: PassportProblem[] = [];
  const tell = (field: keyof PassportFields, msg: string | null, severity: PassportProblem['severity']) => {
    if (msg !== null) problems.push({ field, msg, severity });
    return msg !== null;
  };
  const { series, number, issuedOn, birthday, subdivision } = passport;
  if (series !== null) tell('series', seriesProblem(series), 'error');
  if (number !== null) tell('number', numberProblem(number), 'error');
  const badBirthday = birthday !== null && tell('birthday', birthdayProblem(birthday, today), 'error');
  const goodBirthday = badBirthday ? null : birthday;
  if (issuedOn !== null && !tell('issuedOn', issueProblem(issuedOn, goodBirthday, today), 'error')) {
    if (goodBirthday !== null) tell('issuedOn', expiryWarning(issuedOn, goodBirthday, today), 'warning');
  }
  if (subdivision !== null && !/^\d{3}-\d{3}$/.test(subdivision)) {
    tell('subdivision', 'Код подразделения: введите 6 цифр через дефис, например 770-001.', 'error');
  }
  return problems;
}
