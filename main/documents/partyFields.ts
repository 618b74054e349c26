import { clientFullName } from '../domain/clients.ts';
import { formatDate, type PlainDate } from '../domain/dates.ts';
import { formatPhone } from '../domain/phone.ts';
import type { PaperClient, PaperFacts } from './paperFacts.ts';
import type { PaperFields, Value } from './paperFields.ts';
import {
  type Gender,
  genderOf,
  genitiveName,
  type PersonNames,
  shortName,
  traderNames,
} from './personName.ts';

/** Fields of who lets and who rents. */

/** What a document says of a person, by gender; both forms where it isn't known. */
const FORMS: Readonly<Record<Gender, { named: string; acting: string }>> = {
  male: { named: 'именуемый', acting: 'действующего' },
  female: { named: 'именуемая', acting: 'действующей' },
  androgynous: { named: 'именуемый(-ая)', acting: 'действующего(-ей)' },
};

const dateOrBlank = (day: PlainDate | null): Value => (day === null ? null : formatDate(day));

export const clientFields = (client: PaperClient): PaperFields => {
  const signer = signerOf(client);
  const forms = FORMS[genderOf(signer)];
  return {
    физлицо: client.type === 'f',
    организация: client.type === 'u',
    клиент: clientFullName(client) || null,
    клиент_родительный: client.genitiveName ?? (genitiveName(signer) || null),
    клиент_кратко: shortName(signer) || null,
    клиент_именуемый: isFirm(client) ? 'именуемое' : forms.named,
    клиент_действующий:
      client.genitiveName === null ? forms.acting : actingOf(client.genitiveName, forms.acting),
    телефон: client.phone === null ? null : formatPhone(client.phone),
    почта: client.email,
    адрес: client.address,
    дата_рождения: dateOrBlank(client.birthday),
    паспорт_серия: client.passportSeries,
    паспорт_номер: client.passportNumber,
    паспорт_кем: client.passportIssuedBy,
    паспорт_когда: dateOrBlank(client.passportIssuedOn),
    паспорт_код: client.passportSubdivision,
    инн: client.inn,
    есть_кпп: client.kpp !== null,
    кпп: client.kpp,
    банк: client.bankName,
    расчётный_счёт: client.bankAccount,
    корр_счёт: client.correspondentAccount,
    бик: client.bik,
  };
};

/** Neither a person nor a sole trader. */
const isFirm = (client: PaperClient): boolean =>
  client.type === 'u' && traderNames(client.companyName) === null;

/** Who signs: the person, who is known to act for a firm, or the sole trader himself. */
const signerOf = (client: PaperClient): PersonNames =>
  client.type === 'u' && !client.lastName ? (traderNames(client.companyName) ?? client) : client;

/** «действующей» of «директора Петровой Анны Ильиничны»: by the patronymic, which declines plainly. */
const actingOf = (genitive: string, otherwise: string): string => {
  if (/(?:вны|чны)$/iu.test(genitive)) return FORMS.female.acting;
  return /ича$/iu.test(genitive) ? FORMS.male.acting : otherwise;
};

/** «именуемое»: a firm is neuter, a sole trader is not. */
const namedOf = (name: string): string =>
  /^(?:ИП|индивидуальный предприниматель)(?![\p{L}])/iu.test(name) ? 'именуемый(-ая)' : 'именуемое';

export const landlordFields = ({ landlord, manager }: PaperFacts): PaperFields => {
  const given = (text: string | undefined): Value => (text === undefined || text === '' ? null : text);
  const signer = given(landlord?.representedBy);
  const ofManager = genitiveName(manager) || null;
  return {
    арендодатель: given(landlord?.name),
    арендодатель_кратко: given(landlord?.shortName),
    арендодатель_именуемый: namedOf(landlord?.name ?? ''),
    арендодатель_инн: given(landlord?.inn),
    есть_кпп_арендодателя: given(landlord?.kpp) !== null,
    арендодатель_кпп: given(landlord?.kpp),
    арендодатель_огрн: given(landlord?.ogrn),
    арендодатель_адрес: given(landlord?.address),
    арендодатель_банк: given(landlord?.bankName),
    арендодатель_счёт: given(landlord?.bankAccount),
    арендодатель_корр_счёт: given(landlord?.correspondentAccount),
    арендодатель_бик: given(landlord?.bik),
    арендодатель_телефон: given(landlord?.phone),
    арендодатель_почта: given(landlord?.email),
    в_лице: signer ?? ofManager,
    в_лице_действующий:
      signer === null ? FORMS[genderOf(manager)].acting : actingOf(signer, FORMS.androgynous.acting),
    на_основании: given(landlord?.basis),
    // Whom the setting names is known in the genitive alone: he signs beside a blank.
    подписант_кратко: signer === null ? shortName(manager) || null : null,
    менеджер: clientFullName({ type: 'f', companyName: null, ...manager }) || null,
    менеджер_родительный: ofManager,
    менеджер_кратко: shortName(manager) || null,
    менеджер_действующий: FORMS[genderOf(manager)].acting,
  };
};
