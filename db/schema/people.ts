import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { day, flag, instant, isDay, isFlag, isJson, isOneOf, version } from './columns.ts';
import { warehouses } from './property.ts';

/** A stored file, named by its content: the row replicates, the bytes follow on demand. */
export const files = sqliteTable(
  'files',
  {
    /** SHA-256 of the content, hex. */
    id: text('id').primaryKey(),
    mime: text('mime').notNull(),
    /** Bytes. */
    size: integer('size').notNull(),
    createdAt: instant('created_at').notNull(),
    version: version(),
  },
  (t) => [
    check('files_id', sql`length(${t.id}) = 64 AND ${t.id} NOT GLOB '*[^0-9a-f]*'`),
    check('files_size', sql`${t.size} > 0`),
  ],
);

export const managers = sqliteTable(
  'managers',
  {
    id: integer('id').primaryKey(),
    /** The account in the chain's user register; NULL: none. */
    userId: integer('user_id'),
    /** Login, 7XXXXXXXXXX; NULL: can't sign in. */
    phone: text('phone'),
    lastName: text('last_name').notNull(),
    firstName: text('first_name').notNull(),
    patronymic: text('patronymic').notNull(),
    role: text('role').notNull(),
    /** Smaller is higher; -1 stands outside the hierarchy. */
    level: integer('level').notNull(),
    chiefId: integer('chief_id').references((): AnySQLiteColumn => managers.id),
    warehouseId: integer('warehouse_id').references(() => warehouses.id),
    canAddClientsAgreements: flag('can_add_clients_agreements').notNull().default(false),
    canApproveClients: flag('can_approve_clients').notNull().default(false),
    canEditClients: flag('can_edit_clients').notNull().default(false),
    canAddEditPayments: flag('can_add_edit_payments').notNull().default(false),
    canSetAccesses: flag('can_set_accesses').notNull().default(false),
    needsTimeControl: flag('needs_time_control').notNull().default(true),
    active: flag('active').notNull().default(true),
    /** Sessions and remembered passwords from before it are void, on every desk after its next pull. */
    passwordChangedAt: instant('password_changed_at'),
    version: version(),
  },
  (t) => [
    uniqueIndex('managers_one_a_phone').on(t.phone).where(sql`${t.phone} IS NOT NULL`),
    check(
      'managers_phone',
      sql`${t.phone} IS NULL OR (length(${t.phone}) = 11 AND ${t.phone} NOT GLOB '*[^0-9]*')`,
    ),
    isFlag(
      'managers_flags',
      t.canAddClientsAgreements,
      t.canApproveClients,
      t.canEditClients,
      t.canAddEditPayments,
      t.canSetAccesses,
      t.needsTimeControl,
      t.active,
    ),
  ],
);

