/** How numbers, days and phones are written; the same in both languages, as the trade writes them. */

const NBSP = '\u00a0';
const MINUS = '\u2212';

const twoDecimals = new Intl.NumberFormat('ru-RU', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const upToTwo = new Intl.NumberFormat('ru-RU', { maximumFractionDigits: 2 });

const spaced = (text: string) => text.replace(/[\s\u202f]/g, NBSP).replace('-', MINUS);

/** Rubles: «12 345,50 ₽», a true minus before debts. */
export const money = (rubles: number): string => `${spaced(twoDecimals.format(rubles))}${NBSP}₽`;

/** Rubles without «,00» where they are whole: «3 500 ₽». */
export const moneyShort = (rubles: number): string =>
  Number.isInteger(rubles) ? `${spaced(upToTwo.format(rubles))}${NBSP}₽` : money(rubles);

/** A difference beside other sums: «+1 000,00 ₽». */
export const moneySigned = (rubles: number): string => `${rubles > 0 ? '+' : ''}${money(rubles)}`;

/** A change of price: «+500 ₽», «−200 ₽». */
export const moneyChange = (rubles: number): string => `${rubles > 0 ? '+' : ''}${moneyShort(rubles)}`;

/** Any number, at most two decimals: «5,5». */
export const number = (value: number): string => spaced(upToTwo.format(value));

/** Bytes as megabytes to a tenth, the smallest that is shown: «4,2». */
export const megabytes = (bytes: number): string =>
  number(Math.max(0.1, Math.round((10 * bytes) / 1024 / 1024) / 10));

/** `YYYY-MM-DD`, or an instant that begins so, as «20.11.2026». */
export const day = (iso: string): string => iso.replace(/^(\d{4})-(\d{2})-(\d{2}).*$/, '$3.$2.$1');

/** `YYYY-MM-DD HH:MM:SS` as «20.11.2026 14:30». */
export const dayTime = (text: string): string =>
  text.replace(/^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}:\d{2}).*$/, '$3.$2.$1 $4');

/** «+7 926 321-65-98»; what is no 7XXXXXXXXXX comes back as it is. */
export const phone = (digits: string): string =>
  digits.replace(/^7(\d{3})(\d{3})(\d{2})(\d{2})$/, `+7${NBSP}$1${NBSP}$2-$3-$4`);

/** A room's number alone: «Ячейка 15» is «15». */
export const shortName = (roomName: string): string => roomName.replace(/^ячейка\s+/i, '');

const WORD = '[А-ЯЁ][а-яё]+(-[А-ЯЁа-яё][а-яё]*)*';
const PERSON = new RegExp(`^${WORD}( ${WORD}){1,2}( (оглы|кызы|угли|кизи))?$`);

const LEGAL_FORMS = [
  [/^общество с ограниченной ответственностью(?=[\s«"„])/i, 'ООО'],
  [/^публичное акционерное общество(?=[\s«"„])/i, 'ПАО'],
  [/^акционерное общество(?=[\s«"„])/i, 'АО'],
  [/^индивидуальный предприниматель(?=\s)/i, 'ИП'],
] as const;

/** «Общество с ограниченной ответственностью «Кедр»» as «ООО «Кедр»», where a column is narrow. */
export const shortFirm = (fullName: string): string =>
  LEGAL_FORMS.reduce((name, [form, letters]) => name.replace(form, letters), fullName);

/** «Титов Александр Павлович» as «Титов А. П.», a firm with the letters of its form, for narrow columns; the rest stays whole. */
export const shortPerson = (fullName: string): string => {
  if (!PERSON.test(fullName)) return shortFirm(fullName);
  const [lastName = '', ...given] = fullName.replace(/ (оглы|кызы|угли|кизи)$/, '').split(' ');
  return [lastName, ...given.map((name) => `${name.slice(0, 1)}.`)].join(NBSP);
};

/** Metres «2,5 × 2,2 × 2,6». */
export const dimensions = (length: number, width: number, height: number): string =>
  [length, width, height].map(number).join(`${NBSP}×${NBSP}`);

/** The wire's «2.5x2.2x2.2», any spelling, the same way. */
export const dimensionsText = (text: string): string =>
  text
    .trim()
    .split(/\s*[xх×*]\s*/i)
    .map((part) => part.replace('.', ','))
    .join(`${NBSP}×${NBSP}`);

const two = (value: number) => String(value).padStart(2, '0');

/** An instant (ms since 1970) by this computer's clock: «13:40» today, «24.11 13:40» before, «24.11.2025 13:40» in another year. */
export const moment = (at: number, now: number = Date.now()): string => {
  const [then, today] = [new Date(at), new Date(now)];
  const time = `${two(then.getHours())}:${two(then.getMinutes())}`;
  const sameYear = then.getFullYear() === today.getFullYear();
  if (sameYear && then.getMonth() === today.getMonth() && then.getDate() === today.getDate()) return time;
  const date = `${two(then.getDate())}.${two(then.getMonth() + 1)}`;
  return `${date}${sameYear ? '' : `.${then.getFullYear()}`}${NBSP}${time}`;
};
