import { and, desc, eq } from 'drizzle-orm';
import { ZodError, type z } from 'zod';
import type { PushedCommand, Reason } from '../contract/exchange.ts';
import { stampChanges } from '../db/changes.ts';
import { asDatabaseError, DatabaseError } from '../db/errors.ts';
import type { WriteDb } from '../db/handles.ts';
import { decisions, devices } from '../db/schema/centre.ts';
import { recordingUndo } from '../db/undo.ts';
import { findCommand } from '../main/commands/catalogue.ts';
import type { Command, Outcome } from '../main/commands/command.ts';
import {
  assertAuthorMay,
  audit,
  type Envelope,
  type Ids,
  inputHash,
  runCommand,
} from '../main/commands/runCommand.ts';
import { UserFacingError } from '../main/errors.ts';
import type { Device } from './devices.ts';
import { nextVersion } from './epochs.ts';
import { causeOf, takenId } from './references.ts';

/** Images at the centre serve to see what a command changed: one command at a time, so they need no number. */
const SCOPE = 0;

/** What a push may do with a command besides running it. */
export interface DecideContext {
  readonly now: number;
  /** Does the centre hold this file's content, or is it known to be lost? */
  mayName(fileId: string): boolean;
  log(line: string): void;
}

export type Decided =
  | { readonly kind: 'decided'; readonly outcome: 'applied' | 'rejected' | 'void' }
  /** Not decided: the content of these files must come first. */
  | { readonly kind: 'need'; readonly files: readonly string[] }
  /** Not decided: made by a newer version. */
  | { readonly kind: 'newer' };

class FilesMissing extends Error {
  readonly files: readonly string[];
  constructor(files: readonly string[]) {
    super('files are missing');
    this.files = files;
  }
}

/** Runs a command for good: rows, versions, audit entry. The caller holds the transaction. */
export const runForGood = <S extends z.ZodType>(
  db: WriteDb,
  command: Command<S>,
  envelope: Envelope,
  ids: Ids,
  input: z.output<S>,
  mayName: (fileId: string) => boolean,
): Outcome => stamped(db, () => runCommand(db, command, envelope, ids, input), mayName);

/** A change that the centre makes by itself, without an author: rows, versions, audit entry. The caller holds the transaction. */
export const runSystem = (
  db: WriteDb,
  name: string,
  { commandId, at }: { readonly commandId: string; readonly at: number },
  work: (db: WriteDb) => Omit<Outcome, 'msg'>,
): void =>
  stamped(
    db,
    () => audit(db, { name }, { commandId, authorId: null, madeAt: at }, work(db)),
    () => true,
  );

/** Whatever `work` changes gets the next version, so that every desk takes it. */
const stamped = <T>(db: WriteDb, work: () => T, mayName: (fileId: string) => boolean): T => {
  const result = recordingUndo(db, SCOPE, work);
  const missing = newFiles(db).filter((id) => !mayName(id));
  if (missing.length > 0) throw new FilesMissing(missing);
  stampChanges(db, SCOPE, nextVersion(db));
  return result;
};

const newFiles = (db: WriteDb): string[] =>
  db.$client
    .prepare(
      `SELECT json_extract(row_key, '$.id') FROM undo_images WHERE seq = ? AND table_name = 'files' AND before IS NULL`,
    )
    .pluck()
    .all(SCOPE) as string[];

/**
 * Decides one command of a device and remembers the outcome under its number. What a rule refuses is remembered as refused;
 * our own faults are thrown, and nothing is decided. The caller holds the transaction.
 * @throws DatabaseError
 */
