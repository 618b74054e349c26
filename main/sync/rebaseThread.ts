import { Worker } from 'node:worker_threads';
import { DatabaseError, type DatabaseFault } from '../../db/errors.ts';
import type { Pulled, Rebased } from './rebase.ts';

export interface RebaseThread {
  rebase(pulled: Pulled): Promise<Rebased>;
  close(): Promise<void>;
}

type Answer = { rebased: Rebased } | { error: Error; fault?: DatabaseFault };

/** Rebases in a thread, started with the first pull; one that dies is started again with the next. */
export const rebaseThread = (
  workerFile: string,
  place: { dataDir: string; key?: string | undefined },
): RebaseThread => {
  let worker: Worker | null = null;
  const started = (): Worker => {
    worker ??= new Worker(workerFile, { workerData: place }).on('exit', () => {
      worker = null;
    });
    worker.unref();
    return worker;
  };
  return {
    rebase: (pulled) =>
      new Promise((resolve, reject) => {
        const thread = started();
        const end = (settle: () => void) => {
          thread.off('message', onMessage).off('error', onError).off('exit', onExit);
          settle();
        };
        const onMessage = (answer: Answer) =>
          end(() => {
            if ('rebased' in answer) resolve(answer.rebased);
            else reject(answer.fault ? new DatabaseError(answer.fault, answer.error) : answer.error);
          });
        const onError = (error: Error) => end(() => reject(error));
        const onExit = () => end(() => reject(new Error('the thread of the exchange ended')));
        thread.on('message', onMessage).on('error', onError).on('exit', onExit);
        thread.postMessage(pulled);
      }),
    close: async () => {
      await worker?.terminate();
    },
  };
};
