import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { LeasedEntity } from '../../contract/exchange.ts';
import type { WriteDb } from '../../db/handles.ts';
import { preparedFor } from '../../db/preparedFor.ts';
import { auditEntries } from '../../db/schema/office.ts';
import { managers } from '../../db/schema/people.ts';
import { todayIn } from '../domain/dates.ts';
import { RIGHT_COLUMNS, RIGHT_TITLES } from '../domain/rights.ts';
import { UserFacingError } from '../errors.ts';
import type { Command, CommandContext, Outcome } from './command.ts';

/** Who asks for a write, when, and under which id. */
export interface Envelope {
  /** UUID made when the form opened. */
  readonly commandId: string;
  readonly authorId: number;
  readonly madeAt: number;
  /** The session token under which it was made. */
  readonly proof: string;
}

export type Ids = Partial<Record<LeasedEntity, number[]>>;

/** SHA-256 of name and input: the same id with another body is refused by it. */
export const inputHash = (name: string, input: string): string =>
  createHash('sha256').update(`${name}\n${input}`).digest('hex');

/**
 * Runs a command on a database and writes its audit entry: the same at the desk, at the centre and in a rebase. The caller
 * holds the transaction, and knows that the author may do it.
 * @throws UserFacingError a rule's refusal
 */
export const runCommand = <S extends z.ZodType>(
  db: WriteDb,
  command: Command<S>,
  envelope: Envelope,
  ids: Ids,
  input: z.output<S>,
): Outcome => {
  const outcome = command.run(contextOf(db, envelope, ids), input);
  audit(db, command, envelope, outcome);
  return outcome;
};

/**
 * Asked at the centre's moment of running, as the API asks at the desk's: what was taken from the author meanwhile holds.
 * @throws UserFacingError manager_off | right_missing
 */
export const assertAuthorMay = (db: WriteDb, command: Pick<Command, 'right'>, authorId: number): void => {
  const author = db.select().from(managers).where(eq(managers.id, authorId)).get();
  if (!author?.active) {
    throw new UserFacingError(
      'manager_off',
      403,
      'Учётная запись автора отключена, поэтому центр это не принял.',
    );
  }
  if (command.right !== null && !author[RIGHT_COLUMNS[command.right]]) {
    throw new UserFacingError('right_missing', 403, RIGHT_TITLES[command.right]);
  }
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

/** Who changed what, and how it was before; without an author it was the centre itself. The caller holds the transaction. */
export const audit = (
  db: WriteDb,
  command: Pick<Command, 'name'>,
  by: { readonly commandId: string; readonly authorId: number | null; readonly madeAt: number },
  change: Omit<Outcome, 'msg'>,
): void => {
  auditEntry(db).run({
    id: by.commandId,
    at: by.madeAt,
    managerId: by.authorId,
    command: command.name,
    entity: change.entity,
    entityId: String(change.entityId),
    before: change.before && JSON.stringify(change.before),
    after: change.after && JSON.stringify(change.after),
  });
};

const auditEntry = preparedFor((db) =>
  db
    .insert(auditEntries)
    .values({
      id: sql.placeholder('id'),
      at: sql.placeholder('at'),
      managerId: sql.placeholder('managerId'),
      command: sql.placeholder('command'),
      entity: sql.placeholder('entity'),
      entityId: sql.placeholder('entityId'),
      before: sql.placeholder('before'),
      after: sql.placeholder('after'),
    })
    .prepare(),
);
