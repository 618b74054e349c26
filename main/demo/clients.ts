import { innWithCheckDigits, withAccountKey } from '../domain/identifiers.ts';
import { searchKey } from '../domain/search.ts';
import { type Day, dayText, instantAt } from './calendar.ts';
import {
  type Bank,
  MOSCOW_BANKS,
  NAME_ENDS,
  NAME_STARTS,
  NAMES_WHOLE,
  SIBERIAN_BANKS,
  URAL_BANKS,
} from './data/firms.ts';
import { REGIONS, type Region } from './data/places.ts';
import { LONGEST } from './data/surnames.ts';
import { type Dice, urn } from './dice.ts';
import type { ClientRow, Tenant, World } from './model.ts';
import { drawName, type Name, transliterate } from './names.ts';
import { drawAddress, drawPassport } from './passports.ts';
import { createRegisters, digits, drawPhone, type Registers } from './registers.ts';

/** Clients' data: invented, but such as pass every check that a front desk makes. */

const YEAR_DAYS = 365.25;
const WITHOUT_EMAIL = 0.07;
const WITHOUT_ADDRESS = 0.08;
const WITH_INN = 0.15;

/** Age in years on the day of coming. */
const drawAge = urn<readonly [number, number]>(
  [[20, 25], 11],
  [[25, 35], 30],
  [[35, 45], 29],
  [[45, 60], 22],
  [[60, 72], 8],
);
const drawDomain = urn(['mail.example', 5], ['pochta.example', 3], ['inbox.example', 2]);

const EMPTY = {
  email: null,
  lastName: null,
  firstName: null,
  patronymic: null,
  companyName: null,
  genitiveName: null,
  gender: null,
  birthday: null,
  passportSeries: null,
  passportNumber: null,
  passportIssuedOn: null,
  passportIssuedBy: null,
  passportSubdivision: null,
  passportPhotoFileId: null,
  address: null,
  inn: null,
  kpp: null,
  bankName: null,
  bankAccount: null,
  correspondentAccount: null,
  bik: null,
} as const satisfies Partial<ClientRow>;

/** The search keys that belong to a client's names (house rule: a firm stands under its name). */
export const nameKeys = (
  client: Pick<ClientRow, 'type' | 'companyName' | 'lastName' | 'firstName' | 'patronymic'>,
) => {
  if (client.type === 'u') {
    const key = searchKey(client.companyName ?? '');
    return { nameKey: key, lastNameKey: key, firstNameKey: '', patronymicKey: '' };
  }
  const [last, first, patronymic] = [client.lastName, client.firstName, client.patronymic].map((part) =>
    searchKey(part ?? ''),
  ) as [string, string, string];
  const nameKey = [last, first, patronymic].filter((part) => part !== '').join(' ');
  return { nameKey, lastNameKey: last, firstNameKey: first, patronymicKey: patronymic };
};

const drawBirthday = (today: Day, since: Day, dice: Dice) => {
  const [from, to] = drawAge(dice);
  const born = since - Math.floor(dice.real(from, to) * YEAR_DAYS);
  // A client of long ago has aged too; nobody in the demo is over eighty.
  return dayText(Math.max(born, today - Math.floor(79.9 * YEAR_DAYS)));
};

const drawEmail = (name: Name, birthYear: number, dice: Dice): string | null => {
  if (dice.chance(WITHOUT_EMAIL)) return null;
  const [last, first] = [transliterate(name.lastName), transliterate(name.firstName)];
  const local = dice.pick([
    `${last}.${first}`,
    `${first}.${last}`,
    `${last}${String(birthYear).slice(2)}`,
    `${first.slice(0, 1)}.${last}`,
  ]);
  return `${local}${dice.chance(0.5) ? dice.int(1, 99) : ''}@${drawDomain(dice)}`.replace(
    /^\.+|\.(?=\.|@)/g,
    '',
  );
};

const inn = (registers: Registers, office: string, length: 10 | 12, dice: Dice): string =>
  registers.unique('inn', () => innWithCheckDigits(`${office}${digits(length === 10 ? 5 : 6, dice)}`));

type Fields = readonly (keyof typeof EMPTY)[];

const PASSPORT: Fields = [
  'passportSeries',
  'passportNumber',
  'passportIssuedOn',
  'passportIssuedBy',
  'passportSubdivision',
  'passportPhotoFileId',
];
const BANK: Fields = ['bankAccount', 'bik', 'bankName', 'correspondentAccount'];
/** What is missing where data aren't whole: mostly the photo, else the passport. */
const GAPS: readonly Fields[] = [
  ['passportPhotoFileId'],
  ['passportPhotoFileId'],
  ['passportIssuedBy', 'passportSubdivision'],
  PASSPORT,
];
const FIRM_GAPS: readonly Fields[] = [['bankAccount'], BANK, ['inn', 'kpp']];

const without = (row: ClientRow, fields: Fields): ClientRow => ({
  ...row,
  ...Object.fromEntries(fields.map((field) => [field, null])),
});

interface Source {
  readonly world: World;
  readonly dice: Dice;
  readonly registers: Registers;
  readonly photos: readonly string[];
}