export const decide = (
  db: WriteDb,
  device: Device,
  pushed: PushedCommand,
  proven: boolean,
  context: DecideContext,
): Decided => {
  const hash = inputHash(pushed.name, pushed.input);
  const earlier = db
    .select()
    .from(decisions)
    .where(eq(decisions.commandId, pushed.commandId))
    .orderBy(desc(decisions.id))
    .limit(1)
    .get();
  if (earlier !== undefined && earlier.inputHash === hash) {
    return record(db, device, pushed, hash, context.now, earlier.outcome, parsed(earlier.reason));
  }
  if (pushed.void) return record(db, device, pushed, hash, context.now, 'void', null);
  const command = findCommand(pushed.name);
  if (command === undefined || pushed.inputVersion > command.inputVersion) return { kind: 'newer' };
  if (earlier !== undefined) return record(db, device, pushed, hash, context.now, 'rejected', SAME_ID);
  try {
    // A savepoint within the push's transaction: a refused command leaves nothing behind.
    db.$client.transaction(() => {
      if (!proven) throw new UserFacingError('proof', 403, UNPROVEN);
      assertAuthorMay(db, command, pushed.authorId);
      const taken = takenId(db, pushed.ids);
      if (taken !== null) throw new UserFacingError('id_taken', 409, taken);
      runForGood(db, command, pushed, pushed.ids, inputOf(command, pushed), context.mayName);
    })();
  } catch (error) {
    if (error instanceof FilesMissing) return { kind: 'need', files: error.files };
    return record(
      db,
      device,
      pushed,
      hash,
      context.now,
      'rejected',
      refusalOf(db, device, pushed, error, context),
    );
  }
  return record(db, device, pushed, hash, context.now, 'applied', null);
};

const parsed = (text: string | null): Reason | null => (text === null ? null : (JSON.parse(text) as Reason));

/** @throws ZodError for an input that this version can't read */
const inputOf = (command: Command, { input, inputVersion }: PushedCommand): unknown => {
  const given: unknown = JSON.parse(input);
  const current = inputVersion < command.inputVersion ? command.upgrade?.(given, inputVersion) : given;
  return command.input.parse(current);
};

const UNPROVEN =
  'Центр не смог проверить, кто это сделал. Проверьте данные и отправьте операцию снова под своим именем.';
const SAME_ID: Reason = {
  code: 'idempotency_conflict',
  msg: 'Под номером этой операции центр уже принял другую. Проверьте данные и отправьте её снова.',
  fields: [],
};
const CONFLICT =
  'В центре уже есть данные, с которыми это не сходится. Обновите данные, проверьте их и отправьте снова.';
const INTERNAL =
  'Центр не смог выполнить операцию из-за внутренней ошибки. Данные сохранены: отправьте её снова позже или обратитесь в поддержку.';
const UNREADABLE = 'Центр не смог прочитать данные операции. Введите её заново.';

/** @throws DatabaseError when the fault is not the command's */
const refusalOf = (
  db: WriteDb,
  device: Device,
  pushed: PushedCommand,
  thrown: unknown,
  { log }: DecideContext,
): Reason => {
  const error = asDatabaseError(thrown);
  if (error instanceof DatabaseError) throw error;
  if (error instanceof UserFacingError) {
    const reason = { code: error.code, msg: error.message, fields: [...error.fields] };
    const cause = error.code === 'not_found' ? causeOf(db, device.id, pushed.input) : null;
    if (cause === null) return reason;
    return {
      ...reason,
      code: 'cause_rejected',
      msg: `Не принято вместе с операцией, на которой основано: ${cause.msg}`,
      causeCommandId: cause.commandId,
    };
  }
  if (error instanceof ZodError) return { code: 'input_unreadable', msg: UNREADABLE, fields: [] };
  if (isConstraint(error)) return { code: 'conflict', msg: CONFLICT, fields: [] };
  log(
    `${pushed.name}: ${error instanceof Error ? `${error.name}\n${error.stack?.split('\n').slice(1).join('\n')}` : 'fault'}`,
  );
  return { code: 'internal', msg: INTERNAL, fields: [] };
};

const isConstraint = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT')) || isConstraint(error.cause));

const record = (
  db: WriteDb,
  device: Device,
  { commandId, seq, name, authorId, madeAt, ids }: PushedCommand,
  hash: string,
  now: number,
  outcome: 'applied' | 'rejected' | 'void',
  reason: Reason | null,
): Decided => {
  db.insert(decisions)
    .values({
      commandId,
      deviceId: device.id,
      seq,
      name,
      inputHash: hash,
      authorId,
      madeAt,
      decidedAt: now,
      outcome,
      ids: JSON.stringify(ids),
      reason: reason && JSON.stringify(reason),
    })
    .run();
  db.update(devices).set({ lastSeq: seq }).where(eq(devices.id, device.id)).run();
  return { kind: 'decided', outcome };
};

/** The command that this device's number was given to, when it was decided. */
export const decidedAs = (db: WriteDb, deviceId: string, seq: number): string | undefined =>
  db
    .select({ commandId: decisions.commandId })
    .from(decisions)
    .where(and(eq(decisions.deviceId, deviceId), eq(decisions.seq, seq)))
    .get()?.commandId;
