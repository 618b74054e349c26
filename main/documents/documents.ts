import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { UserFacingError } from '../errors.ts';
import type { DataPlace, RegisterJob } from './registerJob.ts';

export type ContractKind = 'person' | 'firm';

/** What the documents need of the world: threads for the large ones, templates for the small ones. */
export interface Documents {
  /** A workbook's bytes, from its first piece on; while they come, `progress(key)` tells. @throws UserFacingError busy */
  register(job: RegisterJob, key: string): Promise<Readable>;
  /** null: nothing is being made under this key. */
  progress(key: string): Progress | null;
  /** The owner's template, or the one that came with the program. */
  template(kind: ContractKind): Template;
  close(): Promise<void>;
}

/** Rows written, of all. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface Template {
  readonly fileName: string;
  readonly bytes: Buffer;
}

export interface DocumentsPlace extends DataPlace {
  /** The program of the thread (`worker.ts`, built or not). */
  readonly workerFile: string;
  /** Templates of this version; one of the same name in `templates/` of the data directory stands before it. */
  readonly templatesDir: string;
}

export const TEMPLATE_FILES: Readonly<Record<ContractKind, string>> = {
  person: 'contract-person.docx',
  firm: 'contract-firm.docx',
};

/** More at a time would only slow each other: the machine has few cores, and each keeps a state of the database. */
const AT_A_TIME = 2;
/** A thread that waits for its next register costs memory, a new one half a second. */
const IDLE_MS = 60_000;
/** What waits to be sent. */
const AHEAD_BYTES = 2 ** 20;
/** A page of rows needs a tenth of it; without a limit the thread collects garbage by the gigabyte. */
const HEAP = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 };

interface Thread {
  readonly worker: Worker;
  idleTimer?: NodeJS.Timeout;
}

export const documentsOf = (place: DocumentsPlace): Documents => {
  const threads = new Set<Thread>();
  const idle: Thread[] = [];
  const under = new Map<string, Progress>();

  const start = (): Thread => {
    const { dataDir, key } = place;
    const thread: Thread = {
      worker: new Worker(place.workerFile, { workerData: { dataDir, key }, resourceLimits: HEAP }),
    };
    threads.add(thread);
    return thread;
  };
  const stop = async (thread: Thread): Promise<void> => {
    clearTimeout(thread.idleTimer);
    threads.delete(thread);
    if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1);
    await thread.worker.terminate();
  };
  const rest = (thread: Thread): void => {
    thread.worker.removeAllListeners();
    thread.worker.on('error', () => void stop(thread));
    thread.worker.unref();
    thread.idleTimer = setTimeout(() => void stop(thread), IDLE_MS).unref();
    idle.push(thread);
  };

  return {
    register: (job, key) => {
      const thread = idle.pop() ?? (threads.size < AT_A_TIME ? start() : null);
      if (thread === null) throw busy();
      clearTimeout(thread.idleTimer);
      thread.worker.removeAllListeners().ref();
      return begin(thread.worker, job, {
        progressed: (progress) => under.set(key, progress),
        finished: () => {
          under.delete(key);
          rest(thread);
        },
        broken: () => {
          under.delete(key);
          return stop(thread);
        },
      });
    },
    progress: (key) => under.get(key) ?? null,
    template: (kind) => {
      const fileName = TEMPLATE_FILES[kind];
      const own = join(place.dataDir, 'templates', fileName);
      return { fileName, bytes: readFileSync(existsSync(own) ? own : join(place.templatesDir, fileName)) };
    },
    close: async () => {
      await Promise.all([...threads].map(stop));
    },
  };
};

const busy = () =>
  new UserFacingError('busy', 429, 'Уже готовятся две выгрузки. Дождитесь одной из них и повторите.', {
    retryAfter: 30,
  });

type FromThread = Uint8Array | 'end' | Progress | { readonly error: unknown };

interface Listener {
  progressed(progress: Progress): void;
  finished(): void;
  broken(): Promise<void>;
}

/** Resolves with the first piece, so that what fails before it can still be refused. Destroying the stream cancels the job. */
const begin = (worker: Worker, job: RegisterJob, on: Listener): Promise<Readable> =>
  new Promise((resolve, reject) => {
    let over = false;
    const content = new Readable({
      highWaterMark: AHEAD_BYTES,
      read: () => worker.postMessage('more'),
      destroy: (error, done) => {
        if (over) return done(error);
        over = true;
        void on.broken().then(() => done(error));
      },
    });
    // Before anybody listens, the promise tells.
    content.on('error', () => {});
    const fail = (error: Error) => {
      reject(error);
      content.destroy(error);
    };
    worker.on('error', fail);
    worker.on('exit', () => fail(new Error('the thread of the registers has ended')));
    worker.on('message', (message: FromThread) => {
      if (message instanceof Uint8Array) {
        content.push(message);
        resolve(content);
      } else if (message === 'end') {
        over = true;
        on.finished();
        content.push(null);
      } else if ('done' in message) on.progressed(message);
      else fail(message.error instanceof Error ? message.error : new Error('a register failed'));
    });
    worker.postMessage(job);
  });
