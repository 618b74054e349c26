import { and, asc, eq, gt, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import type { DecidedOutcome, LeasedRange, PushedCommand } from '../../contract/exchange.ts';
import type { ReadDb, WriteDb } from '../../db/handles.ts';
import { idRanges, outbox } from '../../db/schema/exchange.ts';
import type { OutboxRow } from '../commands/unitOfWork.ts';

/** The queue of commands: every change of its rows but their making is here. Numbers are places in the queue. */

const BATCH_COMMANDS = 100;
const BATCH_BYTES = 256 * 1024;
/** How long decided commands are kept: so long can a centre that lost its newest days get them back. */
const KEEP_MS = 30 * 86_400_000;

/** Waits for the centre's word. */
const UNDECIDED = or(eq(outbox.state, 'pending'), and(eq(outbox.state, 'void'), isNull(outbox.decidedAt)));

/** The newest number given out, also where its row is gone. */
export const lastPlace = (db: ReadDb): number =>
  db.get<{ seq: number } | undefined>(sql`SELECT seq FROM sqlite_sequence WHERE name = 'outbox'`)?.seq ?? 0;

/** The newest number whose outcome is known: commands are decided in their order. */
export const knownPlace = (db: ReadDb): number => {
  const first = db
    .select({ seq: sql<number | null>`min(${outbox.seq})` })
    .from(outbox)
    .where(UNDECIDED)
    .get()?.seq;
  return first ? first - 1 : lastPlace(db);
};

/** The next undecided commands above a number, cut by count and size. */
export const nextBatch = (db: ReadDb, above: number, base: number): PushedCommand[] => {
  const rows = db
    .select()
    .from(outbox)
    .where(and(gt(outbox.seq, above), UNDECIDED))
    .orderBy(asc(outbox.seq))
    .limit(BATCH_COMMANDS)
    .all();
  let bytes = 0;
  return rows
    .filter((row, i) => {
      bytes += row.input.length;
      return i === 0 || bytes <= BATCH_BYTES;
    })
    .map((row) => pushed(row, base));
};

const pushed = (row: OutboxRow, base: number): PushedCommand => ({
  seq: row.seq - base,
  commandId: row.commandId,
  name: row.name,
  inputVersion: row.inputVersion,
  input: row.input,
  ids: JSON.parse(row.ids),
  authorId: row.authorId,
  madeAt: row.madeAt,
  proof: row.proof,
  ...(row.state === 'void' ? { void: true } : {}),
});

/** @returns those of this batch that are now refused */
export const settle = (db: WriteDb, outcomes: readonly DecidedOutcome[], base: number): number => {
  let refused = 0;
  for (const { seq, commandId, outcome, decidedAt, reason } of outcomes) {
    db.update(outbox)
      .set({
        state: outcome,
        decidedAt,
        reason: reason && JSON.stringify(reason),
        localRefusal: null,
      })
      .where(and(eq(outbox.seq, seq + base), eq(outbox.commandId, commandId)))
      .run();
    if (outcome === 'rejected') refused += 1;
  }
  return refused;
};

/**
 * The centre has lost what it had decided above `lastSeq`: it is sent again. What a person had settled already is not
 * brought back, it only keeps its number.
 */
export const reopen = (db: WriteDb, lastSeq: number, base: number): void => {
  const above = gt(outbox.seq, lastSeq + base);
  db.update(outbox)
    .set({ state: 'void', decidedAt: null })
    .where(and(above, eq(outbox.state, 'rejected'), isNotNull(outbox.resolution)))
    .run();
  // What was refused isn't in the replica: until the rebase it goes on saying why.
  db.update(outbox)
    .set({ state: 'pending', localRefusal: outbox.reason, reason: null, decidedAt: null })
    .where(and(above, eq(outbox.state, 'rejected'), isNull(outbox.resolution)))
    .run();
  db.update(outbox)
    .set({ state: 'pending', decidedAt: null })
    .where(and(above, eq(outbox.state, 'applied')))
    .run();
};

/** Forgets what was decided long ago and settled. */
export const prune = (db: WriteDb, now: number): void => {
  db.delete(outbox)
    .where(
      and(
        lte(outbox.decidedAt, now - KEEP_MS),
        or(eq(outbox.state, 'applied'), eq(outbox.state, 'void'), isNotNull(outbox.resolution)),
      ),
    )
    .run();
};

/** What is left of this PC's ranges of ids. */
export const heldRanges = (db: ReadDb): LeasedRange[] =>
  db
    .select()
    .from(idRanges)
    .where(lte(idRanges.next, idRanges.last))
    .all()
    .map(({ entity, next, last }) => ({ entity, first: next, last }));

export const takeLeases = (
  db: WriteDb,
  leases: readonly LeasedRange[],
  revoked: readonly LeasedRange[],
): void => {
  for (const { entity, last } of revoked) {
    db.delete(idRanges)
      .where(and(eq(idRanges.entity, entity), eq(idRanges.last, last)))
      .run();
  }
  for (const { entity, first, last } of leases) {
    db.insert(idRanges).values({ entity, first, last, next: first }).onConflictDoNothing().run();
  }
  db.delete(idRanges).where(gt(idRanges.next, idRanges.last)).run();
};

/** What the corner of every screen shows. */
export const countsOf = (db: ReadDb): { pending: number; attention: number } =>
  db.get(
    sql`SELECT (SELECT count(*) FROM outbox WHERE state = 'pending') AS pending,
      (SELECT count(*) FROM outbox WHERE state = 'rejected' AND resolution IS NULL) AS attention`,
  );
