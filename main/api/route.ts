import type { z } from 'zod';
import type { Answer, Endpoint, Input } from '../../contract/endpoint.ts';
import type { Manager } from '../auth/managers.ts';
import type { Command } from '../commands/command.ts';
import { unitOfWork } from '../commands/unitOfWork.ts';
import type { Right } from '../domain/rights.ts';
import type { QueryContext } from '../queries/context.ts';
import type { Desk } from './desk.ts';

/** Who may call a route. Each route declares it; a test walks them all. */
export type Access = 'public' | 'signedIn' | Right;

/** One request, with what the server found out about it. */
export interface Caller {
  readonly desk: Desk;
  /** null on public routes. */
  readonly manager: Manager | null;
  /** The `Authorization` header: the proof that a command keeps. */
  readonly proof: string;
  /** `Idempotency-Key`, or a new UUIDv7. */
  readonly commandId: string;
}

export interface Route {
  readonly endpoint: Endpoint;
  readonly access: Access;
  handle(caller: Caller, input: unknown): unknown;
}

/** A route with a handler of its own. */
export const route = <I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  access: Access,
  handle: (caller: Caller, input: z.output<I>) => z.output<O> | Promise<z.output<O>>,
): Route => ({ endpoint, access, handle: (caller, input) => handle(caller, input as z.output<I>) });

/** A read: the query sees one state of the database from its first row to its last. */
export const read = <I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  query: (context: QueryContext, input: Input<Endpoint<I, O>>) => Answer<Endpoint<I, O>>,
): Route =>
  route(endpoint, 'signedIn', ({ desk }, input) =>
    desk.connections.snapshot((db) => query({ db, now: desk.clock.now() }, input)),
  );

/** A write: the wire's input becomes the command's, and the command runs in the unit of work. */
export const write = <I extends z.ZodType, O extends z.ZodType, C extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  command: Command<C>,
  inputOf: (input: z.output<I>, caller: Caller) => z.output<C>,
): Route => ({
  endpoint,
  access: command.right ?? 'signedIn',
  handle: (caller, input) => {
    const { desk, manager, proof, commandId } = caller;
    if (manager === null) throw new Error('a write needs a manager');
    const envelope = { commandId, authorId: manager.id, madeAt: desk.clock.now(), proof };
    const { msg, answer } = unitOfWork(
      desk.connections.write,
      command,
      envelope,
      command.input.parse(inputOf(input as z.output<I>, caller)),
    );
    return { ...answer, msg, msg_type: 'success' };
  },
});
