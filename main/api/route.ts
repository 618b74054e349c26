import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Answer, Endpoint, Input } from '../../contract/endpoint.ts';
import type { Manager } from '../auth/managers.ts';
import type { Command } from '../commands/command.ts';
import type { Envelope } from '../commands/runCommand.ts';
import { RIGHT_COLUMNS, RIGHTS, type Right } from '../domain/rights.ts';
import type { QueryContext } from '../queries/context.ts';
import type { Desk } from './desk.ts';
import { harmless } from './errors.ts';

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

export type Route = JsonRoute | DownloadRoute;

export interface JsonRoute {
  readonly kind: 'json';
  readonly endpoint: Endpoint;
  readonly access: Access;
  handle(caller: Caller, input: unknown): unknown;
}

/** A route that answers a file, and refuses with the true status by POST too: old clients would save a 200 (client facts 0.1). */
export interface DownloadRoute {
  readonly kind: 'download';
  readonly endpoint: Endpoint;
  readonly access: Access;
  handle(caller: Caller, input: unknown): Download | Promise<Download>;
}

export interface Download {
  readonly content: Buffer | Readable;
  readonly mime: string;
  /** The name to save it under, with its ending. */
  readonly fileName: string;
}

/** A route with a handler of its own. */
export const route = <I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  access: Access,
  handle: (caller: Caller, input: z.output<I>) => z.output<O> | Promise<z.output<O>>,
): JsonRoute => ({
  kind: 'json',
  endpoint,
  access,
  handle: (caller, input) => handle(caller, input as z.output<I>),
});

/** A file, for whoever is signed in. */
export const download = <I extends z.ZodType>(
  endpoint: Endpoint<I>,
  handle: (caller: Caller, input: z.output<I>) => Download | Promise<Download>,
): DownloadRoute => ({
  kind: 'download',
  endpoint,
  access: 'signedIn',
  handle: (caller, input) => handle(caller, input as z.output<I>),
});

/** A read: the query sees one state of the database from its first row to its last. */
export const read = <I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  query: (context: QueryContext, input: Input<Endpoint<I, O>>) => Answer<Endpoint<I, O>>,
): Route =>
  route(endpoint, 'signedIn', ({ desk }, input) =>
    desk.connections.snapshot((db) => query({ db, now: desk.clock.now() }, input)),
  );

/** A read whose answer depends on who asks. */
export const readAs = <I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  query: (context: QueryContext, managerId: number, input: Input<Endpoint<I, O>>) => Answer<Endpoint<I, O>>,
): Route =>
  route(endpoint, 'signedIn', ({ desk, manager }, input) => {
    if (manager === null) throw new Error('this read needs a manager');
    return desk.connections.snapshot((db) => query({ db, now: desk.clock.now() }, manager.id, input));
  });

export const rightsOf = ({ manager }: Caller): ReadonlySet<Right> =>
  new Set(RIGHTS.filter((right) => manager?.[RIGHT_COLUMNS[right]]));

/** A read whose answer tells what the asker's rights allow. */
export const readByRights = <I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  query: (
    context: QueryContext,
    input: Input<Endpoint<I, O>>,
    rights: ReadonlySet<Right>,
  ) => Answer<Endpoint<I, O>>,
): Route =>
  route(endpoint, 'signedIn', (caller, input) => {
    const { connections, clock } = caller.desk;
    return connections.snapshot((db) => query({ db, now: clock.now() }, input, rightsOf(caller)));
  });

/** A write: the wire's input becomes the command's, and the command runs in the unit of work. */
export const write = <I extends z.ZodType, O extends z.ZodType, C extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  command: Command<C>,
  inputOf: (input: z.output<I>, caller: Caller) => z.output<C> | Promise<z.output<C>>,
): Route => ({
  kind: 'json',
  endpoint,
  access: command.right ?? 'signedIn',
  handle: async (caller, input) => {
    const given = command.input.parse(await inputOf(input as z.output<I>, caller));
    const { msg, answer } = await caller.desk.writer.run(command, envelopeOf(caller), given);
    return { ...answer, msg: harmless(msg), msg_type: 'success' };
  },
});

/** Who writes, when, and under which id. */
export const envelopeOf = ({ desk, manager, proof, commandId }: Caller): Envelope => {
  if (manager === null) throw new Error('a write needs a manager');
  return { commandId, authorId: manager.id, madeAt: desk.clock.now(), proof };
};
