import { type SQL, sql } from 'drizzle-orm';
import { PAYMENT_TYPES } from '../../../db/schema/letting.ts';
import type { ClientType } from '../../domain/clients.ts';
import { epochDay, type PlainDate } from '../../domain/dates.ts';
import type { Kopecks } from '../../domain/money.ts';
import type { QueryContext } from '../context.ts';
import { idsIn } from '../parts/listing.ts';
import { type Dictionary, dictionary } from './dictionary.ts';
import { EMPTY } from './page.ts';

/** What lists sort and filter a client by. Texts are codes of their dictionary. */
export interface ClientLine {
  readonly id: number;
  readonly type: ClientType;
  readonly name: number;
  readonly lastName: number;
  readonly firstName: number;
  readonly patronymic: number;
  readonly phone: number;
  readonly email: number;
  readonly inn: number;
  /** 1 male, 0 female, null unknown. */
  readonly gender: number | null;
  readonly birthday: PlainDate | null;
}

/** A warehouse in which an agreement rented: how many rooms it rents there now, and how many of these it is leaving. */
export type Place = readonly [warehouseId: number, rooms: number, leaving: number];

/** What lists sort and filter an agreement by: its row of `agreement_totals`. Days since 1970; `EMPTY` for none. */
export interface AgreementTerms {
  readonly id: number;
  readonly clientId: number;
  /** Where its client stands among the ledger's. */
  readonly client: number;
  readonly warehouseId: number;
  readonly begin: number;
  readonly plannedEnd: number;
  readonly end: number;
  readonly isRunning: boolean;
  readonly rooms: number;
  readonly leaving: number;
  readonly places: readonly Place[];
  readonly rentPaid: Kopecks;
  readonly deposit: Kopecks;
  readonly perDay: number;
  readonly offset: number;
  readonly validFrom: number;
  /** EMPTY for none. */
  readonly manager: number;
  readonly firstStart: number;
  readonly firstRoom: number;
  /** cm². */
  readonly area: number;
  /** m². */
  readonly largestRoom: number;
  readonly lastPaidOn: number;
  /** Its place among the payment types in Russian order; EMPTY for none. */
  readonly lastPaidBy: number;
}

export interface Texts {
  readonly name: Dictionary;
  readonly lastName: Dictionary;
  readonly firstName: Dictionary;
  readonly patronymic: Dictionary;
  readonly phone: Dictionary;
  readonly email: Dictionary;
  readonly inn: Dictionary;
  readonly room: Dictionary;
}

export const emptyTexts = (): Texts => ({
  name: dictionary(),
  lastName: dictionary(),
  firstName: dictionary(),
  patronymic: dictionary(),
  phone: dictionary(),
  email: dictionary(),
  inn: dictionary(),
  room: dictionary(),
});

type ClientRow = [
  ...[id: number, type: ClientType, name: string, lastName: string, firstName: string, patronymic: string],
  ...[phone: string | null, email: string | null, inn: string | null],
  ...[gender: number | null, birthday: PlainDate | null],
];

/** Lines of the clients that fit, a condition on `id`, by id. */
export const readClients = ({ db }: QueryContext, texts: Texts, where: SQL): ClientLine[] =>
  db
    .values<ClientRow>(sql`
      SELECT id, type, name_key, last_name_key, first_name_key, patronymic_key, phone, lower(email), inn, gender, birthday
      FROM clients WHERE ${where}`)
    .map(([id, type, name, lastName, firstName, patronymic, phone, email, inn, gender, birthday]) => ({
      id,
      type,
      name: texts.name.codeOf(name),
      lastName: texts.lastName.codeOf(lastName),
      firstName: texts.firstName.codeOf(firstName),
      patronymic: texts.patronymic.codeOf(patronymic),
      phone: texts.phone.codeOf(phone),
      email: texts.email.codeOf(email),
      inn: texts.inn.codeOf(inn),
      gender,
      birthday,
    }));

/** Those of a set. */
export const among = (ids: ReadonlySet<number>): SQL => sql`id IN ${idsIn([...ids])} ORDER BY id`;

const PART = 2000;
/** The next part after an id. */
export const after = (id: number): SQL => sql`id > ${id} ORDER BY id LIMIT ${PART}`;

const TYPE_RANKS: ReadonlyMap<string | null, number> = new Map(
  PAYMENT_TYPES.toSorted().map((type, rank) => [type, rank]),
);
export const paymentTypeRank = (type: string | null): number => TYPE_RANKS.get(type) ?? EMPTY;

const dayOrEmpty = (day: PlainDate | null): number => (day === null ? EMPTY : epochDay(day));

type AgreementRow = [
  ...[id: number, clientId: number, warehouseId: number | null, begin: PlainDate, plannedEnd: PlainDate],
  ...[end: PlainDate | null, running: number, rooms: number, leaving: number, places: string | null],
  ...[rentPaid: Kopecks, deposit: Kopecks, perDay: number, offset: number, validFrom: number],
  ...[manager: number | null, firstStart: PlainDate | null, firstRoom: string | null, area: number | null],
  ...[largestRoom: number | null, lastPaidOn: PlainDate | null, lastPaidBy: string | null],
];

/** Terms of the agreements that fit, a condition on `id`, by id. */
export const readAgreements = (
  { db }: QueryContext,
  texts: Texts,
  clientSlots: ReadonlyMap<number, number>,
  where: SQL,
): AgreementTerms[] =>
  db
    .values<AgreementRow>(sql`
      SELECT id, client_id, warehouse_id, begin, planned_end, "end", running, rooms, leaving, places, rent_paid, deposit,
        per_day, "offset", valid_from, manager_id, first_start, first_room, area, largest_room, last_paid_on, last_paid_by
      FROM agreement_totals WHERE ${where}`)
    .map(([id, clientId, warehouseId, begin, plannedEnd, end, running, rooms, leaving, places, ...more]) => {
      const [rentPaid, deposit, perDay, offset, validFrom, manager, firstStart, firstRoom, area, ...last] =
        more;
      const [largestRoom, lastPaidOn, lastPaidBy] = last;
      return {
        id,
        clientId,
        client: clientSlots.get(clientId) ?? -1,
        warehouseId: warehouseId ?? 0,
        begin: epochDay(begin),
        plannedEnd: epochDay(plannedEnd),
        end: dayOrEmpty(end),
        isRunning: running === 1,
        rooms,
        leaving,
        places: placesOf(places, firstStart === null ? null : [warehouseId ?? 0, rooms, leaving]),
        rentPaid,
        deposit,
        perDay,
        offset,
        validFrom,
        manager: manager ?? EMPTY,
        firstStart: dayOrEmpty(firstStart),
        firstRoom: texts.room.codeOf(firstRoom),
        area: area ?? 0,
        largestRoom: largestRoom ?? 0,
        lastPaidOn: dayOrEmpty(lastPaidOn),
        lastPaidBy: paymentTypeRank(lastPaidBy),
      };
    });

const placesOf = (several: string | null, one: Place | null): readonly Place[] => {
  if (several !== null) return JSON.parse(several) as Place[];
  return one === null ? [] : [one];
};

/** Persons before firms, as their letters stand. */
export const clientTypeRank = (client: ClientLine | undefined): number => Number(client?.type === 'u');
