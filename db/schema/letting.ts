import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { day, flag, instant, isDay, isFlag, isOneOf, kopecks, version } from './columns.ts';
import { clients, files, managers } from './people.ts';
import { rooms } from './property.ts';

/** Types of payment and account articles, as the document names them (domain §1). */
export const PAYMENT_TYPES = ['Наличными', 'Безнал', 'Онлайн'] as const;
export const ACCOUNT_ARTICLES = ['Аренда', 'Депозит', 'Продажа', 'Штраф'] as const;
export const MOVE_OUT_REASONS = [
  'Высокая цена',
  'Переезд',
  'Больше нет потребности в услуге',
  'Другая',
] as const;

export const agreements = sqliteTable(
  'agreements',
  {
    id: integer('id').primaryKey(),
    clientId: integer('client_id')
      .notNull()
      .references(() => clients.id),
    name: text('name').notNull(),
    begin: day('begin').notNull(),
    plannedEnd: day('planned_end').notNull(),
    end: day('end'),
    /** When it came into force: paid, complete and approved for the first time. It stays so. */
    activatedAt: instant('activated_at'),
    managerId: integer('manager_id').references(() => managers.id),
    version: version(),
  },
  (t) => [
    index('agreements_by_client').on(t.clientId, t.end),
    index('agreements_by_begin').on(t.begin),
    isDay('agreements_begin', t.begin),
    isDay('agreements_planned_end', t.plannedEnd),
    isDay('agreements_end', t.end),
    check(
      'agreements_order',
      sql`${t.plannedEnd} >= ${t.begin} AND (${t.end} IS NULL OR ${t.end} >= ${t.begin})`,
    ),
  ],
);

/** One room under one agreement for a period. */
export const rentals = sqliteTable(
  'rentals',
  {
    agreementId: integer('agreement_id')
      .notNull()
      .references(() => agreements.id),
    roomId: integer('room_id')
      .notNull()
      .references(() => rooms.id),
    start: day('start').notNull(),
    plannedEnd: day('planned_end').notNull(),
    /** Last day of rent; NULL: running. */
    end: day('end'),
    /** A month, as signed. */
    price: kopecks('price').notNull(),
    /** `surcharge_gp` of the wire, a month. */
    surcharge: kopecks('surcharge').notNull().default(0),
    deposit: kopecks('deposit').notNull().default(0),
    /** Last day of the planned move-out; NULL: none planned. */
    moveOutOn: day('move_out_on'),
    moveOutReason: text('move_out_reason'),
    moveOutComment: text('move_out_comment'),
    moveOutApprovedAt: instant('move_out_approved_at'),
    moveOutApprovedBy: integer('move_out_approved_by').references(() => managers.id),
    moveOutFileId: text('move_out_file_id').references(() => files.id),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.agreementId, t.roomId, t.start] }),
    uniqueIndex('rentals_one_running_a_room').on(t.roomId).where(sql`${t.end} IS NULL`),
    index('rentals_running').on(t.agreementId).where(sql`${t.end} IS NULL`),
    index('rentals_by_room').on(t.roomId, t.start),
    isDay('rentals_start', t.start),
    isDay('rentals_planned_end', t.plannedEnd),
    isDay('rentals_end', t.end),
    isDay('rentals_move_out_on', t.moveOutOn),
    isOneOf('rentals_move_out_reason', t.moveOutReason, MOVE_OUT_REASONS),
    check('rentals_order', sql`${t.end} IS NULL OR ${t.end} >= ${t.start}`),
    check('rentals_sums', sql`${t.price} >= 0 AND ${t.surcharge} >= 0 AND ${t.deposit} >= 0`),
    check('rentals_move_out', sql`${t.moveOutOn} IS NULL OR ${t.moveOutOn} >= ${t.start}`),
    check(
      'rentals_other_reason',
      sql`${t.moveOutReason} IS NULL OR ${t.moveOutReason} <> 'Другая' OR length(trim(coalesce(${t.moveOutComment}, ''))) > 0`,
    ),
  ],
);