const base = ({ dice, registers }: Source, tenant: Tenant) => ({
  ...EMPTY,
  id: tenant.id,
  type: tenant.type,
  phone: drawPhone(registers, dice),
  approved: tenant.standing === 'usual',
  createdAt: instantAt(tenant.since, dice.real(545, 1195), tenant.site.offset),
});

const regionOf = (tenant: Tenant, dice: Dice): Region => {
  const { region } = tenant.site.plan;
  // Moscow's warehouses serve its outskirts too, and the other way round.
  if (region === 'moscow' && dice.chance(0.2)) return REGIONS.oblast;
  return region === 'oblast' && dice.chance(0.3) ? REGIONS.moscow : REGIONS[region];
};

const buildPerson = (source: Source, tenant: Tenant, givenName?: Name): ClientRow => {
  const { world, dice, registers, photos } = source;
  const birthday = drawBirthday(world.today, tenant.since, dice);
  const birthYear = Number(birthday.slice(0, 4));
  const isMale = givenName === undefined && dice.chance(0.54);
  const name = givenName ?? drawName(isMale, birthYear, dice);
  const region = regionOf(tenant, dice);
  const row = {
    ...base(source, tenant),
    ...name,
    gender: isMale ? 1 : 0,
    birthday,
    email: drawEmail(name, birthYear, dice),
    ...drawPassport(birthday, tenant.since, region, registers, dice),
    passportPhotoFileId: dice.pick(photos),
    address: dice.chance(WITHOUT_ADDRESS) ? null : drawAddress(region, 'кв.', dice),
    inn: dice.chance(WITH_INN) ? inn(registers, dice.pick(region.taxOffices), 12, dice) : null,
  };
  return { ...row, ...nameKeys(row) };
};

const banksOf = (region: Region): readonly Bank[] => {
  if (region === REGIONS.ural) return URAL_BANKS;
  return region === REGIONS.siberia ? SIBERIAN_BANKS : MOSCOW_BANKS;
};

const drawCompanyName = (dice: Dice): string => {
  const whole = dice.chance(0.06);
  const hyphen = dice.chance(0.4) ? '-' : '';
  const [start, end] = [dice.pick(NAME_STARTS), dice.pick(NAME_ENDS)];
  const name = whole ? dice.pick(NAMES_WHOLE) : `${start}${hyphen || ''}${hyphen ? end : end.toLowerCase()}`;
  return `${dice.chance(0.93) ? 'ООО' : 'АО'} «${name}»`;
};

const buildFirm = (source: Source, tenant: Tenant): ClientRow => {
  const { dice, registers } = source;
  const region = regionOf(tenant, dice);
  const office = dice.pick(region.taxOffices);
  const isSoleTrader = dice.chance(0.4);
  const owner = drawName(dice.chance(0.6), 1980, dice);
  const companyName = isSoleTrader
    ? `ИП ${[owner.lastName, owner.firstName, owner.patronymic].filter((part) => part !== null).join(' ')}`
    : drawCompanyName(dice);
  const { name, bik, correspondent } = dice.pick(banksOf(region));
  const mailbox = isSoleTrader
    ? `ip.${transliterate(owner.lastName)}`
    : dice.pick(['info', 'office', 'buh', 'sklad']);
  const domain = isSoleTrader
    ? drawDomain(dice)
    : `${transliterate(companyName.replace(/^\S+ /, ''))}.example`;
  const row = {
    ...base(source, tenant),
    companyName,
    email: dice.chance(WITHOUT_EMAIL) ? null : `${mailbox}@${domain}`,
    address: drawAddress(region, 'офис', dice),
    inn: inn(registers, office, isSoleTrader ? 12 : 10, dice),
    kpp: isSoleTrader ? null : `${office}01001`,
    bankName: name,
    bik,
    bankAccount: withAccountKey(`${isSoleTrader ? '40802' : '40702'}8100${digits(11, dice)}`, bik, 'bank'),
    correspondentAccount: correspondent,
  };
  return { ...row, ...nameKeys(row) };
};

/** An enquirer has left little: a name and a phone, sometimes already his passport. */
const thinned = (row: ClientRow, tenant: Tenant, dice: Dice): ClientRow => {
  if (tenant.standing === 'incomplete') return without(row, dice.pick(row.type === 'f' ? GAPS : FIRM_GAPS));
  if (tenant.standing !== 'lead') return row;
  if (dice.chance(0.25)) return { ...row, approved: dice.chance(0.4) };
  return without(row, row.type === 'f' ? [...PASSPORT, 'birthday', 'address'] : BANK);
};

/** Rows of all clients, in the order of their ids. */
export const buildClients = (
  world: World,
  tenants: readonly Tenant[],
  photos: readonly string[],
): ClientRow[] => {
  const dice = world.dice('clients');
  const source: Source = { world, dice, registers: createRegisters(), photos };
  const longest = tenants.findIndex((tenant) => tenant.type === 'f' && tenant.standing === 'usual');
  return tenants.map((tenant, i) => {
    const row =
      tenant.type === 'f'
        ? buildPerson(source, tenant, i === longest ? LONGEST : undefined)
        : buildFirm(source, tenant);
    return thinned(row, tenant, dice);
  });
};
