import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { cursor } from '../../contract/exchange.ts';
import type { ReadDb, WriteDb } from '../../db/handles.ts';
import { deskState, stagedPages } from '../../db/schema/exchange.ts';

/** What the replica rests on: the state of the centre that it shows, beside its own pending work. */
const replicaState = z.object({
  epoch: z.string(),
  version: z.int(),
  /** When that state was complete here, by the centre's clock: the «as of» of every figure. */
  asOf: z.int(),
});
export type ReplicaState = z.output<typeof replicaState>;

/** A pull under way: where its pages go on. */
const stagingState = z.object({
  epoch: z.string(),
  cursor,
  /** Did it begin from nothing? */
  fill: z.boolean(),
  done: z.int(),
  total: z.int().nullable(),
});
export type StagingState = z.output<typeof stagingState>;

const KEYS = {
  replica: replicaState,
  staging: stagingState,
  /** Why this PC must enrol anew at the next sign-in. */
  mustEnrol: z.enum(['unknown', 'conflict']),
  /** The centre holds a demo of this size. */
  centreDemo: z.enum(['small', 'chain']),
  /** The warehouse of this PC. */
  warehouse: z.int(),
  /** For so many days after a sign-in with a line may one be made without, as the centre has said. */
  offlineDays: z.int(),
  /** Milliseconds that the centre's clock is ahead of this PC's. */
  clockOffset: z.number(),
} as const;
type Key = keyof typeof KEYS;

export const readState = <K extends Key>(db: ReadDb, key: K): z.output<(typeof KEYS)[K]> | null => {
  const row = db.select().from(deskState).where(eq(deskState.key, key)).get();
  return row === undefined ? null : (KEYS[key].parse(JSON.parse(row.value)) as z.output<(typeof KEYS)[K]>);
};

/** Taking everything anew is to begin: no epoch yet. */
export const FROM_NOTHING: StagingState = {
  epoch: '',
  cursor: { version: 0, fill: null },
  fill: true,
  done: 0,
  total: null,
};

/** Drops a pull under way, and begins one from nothing with the next round. The caller holds the transaction. */
export const beginFill = (db: WriteDb): void => {
  db.delete(stagedPages).run();
  writeState(db, 'staging', FROM_NOTHING);
};

/** null forgets it. */
export const writeState = <K extends Key>(
  db: WriteDb,
  key: K,
  value: z.output<(typeof KEYS)[K]> | null,
): void => {
  if (value === null) db.delete(deskState).where(eq(deskState.key, key)).run();
  else {
    const text = JSON.stringify(value);
    db.insert(deskState)
      .values({ key, value: text })
      .onConflictDoUpdate({ target: deskState.key, set: { value: text } })
      .run();
  }
};