/** One indexation of a rental: planned until its day has come, then past. */
export const priceChanges = sqliteTable(
  'price_changes',
  {
    agreementId: integer('agreement_id').notNull(),
    roomId: integer('room_id').notNull(),
    rentalStart: day('rental_start').notNull(),
    day: day('day').notNull(),
    /** The difference a month; may be negative. */
    sum: kopecks('sum').notNull(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.agreementId, t.roomId, t.rentalStart, t.day] }),
    foreignKey({
      name: 'price_changes_rental',
      columns: [t.agreementId, t.roomId, t.rentalStart],
      foreignColumns: [rentals.agreementId, rentals.roomId, rentals.start],
    }),
    index('price_changes_by_day').on(t.day),
    isDay('price_changes_day', t.day),
    check('price_changes_after_start', sql`${t.day} > ${t.rentalStart}`),
  ],
);

/** Payments and returns share one id space (errata L822). */
export const payments = sqliteTable(
  'payments',
  {
    id: integer('id').primaryKey(),
    agreementId: integer('agreement_id')
      .notNull()
      .references(() => agreements.id),
    paidOn: day('paid_on').notNull(),
    insertedAt: instant('inserted_at').notNull(),
    type: text('type', { enum: PAYMENT_TYPES }).notNull(),
    article: text('article', { enum: ACCOUNT_ARTICLES }).notNull(),
    amount: kopecks('amount').notNull(),
    returned: flag('returned').notNull().default(false),
    returnReason: text('return_reason'),
    managerId: integer('manager_id').references(() => managers.id),
    comment: text('comment'),
    version: version(),
  },
  (t) => [
    // Covers the sums behind every balance: without it a list reads each payment's row.
    index('payments_by_agreement').on(t.agreementId, t.article, t.returned, t.paidOn, t.amount),
    index('payments_by_day').on(t.paidOn, t.id),
    index('payments_by_kind_and_day').on(t.returned, t.paidOn, t.agreementId),
    isDay('payments_paid_on', t.paidOn),
    isOneOf('payments_type', t.type, PAYMENT_TYPES),
    isOneOf('payments_article', t.article, ACCOUNT_ARTICLES),
    isFlag('payments_flags', t.returned),
    check('payments_amount', sql`${t.amount} > 0`),
  ],
);

/** A guest visit: a client tries a room until `endsAt`. */
export const guestVisits = sqliteTable(
  'guest_visits',
  {
    roomId: integer('room_id')
      .notNull()
      .references(() => rooms.id),
    clientId: integer('client_id')
      .notNull()
      .references(() => clients.id),
    startedAt: instant('started_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    /** Ended before its time (let, cancelled, followed by another); NULL: open until `endsAt`. */
    closedAt: instant('closed_at'),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.roomId, t.clientId, t.startedAt] }),
    uniqueIndex('guest_visits_one_open_a_room').on(t.roomId).where(sql`${t.closedAt} IS NULL`),
    index('guest_visits_by_client').on(t.clientId),
    check('guest_visits_order', sql`${t.endsAt} > ${t.startedAt}`),
  ],
);

/** A link to form an agreement was sent: the room is held until `heldUntil`. */
export const bookings = sqliteTable(
  'bookings',
  {
    roomId: integer('room_id')
      .notNull()
      .references(() => rooms.id),
    clientId: integer('client_id')
      .notNull()
      .references(() => clients.id),
    bookedAt: instant('booked_at').notNull(),
    heldUntil: instant('held_until').notNull(),
    closedAt: instant('closed_at'),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.roomId, t.clientId, t.bookedAt] }),
    uniqueIndex('bookings_one_open_a_room').on(t.roomId).where(sql`${t.closedAt} IS NULL`),
    index('bookings_by_client').on(t.clientId),
    check('bookings_order', sql`${t.heldUntil} > ${t.bookedAt}`),
  ],
);
