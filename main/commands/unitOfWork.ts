import { and, eq, lte } from 'drizzle-orm';
import type { z } from 'zod';
import type { LeasedEntity } from '../../contract/exchange.ts';
import type { WriteDb } from '../../db/handles.ts';
import { idRanges, outbox, undoImages } from '../../db/schema/exchange.ts';
import { recordingUndo } from '../../db/undo.ts';
import { refused, UserFacingError } from '../errors.ts';
import type { Command } from './command.ts';
import { type Envelope, type Ids, inputHash, runCommand } from './runCommand.ts';

/** What an accepted write answers. */
export interface Accepted {
  readonly msg: string;
  readonly entityId: number | string;
  /** More for the answer, in the wire's names. */
  readonly answer: Readonly<Record<string, unknown>>;
}

export type OutboxRow = typeof outbox.$inferSelect;

export interface UnitOptions {
  /** Ids to create with, where they are known already: a refused command that is sent again keeps its printed numbers. */
  readonly ids?: Ids | undefined;
  /** There is no centre to ask: what was run is decided. */
  readonly decided?: boolean | undefined;
  /** More of this machine's own rows for the same transaction. */
  also?(db: WriteDb): void;
  /** Called with the finished row as the last thing before the commit: what throws here takes the command back. */
  beforeCommit?(row: OutboxRow): void;
}

/**
 * The one way to write at a desk: domain rows, their undo images, the audit entry and the outbox row, in one transaction.
 * The same id with the same body answers the first answer and changes nothing.
 * @throws UserFacingError a rule's refusal; `idempotency_conflict`; `ids_spent`
 */
export const unitOfWork = <S extends z.ZodType>(
  db: WriteDb,
  command: Command<S>,
  envelope: Envelope,
  input: z.output<S>,
  options: UnitOptions = {},
): Accepted => {
  const body = JSON.stringify(input);
  const hash = inputHash(command.name, body);
  const work = db.$client.transaction((): Accepted => {
    const earlier = earlierAnswer(db, envelope.commandId, hash);
    if (earlier) return earlier;
    const ids = takeIds(db, command.ids?.(input) ?? {}, options.ids ?? {});
    const seq = enqueue(db, command, envelope, body, hash, ids);
    const outcome = recordingUndo(db, seq, () => runCommand(db, command, envelope, ids, input));
    const answer: Accepted = { msg: outcome.msg, entityId: outcome.entityId, answer: outcome.answer ?? {} };
    options.also?.(db);
    const row = db
      .update(outbox)
      .set({ answer: JSON.stringify(answer), ...(options.decided ? decidedAt(envelope.madeAt) : {}) })
      .where(eq(outbox.seq, seq))
      .returning()
      .get();
    if (options.decided) db.delete(undoImages).where(eq(undoImages.seq, seq)).run();
    if (row !== undefined) options.beforeCommit?.(row);
    return answer;
  });
  return work.immediate();
};

const decidedAt = (at: number) => ({ state: 'applied' as const, decidedAt: at });

const earlierAnswer = (db: WriteDb, commandId: string, inputHash: string): Accepted | null => {
  const row = db.select().from(outbox).where(eq(outbox.commandId, commandId)).get();
  if (row === undefined) return null;
  if (row.inputHash === inputHash) return JSON.parse(row.answer) as Accepted;
  throw new UserFacingError(
    'idempotency_conflict',
    409,
    'Эта операция уже принята с другими данными. Откройте форму заново и повторите ввод.',
  );
};

const enqueue = (
  db: WriteDb,
  command: Command,
  envelope: Envelope,
  input: string,
  inputHash: string,
  ids: Ids,
): number =>
  db
    .insert(outbox)
    .values({
      commandId: envelope.commandId,
      name: command.name,
      inputVersion: command.inputVersion,
      input,
      ids: JSON.stringify(ids),
      inputHash,
      authorId: envelope.authorId,
      proof: envelope.proof,
      madeAt: envelope.madeAt,
      state: 'pending',
      answer: '{}',
    })
    .returning({ seq: outbox.seq })
    .get().seq;

/** @throws UserFacingError ids_spent, when this machine's leased numbers have run out */
const takeIds = (db: WriteDb, needs: Partial<Record<LeasedEntity, number>>, held: Ids): Ids => {
  const ids: Ids = {};
  for (const [entity, count] of Object.entries(needs) as [LeasedEntity, number][]) {
    const kept = (held[entity] ?? []).slice(0, count);
    ids[entity] = [...kept, ...takeOf(db, entity, count - kept.length)];
  }
  return ids;
};

/** The next `count` ids, out of several ranges where one has too few left. */
const takeOf = (db: WriteDb, entity: LeasedEntity, count: number): number[] => {
  const taken: number[] = [];
  while (taken.length < count) {
    const range = db
      .select()
      .from(idRanges)
      .where(and(eq(idRanges.entity, entity), lte(idRanges.next, idRanges.last)))
      .orderBy(idRanges.first)
      .get();
    if (range === undefined) {
      throw refused(
        'ids_spent',
        'На этом компьютере закончились номера, выданные центром. Подключитесь к центру: запас пополнится сам.',
      );
    }
    const next = Math.min(range.last + 1, range.next + count - taken.length);
    for (let id = range.next; id < next; id++) taken.push(id);
    db.update(idRanges)
      .set({ next })
      .where(and(eq(idRanges.entity, entity), eq(idRanges.first, range.first)))
      .run();
  }
  return taken;
};
