import { asc, eq } from 'drizzle-orm';
import { ZodError } from 'zod';
import type { DecidedOutcome, LeasedRange, Page, Reason } from '../../contract/exchange.ts';
import { delayingTotals } from '../../db/derived/agreementTotals.ts';
import { REPLICATED_SHAPES } from '../../db/derived/tableShapes.ts';
import { asDatabaseError, DatabaseError } from '../../db/errors.ts';
import type { WriteDb } from '../../db/handles.ts';
import { dropDerived, installDerived } from '../../db/install.ts';
import { outbox } from '../../db/schema/exchange.ts';
import { recordingUndo, undoEverything } from '../../db/undo.ts';
import { findCommand } from '../commands/catalogue.ts';
import { runCommand } from '../commands/runCommand.ts';
import type { OutboxRow } from '../commands/unitOfWork.ts';
import { UserFacingError } from '../errors.ts';
import { applyChanges, fillPage } from './applyPage.ts';
import { type ReplicaState, writeState } from './deskState.ts';
import { prune, settle, takeLeases } from './queue.ts';

/** A whole pull, its pages staged. */
export interface Pulled {
  readonly replica: ReplicaState;
  /** It began from nothing: the replica is emptied first. */
  readonly fill: boolean;
  readonly outcomes: readonly DecidedOutcome[];
  readonly leases: readonly LeasedRange[];
  readonly revoked: readonly LeasedRange[];
  readonly seqBase: number;
}

export interface Rebased {
  /** Commands that the centre has refused. */
  readonly refused: number;
  /** Pending commands that were run again. */
  readonly rerun: number;
}

/**
 * The heart of the exchange, in one transaction: takes back the pending commands, puts in the staged rows, settles what
 * was decided, runs again what is still pending. Readers see the state before or the state after.
 * @throws DatabaseError; then nothing has changed
 */
export const rebase = (db: WriteDb, pulled: Pulled): Rebased => {
  // A fill replaces every row, and references within it are whole only at its end. Has no effect inside the transaction.
  if (pulled.fill) db.$client.pragma('foreign_keys = OFF');
  try {
    return db.$client.transaction(() => run(db, pulled)).immediate();
  } catch (error) {
    throw asDatabaseError(error);
  } finally {
    if (pulled.fill) db.$client.pragma('foreign_keys = ON');
  }
};

const run = (db: WriteDb, pulled: Pulled): Rebased => {
  db.$client.pragma('defer_foreign_keys = ON');
  if (pulled.fill) fill(db);
  return delayingTotals(db, () => settleAndRerun(db, pulled));
};

const settleAndRerun = (db: WriteDb, pulled: Pulled): Rebased => {
  if (!pulled.fill) {
    undoEverything(db);
    applyChanges(db, [...stagedPages(db)]);
  }
  const refused = settle(db, pulled.outcomes, pulled.seqBase);
  takeLeases(db, pulled.leases, pulled.revoked);
  db.$client.exec('DELETE FROM staged_pages');
  writeState(db, 'staging', null);
  writeState(db, 'replica', pulled.replica);
  prune(db, pulled.replica.asOf);
  return { refused, rerun: rerunPending(db) };
};

function* stagedPages(db: WriteDb): Generator<Page> {
  for (const body of db.$client.prepare('SELECT body FROM staged_pages ORDER BY n').pluck().iterate()) {
    yield JSON.parse(String(body)) as Page;
  }
}

/** Everything anew; what is derived is built once, at the end. */
const fill = (db: WriteDb): void => {
  dropDerived(db.$client);
  db.$client.exec('DELETE FROM undo_images');
  for (const { name } of REPLICATED_SHAPES) db.$client.exec(`DELETE FROM "${name}"`);
  const numbers = db.$client.prepare('SELECT n FROM staged_pages ORDER BY n').pluck().all();
  const body = db.$client.prepare('SELECT body FROM staged_pages WHERE n = ?').pluck();
  // One page at a time, so that memory stays flat.
  for (const n of numbers) fillPage(db, JSON.parse(String(body.get(n))) as Page);
  installDerived(db.$client);
};

/** What can't be run on the rows as they now are stays in the queue, marked: the centre's word is still to come. */
const rerunPending = (db: WriteDb): number => {
  const pending = db.select().from(outbox).where(eq(outbox.state, 'pending')).orderBy(asc(outbox.seq)).all();
  for (const row of pending) {
    const refusal = rerun(db, row);
    const text = refusal && JSON.stringify(refusal);
    if (text !== row.localRefusal)
      db.update(outbox).set({ localRefusal: text }).where(eq(outbox.seq, row.seq)).run();
  }
  return pending.length;
};

const rerun = (db: WriteDb, row: OutboxRow): Reason | null => {
  const command = findCommand(row.name);
  if (command === undefined) return { code: 'newer', msg: NEWER, fields: [] };
  try {
    db.$client.transaction(() => {
      const given: unknown = JSON.parse(row.input);
      const current =
        row.inputVersion < command.inputVersion ? command.upgrade?.(given, row.inputVersion) : given;
      recordingUndo(db, row.seq, () =>
        runCommand(db, command, row, JSON.parse(row.ids), command.input.parse(current)),
      );
    })();
    return null;
  } catch (thrown) {
    return refusalOf(thrown);
  }
};

const NEWER = 'Операция введена в более новой версии программы и ждёт решения центра.';
const CHANGED = 'Данные, на которых основана операция, изменились. Решит центр.';

/** @throws DatabaseError when the fault is not the command's */
const refusalOf = (thrown: unknown): Reason => {
  const error = asDatabaseError(thrown);
  if (error instanceof DatabaseError) throw error;
  if (error instanceof UserFacingError) {
    return { code: error.code, msg: error.message, fields: [...error.fields] };
  }
  return { code: error instanceof ZodError ? 'input_unreadable' : 'conflict', msg: CHANGED, fields: [] };
};
