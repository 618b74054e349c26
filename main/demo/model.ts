import type { agreements, payments, rentals } from '../../db/schema/letting.ts';
import type { clients, managers } from '../../db/schema/people.ts';
import type { rooms } from '../../db/schema/property.ts';
import type { PlainDate } from '../domain/dates.ts';
import type { Kopecks } from '../domain/money.ts';
import type { Day } from './calendar.ts';
import type { SitePlan } from './data/places.ts';
import { createDice, type Dice } from './dice.ts';
import type { Row } from './insert.ts';
import { type DemoSize, SIZES, type SizeFigures } from './sizes.ts';

export type RoomRow = Row<typeof rooms>;
export type ClientRow = Row<typeof clients>;
export type ManagerRow = Row<typeof managers>;
export type AgreementRow = Row<typeof agreements>;
export type RentalRow = Row<typeof rentals>;
export type PaymentRow = Row<typeof payments>;
export type PaymentType = PaymentRow['type'];
export type MoveOutReason = NonNullable<RentalRow['moveOutReason']>;

/** Raise it with every change that makes other rows: a demo is the same for the same version and date. */
export const DEMO_VERSION = 1;

/** What the whole demo is made from: its size, its day, its chance. */
export interface World {
  readonly size: DemoSize;
  readonly figures: SizeFigures;
  readonly date: PlainDate;
  readonly today: Day;
  /** Dice of one topic. */
  dice(topic: string): Dice;
}

export const createWorld = (size: DemoSize, date: PlainDate, today: Day): World => ({
  size,
  figures: SIZES[size],
  date,
  today,
  dice: (topic) => createDice(`mesto ${DEMO_VERSION} ${size} ${date} ${topic}`),
});

/** A warehouse with its rooms. */
export interface Site {
  readonly id: number;
  readonly plan: SitePlan;
  /** Minutes east of Greenwich. */
  readonly offset: number;
  /** Day from which on rooms are let. */
  readonly opened: Day;
  readonly rooms: readonly RoomRow[];
}

/** How a client pays: on time, now and then late, mostly late, badly. */
export type Habit = 'early' | 'casual' | 'late' | 'bad';

/** Where a client stands: one who rents as usual; one whose data are not whole, or not approved; one who only asked. */
export type Standing = 'usual' | 'incomplete' | 'unapproved' | 'lead';

/** A client before his name is invented. */
export interface Tenant {
  /** Given when all are known, in the order of coming. */
  id: number;
  readonly site: Site;
  readonly type: 'f' | 'u';
  readonly since: Day;
  readonly standing: Standing;
  readonly habit: Habit;
  readonly method: PaymentType;
  /** Rooms he holds now. */
  held: number;
}

/** One indexation. */
export interface PriceStep {
  readonly day: Day;
  readonly sum: Kopecks;
}

/** One room under one agreement. */
export interface Lease {
  readonly room: RoomRow;
  readonly start: Day;
  /** Last day of rent as fate has it; from today on it has not come yet and nobody knows it. */
  end: Day;
  plannedEnd: Day;
  price: Kopecks;
  surcharge: Kopecks;
  deposit: Kopecks;
  steps: PriceStep[];
  /** He has said that he will leave on `end`. */
  leaving: boolean;
}

/** An agreement. */
export interface Deal {
  /** Given when all are known, in the order of signing. */
  id: number;
  readonly tenant: Tenant;
  readonly site: Site;
  readonly begin: Day;
  /** Planned term at signing, months. */
  readonly term: number;
  readonly leases: readonly Lease[];
  /** False: signed these days, nothing paid yet. */
  readonly pays: boolean;
  /** When it came into force; set by its payments. */
  activatedAt: number | null;
}

export const lastDay = (deal: Deal): Day => Math.max(...deal.leases.map((lease) => lease.end));

/** Whether the rental runs today, as far as anybody knows. */
export const isRunning = (lease: Lease, today: Day): boolean => lease.end >= today;

export const roundTo = (value: number, step: number): number => Math.round(value / step) * step;
