import { asc, desc, eq, gt } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Cursor } from '../contract/exchange.ts';
import type { ReadDb, WriteDb } from '../db/handles.ts';
import { centreState, epochs } from '../db/schema/centre.ts';

/** The change counter: the version of the newest change. */
export const headOf = (db: ReadDb): number => db.select().from(centreState).get()?.head ?? 0;

/** Counts up, and gives the version for the changes of this transaction. */
export const nextVersion = (db: WriteDb): number => {
  const version = headOf(db) + 1;
  db.update(centreState).set({ head: version }).run();
  return version;
};

/** The epoch that began with this start of the centre. */
export const currentEpoch = (db: ReadDb): string => {
  const epoch = db.select().from(epochs).orderBy(desc(epochs.n)).limit(1).get();
  if (epoch === undefined) throw new Error('the centre has not begun an epoch');
  return epoch.id;
};

/** Begins this start's epoch; at the first start of all also the change counter, from `head`. */
export const beginEpoch = (db: WriteDb, head: number, now: number): string => {
  db.insert(centreState).values({ id: 1, head }).onConflictDoNothing().run();
  const id = uuidv7();
  db.insert(epochs)
    .values({ id, headAtStart: headOf(db), startedAt: now })
    .run();
  return id;
};

/**
 * Does a desk that came so far in that epoch know of changes that this database doesn't hold? Then the database was put
 * back to an earlier state: the epoch is unknown here, or ended here before the desk's version.
 */
export const isAheadOf = (db: ReadDb, epochId: string | null, cursor: Cursor | null): boolean => {
  if (epochId === null || cursor === null) return false;
  const epoch = db.select().from(epochs).where(eq(epochs.id, epochId)).get();
  if (epoch === undefined) return true;
  const next = db.select().from(epochs).where(gt(epochs.n, epoch.n)).orderBy(asc(epochs.n)).limit(1).get();
  return cursor.version > (next?.headAtStart ?? headOf(db));
};

/** @returns whether this is the first sign, in this epoch, that history is missing */
export const markLoss = (db: WriteDb): boolean => {
  const epoch = db.select().from(epochs).orderBy(desc(epochs.n)).limit(1).get();
  if (epoch === undefined || epoch.lossSeen) return false;
  db.update(epochs).set({ lossSeen: true }).where(eq(epochs.n, epoch.n)).run();
  return true;
};