export const clients = sqliteTable(
  'clients',
  {
    id: integer('id').primaryKey(),
    /** f: a natural person, u: a legal person. */
    type: text('type', { enum: ['f', 'u'] }).notNull(),
    /** 7XXXXXXXXXX, also the client's login. */
    phone: text('phone'),
    email: text('email'),
    lastName: text('last_name'),
    firstName: text('first_name'),
    patronymic: text('patronymic'),
    companyName: text('company_name'),
    /** As papers decline the person who signs, «Ивановой Марии Петровны»; NULL: nobody has said how. */
    genitiveName: text('genitive_name'),
    /** 1 male, 0 female. */
    gender: integer('gender'),
    birthday: day('birthday'),
    passportSeries: text('passport_series'),
    passportNumber: text('passport_number'),
    passportIssuedOn: day('passport_issued_on'),
    passportIssuedBy: text('passport_issued_by'),
    passportSubdivision: text('passport_subdivision'),
    passportPhotoFileId: text('passport_photo_file_id').references(() => files.id),
    address: text('address'),
    inn: text('inn'),
    kpp: text('kpp'),
    bankName: text('bank_name'),
    bankAccount: text('bank_account'),
    correspondentAccount: text('correspondent_account'),
    bik: text('bik'),
    /** The passport's data agree with its photo: a person said so. */
    approved: flag('approved').notNull().default(false),
    /** Full name as `searchKey` makes it: the order of lists and the words of search. */
    nameKey: text('name_key').notNull(),
    lastNameKey: text('last_name_key').notNull(),
    firstNameKey: text('first_name_key').notNull(),
    patronymicKey: text('patronymic_key').notNull(),
    createdAt: instant('created_at').notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex('clients_one_a_phone').on(t.phone).where(sql`${t.phone} IS NOT NULL`),
    index('clients_by_name').on(t.nameKey, t.id),
    index('clients_by_last_name').on(t.lastNameKey, t.id),
    index('clients_by_passport').on(t.passportSeries, t.passportNumber),
    index('clients_by_inn').on(t.inn),
    index('clients_to_approve').on(t.nameKey, t.id).where(sql`${t.approved} = 0`),
    isOneOf('clients_type', t.type, ['f', 'u']),
    isFlag('clients_flags', t.approved),
    isDay('clients_birthday', t.birthday),
    isDay('clients_passport_issued_on', t.passportIssuedOn),
    check('clients_gender', sql`${t.gender} IS NULL OR ${t.gender} IN (0, 1)`),
    check(
      'clients_phone',
      sql`${t.phone} IS NULL OR (length(${t.phone}) = 11 AND ${t.phone} NOT GLOB '*[^0-9]*')`,
    ),
    check(
      'clients_name',
      sql`${t.type} = 'f' AND ${t.lastName} IS NOT NULL OR ${t.type} = 'u' AND ${t.companyName} IS NOT NULL`,
    ),
  ],
);

/** The client's data as they were before an edit: one row an edit. */
export const clientHistory = sqliteTable(
  'client_history',
  {
    clientId: integer('client_id')
      .notNull()
      .references(() => clients.id),
    changedAt: instant('changed_at').notNull(),
    changedBy: integer('changed_by').references(() => managers.id),
    /** The row of `clients` before the edit, JSON by column name. */
    data: text('data').notNull(),
    version: version(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.changedAt] }), isJson('client_history_data', t.data)],
);

export const timePoints = sqliteTable(
  'time_points',
  {
    managerId: integer('manager_id')
      .notNull()
      .references(() => managers.id),
    day: day('day').notNull(),
    startAt: instant('start_at').notNull(),
    startFileId: text('start_file_id').references(() => files.id),
    endAt: instant('end_at'),
    endFileId: text('end_file_id').references(() => files.id),
    /** How far the computer's clock was found set back when the start was marked, ms; NULL: nothing was noticed. */
    startClockBack: integer('start_clock_back'),
    /** The same for the end. */
    endClockBack: integer('end_clock_back'),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.managerId, t.day] }),
    index('time_points_by_day').on(t.day),
    isDay('time_points_day', t.day),
    check('time_points_order', sql`${t.endAt} IS NULL OR ${t.endAt} >= ${t.startAt}`),
  ],
);

export const messages = sqliteTable(
  'messages',
  {
    id: integer('id').primaryKey(),
    fromManagerId: integer('from_manager_id')
      .notNull()
      .references(() => managers.id),
    toManagerId: integer('to_manager_id')
      .notNull()
      .references(() => managers.id),
    sentAt: instant('sent_at').notNull(),
    /** Place in the order in which the centre took the messages; until then, behind all that this machine knows. */
    ordinal: integer('ordinal').notNull().default(0),
    text: text('text').notNull(),
    fileId: text('file_id').references(() => files.id),
    fileName: text('file_name'),
    /** When the recipient's program had it. */
    deliveredAt: instant('delivered_at'),
    readAt: instant('read_at'),
    version: version(),
  },
  (t) => [
    index('messages_by_pair').on(t.fromManagerId, t.toManagerId, t.ordinal, t.id),
    index('messages_by_ordinal').on(t.ordinal),
    index('messages_unread').on(t.toManagerId, t.fromManagerId).where(sql`${t.readAt} IS NULL`),
    check('messages_content', sql`${t.text} <> '' OR ${t.fileId} IS NOT NULL`),
    check('messages_file_name', sql`(${t.fileId} IS NULL) = (${t.fileName} IS NULL)`),
  ],
);
