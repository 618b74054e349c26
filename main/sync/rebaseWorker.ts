import { parentPort, workerData } from 'node:worker_threads';
import { openWriting } from '../../db/open.ts';
import { SQL_FUNCTIONS } from '../queries/functions.ts';
import { type Pulled, rebase } from './rebase.ts';

/**
 * The thread's own program: puts pulls into the replica on a writing connection of its own, so that the API goes on
 * answering meanwhile. Who starts it sees to it that nobody else writes.
 */

if (parentPort === null) throw new Error('this is the program of a worker thread');
const port = parentPort;
const { write } = openWriting({ ...workerData, functions: SQL_FUNCTIONS });

port.on('message', (pulled: Pulled) => {
  try {
    port.postMessage({ rebased: rebase(write, pulled) });
  } catch (error) {
    port.postMessage({
      error: error instanceof Error ? error : new Error(String(error)),
      fault: faultOf(error),
    });
  }
});

/** A class doesn't survive the way between threads. */
const faultOf = (error: unknown): string | undefined =>
  error instanceof Error && 'fault' in error ? String(error.fault) : undefined;
