import { MEN_OLDER, MEN_YOUNGER, PATRONYMICS, WOMEN_OLDER, WOMEN_YOUNGER } from './data/givenNames.ts';
import { BENDING, FOREIGN_MEN, FOREIGN_WOMEN, feminine, UNBENDING } from './data/surnames.ts';
import type { Dice } from './dice.ts';

export interface Name {
  readonly lastName: string;
  readonly firstName: string;
  readonly patronymic: string | null;
}

/** Who was born later bears the younger names. */
const YOUNGER_FROM = 1982;
const FOREIGN = 0.035;
const UNBENT = 0.05;
const DOUBLE_AMONG_WOMEN = 0.02;

const foreignName = (isMale: boolean, dice: Dice): Name => {
  const parts = dice
    .pick(isMale ? FOREIGN_MEN : FOREIGN_WOMEN)
    .replaceAll('_', ' ')
    .split('/');
  const [lastName = '', firstName = '', patronymic = ''] = parts;
  return { lastName, firstName, patronymic: patronymic === '' ? null : patronymic };
};

const drawSurname = (isMale: boolean, dice: Dice): string => {
  if (dice.chance(UNBENT)) return dice.pick(UNBENDING);
  const surname = dice.pick(BENDING);
  if (isMale) return dice.chance(0.003) ? `${surname}-${dice.pick(BENDING)}` : surname;
  // A wife may keep her own name before her husband's.
  return feminine(dice.chance(DOUBLE_AMONG_WOMEN) ? `${surname}-${dice.pick(BENDING)}` : surname);
};

/** A full name with the right endings; now and then one that isn't Russian and may lack a patronymic. */
export const drawName = (isMale: boolean, birthYear: number, dice: Dice): Name => {
  if (dice.chance(FOREIGN)) return foreignName(isMale, dice);
  const isYounger = birthYear >= YOUNGER_FROM;
  const men = isYounger ? MEN_YOUNGER : MEN_OLDER;
  const women = isYounger ? WOMEN_YOUNGER : WOMEN_OLDER;
  return {
    lastName: drawSurname(isMale, dice),
    firstName: dice.pick(isMale ? men : women),
    patronymic: dice.pick(PATRONYMICS)[isMale ? 0 : 1],
  };
};

const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  'а:a б:b в:v г:g д:d е:e ё:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:sch ъ: ы:y ь: э:e ю:yu я:ya'
    .split(' ')
    .map((pair) => pair.split(':')),
);

/** Latin letters for an address: «Королёв» → «korolev». Whatever is no letter falls out. */
export const transliterate = (text: string): string =>
  [...text.toLowerCase()].map((sign) => LATIN[sign] ?? (/[a-z0-9]/.test(sign) ? sign : '')).join('');
