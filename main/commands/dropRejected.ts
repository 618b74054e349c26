import { z } from 'zod';
import { command } from './command.ts';

/**
 * Gives up a command that the centre has refused. It changes nothing but the audit log, which keeps what was given up, by
 * whom and why; the row of the queue is closed in the same transaction (`WriteOptions.also`).
 */
export const dropRejected = command({
  name: 'drop-rejected',
  inputVersion: 1,
  input: z.object({
    /** The refused command. */
    commandId: z.string(),
    name: z.string(),
    /** What the centre had said. */
    refusal: z.string(),
    /** Why it is given up. */
    why: z.string().min(1).max(500),
  }),
  right: null,
  run: (_context, { commandId, name, refusal, why }) => ({
    msg: 'Операция снята',
    entity: 'command',
    entityId: commandId,
    before: { command: name, refusal },
    after: { dropped: why },
  }),
});
