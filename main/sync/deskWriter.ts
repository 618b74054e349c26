import type { Connections } from '../../db/handles.ts';
import type { Command } from '../commands/command.ts';
import { type OutboxRow, unitOfWork } from '../commands/unitOfWork.ts';
import type { Writer } from '../commands/writer.ts';
import type { Journal } from './journal.ts';
import { tidyJournal } from './restoreQueue.ts';

export interface DeskWriterPorts {
  readonly connections: Pick<Connections, 'exclusive'>;
  /** The journal beside the database: what is written there outlives it. */
  readonly journal?: Journal | undefined;
  /** There is no centre: what is run is decided. */
  readonly decided?: boolean | undefined;
  /** May this be accepted as things stand? @throws UserFacingError */
  assertAcceptable?(command: Pick<Command, 'roomsTaken'>, input: unknown): void;
  /** Called after a write was accepted. */
  onWritten?(): void;
}

/** The desk's writer: runs at once, queues for the centre. */
export const deskWriter = ({ connections, journal, ...ports }: DeskWriterPorts): Writer => ({
  run: async (command, envelope, input, options = {}) => {
    const accepted = await connections.exclusive((db) => {
      let journalled: number | undefined;
      const beforeCommit = (row: OutboxRow): void => {
        journalled = row.seq;
        journal?.append(row);
      };
      ports.assertAcceptable?.(command, input);
      try {
        return unitOfWork(db, command, envelope, input, { ...options, decided: ports.decided, beforeCommit });
      } catch (error) {
        // Told to its author as not accepted, so a rebuild must not bring it back.
        if (journalled !== undefined) journal?.abort(journalled);
        throw error;
      }
    });
    // What else it changed in the queue, the journal's lines don't say.
    if (options.also && journal) await connections.exclusive((db) => tidyJournal(db, journal));
    ports.onWritten?.();
    return accepted;
  },
});
