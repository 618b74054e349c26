import type { z } from 'zod';
import type { WriteDb } from '../../db/handles.ts';
import type { Command } from './command.ts';
import type { Envelope, Ids } from './runCommand.ts';
import type { Accepted } from './unitOfWork.ts';

export interface WriteOptions {
  /** Ids to create with, where they are known already. */
  readonly ids?: Ids | undefined;
  /** More of this machine's own rows for the same transaction. */
  also?(db: WriteDb): void;
}

/**
 * Where the API hands its writes: at a desk they are run and queued, at the centre they are run for good. Waits its turn
 * without holding up anybody.
 */
export interface Writer {
  /** @throws UserFacingError a rule's refusal; `idempotency_conflict`; `ids_spent` */
  run<S extends z.ZodType>(
    command: Command<S>,
    envelope: Envelope,
    input: z.output<S>,
    options?: WriteOptions,
  ): Promise<Accepted>;
}
