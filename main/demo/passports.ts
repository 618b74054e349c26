import { addMonths, type PlainDate } from '../domain/dates.ts';
import { type Day, dayOf, dayText } from './calendar.ts';
import { ELSEWHERE, type Region } from './data/places.ts';
import type { Dice } from './dice.ts';
import { digits, type Registers } from './registers.ts';

export interface Passport {
  readonly passportSeries: string;
  readonly passportNumber: string;
  readonly passportIssuedOn: PlainDate;
  readonly passportIssuedBy: string;
  readonly passportSubdivision: string;
}

/** Ages at which a Russian passport is issued. */
const AGES = [45, 20, 14] as const;
/** Soviet passports were exchanged for Russian ones in these years. */
const EXCHANGE: readonly [Day, Day] = [dayOf('1999-01-11'), dayOf('2004-06-30')];
const FROM_ELSEWHERE = 0.2;
const REPLACED = 0.2;
const POLICE_OFFICES_UNTIL = 2007;
const MIGRATION_SERVICE_UNTIL = 2017;

/** When the passport that a person has on the day `since` was issued. */
const drawIssueDay = (birthday: PlainDate, since: Day, dice: Dice): Day => {
  const ages = AGES.map((age) => dayOf(addMonths(birthday, age * 12)));
  const due = ages.find((day) => day + 5 < since) ?? since - 365;
  const first = Math.min(due + dice.int(5, 80), since - 1);
  const day = dice.chance(REPLACED) ? dice.int(first, since - 1) : first;
  return day < EXCHANGE[0] ? dice.int(...EXCHANGE) : day;
};

const issuerOf = (region: Region, year: number, dice: Dice): string => {
  const district = dice.pick(region.districts);
  if (year < POLICE_OFFICES_UNTIL) return `Паспортно-визовым отделением ОВД ${district}`;
  return year < MIGRATION_SERVICE_UNTIL ? `Отделением УФМС России ${district}` : region.issuer;
};

/** The office of its time for an issuer of today: «ГУ МВД России по Самарской области». */
const issuerElsewhere = (issuer: string, year: number): string => {
  if (year >= MIGRATION_SERVICE_UNTIL) return issuer;
  const office = year < POLICE_OFFICES_UNTIL ? 'Отделом внутренних дел' : 'Отделом УФМС России';
  return issuer.replace(/^.*?(?= по )/, office);
};

/** A passport as it would be on the day `since`: series by region and year, an issuer of its time. */
export const drawPassport = (
  birthday: PlainDate,
  since: Day,
  region: Region,
  registers: Registers,
  dice: Dice,
): Passport => {
  const issuedOn = dayText(drawIssueDay(birthday, since, dice));
  const year = Number(issuedOn.slice(0, 4));
  // Forms are printed ahead: the series sometimes tells the year before.
  const formYear = String(year - (dice.chance(0.15) ? 1 : 0)).slice(2);
  const office = String(dice.int(1, 128)).padStart(3, '0');
  const elsewhere = dice.chance(FROM_ELSEWHERE) ? dice.pick(ELSEWHERE) : undefined;
  const code = elsewhere ? elsewhere[0] : dice.pick(region.passport);
  const series = `${code}${formYear}`;
  const key = registers.unique('passport', () => `${series}${dice.int(100_001, 999_999)}`);
  return {
    passportSeries: series,
    passportNumber: key.slice(4),
    passportIssuedOn: issuedOn,
    passportIssuedBy: elsewhere ? issuerElsewhere(elsewhere[2], year) : issuerOf(region, year, dice),
    passportSubdivision: `${elsewhere ? elsewhere[1] : dice.pick(region.subdivision)}-${office}`,
  };
};

/** A street address in one of the region's towns. */
export const drawAddress = (region: Region, room: 'кв.' | 'офис', dice: Dice): string => {
  const [town, index] = dice.pick(region.towns);
  const house = `д. ${dice.int(1, 118)}${dice.chance(0.3) ? `, корп. ${dice.int(1, 4)}` : ''}`;
  return `${index}${digits(6 - index.length, dice)}, ${town}, ${dice.pick(region.streets)}, ${house}, ${room} ${dice.int(1, 310)}`;
};
