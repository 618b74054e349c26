import type { z } from 'zod';
import type { LeasedEntity } from '../../contract/exchange.ts';
import type { WriteDb } from '../../db/handles.ts';
import type { PlainDate } from '../domain/dates.ts';
import type { Right } from '../domain/rights.ts';

/** All that a command may know beside its input; the same at the desk, at the centre and in a rebase. */
export interface CommandContext {
  readonly db: WriteDb;
  readonly commandId: string;
  /** The manager who made it. */
  readonly authorId: number;
  /** When it was made: milliseconds since 1970 UTC. */
  readonly madeAt: number;
  /** The business date of that moment in a warehouse's time zone. */
  todayIn(timeZone: string): PlainDate;
  /** The next of the ids that the command carries. */
  takeId(entity: LeasedEntity): number;
}

/** What a command leaves behind: the sentence for the user, and what changed for the audit log. */
export interface Outcome {
  readonly msg: string;
  readonly entity: string;
  readonly entityId: number | string;
  readonly before: object | null;
  readonly after: object | null;
  /** More for the answer, in the wire's names: `{agrid: 29}`. */
  readonly answer?: Readonly<Record<string, unknown>>;
}

/**
 * A named, deterministic write. It reads nothing but its input and the database, creates no id and asks no clock, so the
 * centre's second run decides the same from the same state. Refusals are `UserFacingError`s.
 */
export interface Command<S extends z.ZodType = z.ZodType> {
  readonly name: string;
  /** Raised when the input's shape changes: a newer centre upgrades older inputs. */
  readonly inputVersion: number;
  readonly input: S;
  /** Makes an input of an older version one of this version. */
  upgrade?(input: unknown, from: number): unknown;
  /** Who may run it; null: everyone signed in. Asked at the desk and again at the centre. */
  readonly right: Right | null;
  /** How many ids of which entities it creates. */
  ids?(input: z.output<S>): Partial<Record<LeasedEntity, number>>;
  /** Rooms that it takes from everybody else: an offline desk may take those of its own warehouse only. */
  roomsTaken?(input: z.output<S>): readonly number[];
  run(context: CommandContext, input: z.output<S>): Outcome;
}

export const command = <S extends z.ZodType>(definition: Command<S>): Command<S> => definition;
