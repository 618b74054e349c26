import type { WriteDb } from '../../db/handles.ts';
import { idRanges } from '../../db/schema/exchange.ts';
import * as letting from '../../db/schema/letting.ts';
import { settings } from '../../db/schema/office.ts';
import * as people from '../../db/schema/people.ts';
import * as property from '../../db/schema/property.ts';
import { clientFullName } from '../../main/domain/clients.ts';
import type { Landlord } from '../../main/domain/landlord.ts';
import { naturalKey, searchKey } from '../../main/domain/search.ts';

/** Rows with plausible values, of which a test names only those it is about. Sums in kopecks. */

type New<T extends { $inferInsert: object }> = Partial<T['$inferInsert']>;

export const warehouse = (db: WriteDb, given: New<typeof property.warehouses> = {}) =>
  db
    .insert(property.warehouses)
    .values({
      name: 'Борисовские пруды',
      shortName: 'БП',
      address: 'Москва, Борисовские Пруды, 22к4с1',
      shortAddress: 'Борисовские Пруды, 22к4с1',
      mailIndex: '115211',
      metro: 'Борисово',
      latitude: 55.637967,
      longitude: 37.753613,
      floors: 2,
      ...given,
    })
    .returning()
    .get();

export const room = (db: WriteDb, given: New<typeof property.rooms> = {}) => {
  const name = given.name ?? `Ячейка ${given.id ?? 1}`;
  return db
    .insert(property.rooms)
    .values({
      warehouseId: 1,
      floor: 1,
      name,
      nameKey: naturalKey(name),
      length: 2,
      width: 3,
      height: 2.5,
      area: 6,
      volume: 15,
      price: 9_000_00,
      price6m: 8_500_00,
      price11m: 8_000_00,
      ...given,
    })
    .returning()
    .get();
};

export const manager = (db: WriteDb, given: New<typeof people.managers> = {}) =>
  db
    .insert(people.managers)
    .values({
      lastName: 'Склад',
      firstName: 'Пётр',
      patronymic: '',
      role: 'Администратор',
      level: 3,
      ...given,
    })
    .returning()
    .get();

export const photo = (db: WriteDb, id = 'a'.repeat(64)) =>
  db
    .insert(people.files)
    .values({ id, mime: 'image/png', size: 10, createdAt: 0 })
    .onConflictDoNothing()
    .run();

/** A complete, approved person unless told otherwise. */
export const client = (db: WriteDb, given: New<typeof people.clients> = {}) => {
  photo(db);
  const {
    type = 'f',
    lastName = 'Иванов',
    firstName = 'Иван',
    patronymic = 'Иванович',
    companyName = null,
  } = given;
  const row = {
    phone: `79${String(given.id ?? 1).padStart(9, '0')}`,
    birthday: '1990-05-09',
    passportSeries: '4510',
    passportNumber: '123456',
    passportIssuedOn: '2010-06-01',
    passportIssuedBy: 'ТП №1',
    passportSubdivision: '770-001',
    passportPhotoFileId: 'a'.repeat(64),
    approved: true,
    createdAt: 0,
    ...given,
    type,
    lastName,
    firstName,
    patronymic,
    companyName,
  };
  return db
    .insert(people.clients)
    .values({
      nameKey: searchKey(clientFullName(row)),
      lastNameKey: searchKey(row.lastName ?? row.companyName ?? ''),
      firstNameKey: searchKey(row.firstName ?? ''),
      patronymicKey: searchKey(row.patronymic ?? ''),
      ...row,
    })
    .returning()
    .get();
};

export const agreement = (db: WriteDb, given: New<typeof letting.agreements> = {}) =>
  db
    .insert(letting.agreements)
    .values({
      clientId: 1,
      name: `Договор №${given.id ?? 1}`,
      begin: '2026-01-01',
      plannedEnd: '2026-12-31',
      activatedAt: 1,
      ...given,
    })
    .returning()
    .get();

export const rental = (db: WriteDb, given: New<typeof letting.rentals> = {}) =>
  db
    .insert(letting.rentals)
    .values({
      agreementId: 1,
      roomId: 1,
      start: '2026-01-01',
      plannedEnd: '2026-12-31',
      price: 9_000_00,
      ...given,
    })
    .returning()
    .get();

export const payment = (db: WriteDb, given: New<typeof letting.payments> = {}) =>
  db
    .insert(letting.payments)
    .values({
      agreementId: 1,
      paidOn: '2026-01-01',
      insertedAt: Date.UTC(2026, 0, 1),
      type: 'Безнал',
      article: 'Аренда',
      amount: 9_000_00,
      ...given,
    })
    .returning()
    .get();

/** Ids leased from the centre: without them a command that creates something is refused. */
export const idRange = (
  db: WriteDb,
  entity: (typeof idRanges.$inferInsert)['entity'],
  first = 1,
  last = 1000,
) => db.insert(idRanges).values({ entity, first, last, next: first }).run();

export const lock = (db: WriteDb, given: New<typeof property.locks> = {}) =>
  db
    .insert(property.locks)
    .values({ roomId: 1, charge: 60, updatedAt: Date.UTC(2026, 10, 22, 22, 13, 25), ...given })
    .returning()
    .get();

export const timePoint = (db: WriteDb, given: New<typeof people.timePoints> = {}) =>
  db
    .insert(people.timePoints)
    .values({ managerId: 1, day: '2026-11-22', startAt: Date.UTC(2026, 10, 22, 6), ...given })
    .returning()
    .get();

export const message = (db: WriteDb, given: New<typeof people.messages> = {}) =>
  db
    .insert(people.messages)
    .values({
      fromManagerId: 1,
      toManagerId: 2,
      sentAt: Date.UTC(2026, 10, 22, 9),
      text: 'Привет',
      // The order of sending, unless a test is about another one.
      ordinal: Math.round((given.sentAt ?? 0) / 1000),
      ...given,
    })
    .returning()
    .get();

/** Whom papers name as letting. */
export const landlord = (db: WriteDb, given: Partial<Landlord> = {}) => {
  const value: Landlord = {
    name: 'Общество с ограниченной ответственностью «Место»',
    shortName: 'ООО «Место»',
    inn: '7707083893',
    kpp: '770701001',
    ogrn: '1027700132195',
    address: '107078, г. Москва, ул. Складская, д. 1',
    bankName: 'АО «Банк»',
    bankAccount: '40702810900000000001',
    correspondentAccount: '30101810400000000225',
    bik: '044525225',
    phone: '+7 495 000-00-00',
    email: 'arenda@mesto.example',
    representedBy: '',
    basis: 'доверенности',
    ...given,
  };
  db.insert(settings)
    .values({ key: 'landlord', value: JSON.stringify(value) })
    .run();
};
