import { createHash } from 'node:crypto';
import { and, eq, lte, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { WriteDb } from '../../db/handles.ts';
import { idRanges, outbox } from '../../db/schema/exchange.ts';
import { auditEntries } from '../../db/schema/office.ts';
import { recordingUndo } from '../../db/undo.ts';
import { todayIn } from '../domain/dates.ts';
import { refused, UserFacingError } from '../errors.ts';
import type { Command, CommandContext, LeasedEntity, Outcome } from './command.ts';

/** Who asks for a write, when, and under which id. */
export interface Envelope {
  /** UUID made when the form opened. */
  readonly commandId: string;
  readonly authorId: number;
  readonly madeAt: number;
  /** The session token under which it was made. */
  readonly proof: string;
}

export interface Accepted {
  readonly msg: string;
  readonly entityId: number | string;
  /** More for the answer, in the wire's names. */
  readonly answer: Readonly<Record<string, unknown>>;
}

type Ids = Partial<Record<LeasedEntity, number[]>>;

/**
 * The one way to write: domain rows, their undo images, the audit entry and the outbox row, in one transaction. The same
 * id with the same body answers the first answer and changes nothing.
 * @throws UserFacingError a rule's refusal; `idempotency_conflict`; `ids_spent`
 */
export const unitOfWork = <S extends z.ZodType>(
  db: WriteDb,
  command: Command<S>,
  envelope: Envelope,
  input: z.output<S>,
): Accepted => {
  const body = JSON.stringify(input);
  const inputHash = createHash('sha256').update(`${command.name}\n${body}`).digest('hex');
  const work = db.$client.transaction((): Accepted => {
    const earlier = earlierAnswer(db, envelope.commandId, inputHash);
    if (earlier) return earlier;
    const ids = takeIds(db, command.ids?.(input) ?? {});
    const seq = enqueue(db, command, envelope, body, inputHash, ids);
    const outcome = recordingUndo(db, seq, () => {
      const result = command.run(contextOf(db, envelope, ids), input);
      audit(db, command, envelope, result);
      return result;
    });
    const answer: Accepted = { msg: outcome.msg, entityId: outcome.entityId, answer: outcome.answer ?? {} };
    db.update(outbox)
      .set({ answer: JSON.stringify(answer) })
      .where(eq(outbox.seq, seq))
      .run();
    return answer;
  });
  return work.immediate();
};

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
const takeIds = (db: WriteDb, needs: Partial<Record<LeasedEntity, number>>): Ids => {
  const ids: Ids = {};
  for (const [entity, count] of Object.entries(needs) as [LeasedEntity, number][]) {
    ids[entity] = Array.from({ length: count }, () => takeId(db, entity));
  }
  return ids;
};

const takeId = (db: WriteDb, entity: LeasedEntity): number => {
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
  db.update(idRanges)
    .set({ next: sql`${idRanges.next} + 1` })
    .where(and(eq(idRanges.entity, entity), eq(idRanges.first, range.first)))
    .run();
  return range.next;
};

const contextOf = (db: WriteDb, { commandId, authorId, madeAt }: Envelope, ids: Ids): CommandContext => {
  const left = structuredClone(ids);
  return {
    db,
    commandId,
    authorId,
    madeAt,
    todayIn: (timeZone) => todayIn(timeZone, madeAt),
    takeId: (entity) => {
      const id = left[entity]?.shift();
      if (id === undefined) throw new Error(`command took more ids of «${entity}» than it declared`);
      return id;
    },
  };
};

const audit = (db: WriteDb, command: Command, envelope: Envelope, outcome: Outcome): void => {
  db.insert(auditEntries)
    .values({
      id: envelope.commandId,
      at: envelope.madeAt,
      managerId: envelope.authorId,
      command: command.name,
      entity: outcome.entity,
      entityId: String(outcome.entityId),
      before: outcome.before && JSON.stringify(outcome.before),
      after: outcome.after && JSON.stringify(outcome.after),
    })
    .run();
};
