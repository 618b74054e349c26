import petrovich from 'petrovich';
import { splitFullName } from '../domain/clients.ts';

/** A person's name as papers need it: in the genitive («в лице Ивановой Марии Петровны»), and in short. */

export interface PersonNames {
  readonly lastName: string | null;
  readonly firstName: string | null;
  readonly patronymic: string | null;
  /** 1 male, 0 female; null: told by the patronymic. */
  readonly gender?: number | null | undefined;
}

export type Gender = 'male' | 'female' | 'androgynous';

/** As given, else by the ending of the patronymic; `androgynous` where nothing tells. */
export const genderOf = ({ gender, patronymic }: PersonNames): Gender => {
  if (gender === 1) return 'male';
  if (gender === 0) return 'female';
  const ending = patronymic?.trim().toLowerCase() ?? '';
  if (/(?:[иы]ч|оглы|улы|уулу)$/.test(ending)) return 'male';
  return /(?:на|кызы|гызы)$/.test(ending) ? 'female' : 'androgynous';
};

/**
 * «Иванова Ивана Ивановича». A suggestion: rules can't know every name (whose surname «Камень» declines?), so what is
 * printed must stay editable; where no rule fits, the name stays as it is.
 */
export const genitiveName = (names: PersonNames): string => {
  const gender = genderOf(names);
  const part = (name: string | null, decline: (word: string) => string | undefined) =>
    name === null || name.trim() === '' ? [] : [keepingCase(name.trim(), (word) => decline(word) ?? word)];
  return [
    ...part(names.lastName, (last) => genitiveSurname(last, gender)),
    ...part(names.firstName, (first) => petrovich({ gender, first }, 'genitive').first),
    ...part(names.patronymic, (middle) => petrovich({ gender, middle }, 'genitive').middle),
  ].join(' ');
};

/** «Петров Иван Ильич» of «ИП Петров Иван Ильич»: a sole trader acts for himself. null for what is no such name. */
export const traderNames = (companyName: string | null): PersonNames | null => {
  const name = /^\s*(?:ИП|индивидуальный предприниматель)\s+(.+)$/iu.exec(companyName ?? '')?.[1];
  return name === undefined ? null : splitFullName(name);
};

/** First halves of double surnames that stay as they are: «Бонч-Бруевича». petrovich lists them and overlooks its list. */
const FIXED_HALVES =
  /^(?:бонч|абдул|белиц|гасан|дюссар|дюмон|книппер|корвин|ван|шолом|тер|призван|мелик|вар|фон)-/i;

const genitiveSurname = (surname: string, gender: Gender): string => {
  const fixed = FIXED_HALVES.exec(surname)?.[0] ?? '';
  const rest = surname.slice(fixed.length);
  return fixed + withoutYo(rest, (last) => petrovich({ gender, last }, 'genitive').last ?? last);
};

/** «Иванов И. И.» */
export const shortName = ({ lastName, firstName, patronymic }: PersonNames): string => {
  const initials = [firstName, patronymic].flatMap((name) => {
    const letter = name?.trim()[0];
    return letter === undefined ? [] : [`${letter.toUpperCase()}.`];
  });
  return [lastName?.trim() ?? '', ...initials].filter((part) => part !== '').join('\u00A0');
};

/** petrovich adds small letters to «ИВАНОВ»: such a name is declined as «Иванов» and raised again. */
const keepingCase = (name: string, decline: (name: string) => string): string => {
  const raised = name.length > 1 && name === name.toUpperCase() && name !== name.toLowerCase();
  if (!raised) return decline(name);
  const lowered = name.toLowerCase().replace(/(?<![\p{L}])\p{L}/gu, (letter) => letter.toUpperCase());
  return decline(lowered).toUpperCase();
};

/** petrovich's rules for surnames are written with е («Ковалева»): the ё comes back where the form kept its place. */
const withoutYo = (name: string, decline: (name: string) => string): string => {
  const declined = decline(name.replaceAll('ё', 'е').replaceAll('Ё', 'Е'));
  return [...declined]
    .map((letter, i) => {
      const own = name[i];
      return (own === 'ё' && letter === 'е') || (own === 'Ё' && letter === 'Е') ? own : letter;
    })
    .join('');
};
