import { and, eq, gte, isNull, lte, ne, or, sql } from 'drizzle-orm';
import { FIRST_LEASED, LEASED_ENTITIES, type LeasedEntity, type LeasedRange } from '../contract/exchange.ts';
import type { ReadDb, WriteDb } from '../db/handles.ts';
import { leases } from '../db/schema/centre.ts';
import { agreements, payments } from '../db/schema/letting.ts';
import { clients, messages } from '../db/schema/people.ts';
import { rooms, warehouses } from '../db/schema/property.ts';
import type { Ids } from '../main/commands/runCommand.ts';

/** How many ids one lease gives: about a month of a busy desk without a line; of rooms two of the largest Excel files. */
const SIZES: Readonly<Record<LeasedEntity, number>> = {
  client: 500,
  agreement: 500,
  payment: 2000,
  message: 5000,
  warehouse: 400,
  room: 20_000,
};
/** Skipped when history turns out to be missing: ids given out in it may stand on printed contracts. */
const SKIPPED = 10_000;

/** Where what has a leased id stands. */
export const LEASED_TABLES = {
  client: clients,
  agreement: agreements,
  payment: payments,
  message: messages,
  warehouse: warehouses,
  room: rooms,
} as const;

/** The first id of an entity that was never given out. */
const nextFree = (db: ReadDb, entity: LeasedEntity): number => {
  const leased = db
    .select({ last: sql<number | null>`max(${leases.last})` })
    .from(leases)
    .where(eq(leases.entity, entity))
    .get();
  const used = db.select({ last: sql<number | null>`max(id)` }).from(LEASED_TABLES[entity]).get();
  return Math.max(leased?.last ?? 0, used?.last ?? 0) + 1;
};

const take = (
  db: WriteDb,
  entity: LeasedEntity,
  count: number,
  deviceId: string | null,
  now: number,
): LeasedRange => {
  const first = nextFree(db, entity);
  const range = { entity, first, last: first + count - 1 };
  db.insert(leases)
    .values({ ...range, deviceId, leasedAt: now })
    .run();
  return range;
};

/** What a device has less than half a lease of. */
const runningOut = (held: readonly LeasedRange[], asked: readonly string[]): LeasedEntity[] =>
  LEASED_ENTITIES.filter((entity) => {
    if (!asked.includes(entity)) return false;
    const left = held
      .filter((range) => range.entity === entity)
      .reduce((sum, { first, last }) => sum + last - first + 1, 0);
    return left < SIZES[entity] / 2;
  });

/** New ranges for whatever runs out. */
export const renewLeases = (
  db: WriteDb,
  deviceId: string,
  held: readonly LeasedRange[],
  now: number,
  asked: readonly string[] = FIRST_LEASED,
): LeasedRange[] => runningOut(held, asked).map((entity) => take(db, entity, SIZES[entity], deviceId, now));

/** Does a device run out of ids, or hold any that aren't known to be its own? */
export const areLeasesDue = (
  db: ReadDb,
  deviceId: string,
  held: readonly LeasedRange[],
  asked: readonly string[] = FIRST_LEASED,
): boolean => runningOut(held, asked).length > 0 || held.some((range) => !isOwn(db, deviceId, range));

const overlapping = (range: LeasedRange) =>
  and(eq(leases.entity, range.entity), lte(leases.first, range.last), gte(leases.last, range.first));

const isOwn = (db: ReadDb, deviceId: string, range: LeasedRange): boolean =>
  db
    .select()
    .from(leases)
    .where(and(overlapping(range), eq(leases.deviceId, deviceId)))
    .get() !== undefined;

/** Ids for what is created at the centre itself; one lease without a device a command. */
export const takeIds = (db: WriteDb, needs: Partial<Record<LeasedEntity, number>>, now: number): Ids =>
  Object.fromEntries(
    Object.entries(needs).map(([entity, count]) => {
      const { first } = take(db, entity as LeasedEntity, count, null, now);
      return [entity, Array.from({ length: count }, (_, i) => first + i)];
    }),
  );

/**
 * Which of the ranges that a device says to hold another one was given too: after the centre was put back to an earlier
 * state. What it holds and nobody else does becomes its own again.
 */
export const reviewRanges = (
  db: WriteDb,
  deviceId: string,
  held: readonly LeasedRange[],
  now: number,
): LeasedRange[] => {
  const revoked: LeasedRange[] = [];
  for (const range of held) {
    if (isOwn(db, deviceId, range)) continue;
    const foreign = db
      .select()
      .from(leases)
      .where(and(overlapping(range), or(isNull(leases.deviceId), ne(leases.deviceId, deviceId))))
      .get();
    if (foreign === undefined)
      db.insert(leases)
        .values({ ...range, deviceId, leasedAt: now })
        .run();
    else revoked.push(range);
  }
  return revoked;
};

export const skipIds = (db: WriteDb, now: number): void => {
  for (const entity of LEASED_ENTITIES) take(db, entity, Math.max(SKIPPED, 5 * SIZES[entity]), null, now);
};
