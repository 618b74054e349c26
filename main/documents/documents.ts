import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { Upload } from '../../contract/upload.ts';
import type { ReadBook } from '../domain/property/book.ts';
import { UserFacingError } from '../errors.ts';
import { propertyBooks } from './bookJob.ts';
import type { DataPlace, RegisterJob } from './registerJob.ts';

/** Templates of Word by their files' names without «.docx». */
export const TEMPLATE_NAMES = [
  'contract-person',
  'contract-firm',
  'acceptance-act',
  'return-act',
  'notice-by-client',
  'notice-by-landlord',
  'deposit-return',
] as const;
export type TemplateName = (typeof TEMPLATE_NAMES)[number];

/** What the documents need of the world: threads for the large ones, templates for the small ones. */
export interface Documents {
  /** A workbook's bytes, from its first piece on; while they come, `progress(key)` tells. @throws UserFacingError busy */
  register(job: RegisterJob, key: string): Promise<Readable>;
  /** null: nothing is being made under this key. */
  progress(key: string): Progress | null;
  /** The owner's template, or the one that came with the program. */
  template(name: TemplateName): Template;
  /** All there are, and whose each is. */
  templates(): TemplateFile[];
  /** Where the owner's own ones are looked for, and what lies there that no paper looks for. */
  ownTemplates(): { readonly folder: string; readonly unknown: string[] };
  /** An empty workbook of warehouses and rooms to fill in. `now` in ms since 1970 UTC. */
  propertyTemplate(now: number): Promise<Buffer>;
  /** A filled one, with whatever is wrong in it. @throws UserFacingError file_kind | file_too_large */
  readProperty(file: Upload): Promise<ReadBook>;
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

export interface TemplateFile {
  readonly name: TemplateName;
  readonly fileName: string;
  /** The owner's, not the program's. */
  readonly own: boolean;
}

export interface DocumentsPlace extends DataPlace {
  /** The program of the thread (`worker.ts`, built or not). */
  readonly workerFile: string;
  /** Templates of this version; one of the same name in `templates/` of the data directory stands before it. */
  readonly templatesDir: string;
}

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
    ...propertyBooks(place),
    ...templatesOf(place),
    close: async () => {
      await Promise.all([...threads].map(stop));
    },
  };
};

const templatesOf = ({
  dataDir,
  templatesDir,
}: DocumentsPlace): Pick<Documents, 'template' | 'templates' | 'ownTemplates'> => {
  const folder = join(dataDir, 'templates');
  const found = (name: TemplateName) => {
    const fileName = `${name}.docx`;
    const path = join(folder, fileName);
    const own = existsSync(path);
    return { name, fileName, own, path: own ? path : join(templatesDir, fileName) };
  };
  return {
    template: (name) => {
      const { fileName, path } = found(name);
      return { fileName, bytes: readFileSync(path) };
    },
    templates: () => TEMPLATE_NAMES.map((name) => found(name)).map(({ path: _, ...file }) => file),
    ownTemplates: () => {
      const files = existsSync(folder) ? readdirSync(folder) : [];
      const known = TEMPLATE_NAMES.map((name) => `${name}.docx`);
      // Word keeps a «~$…» beside a file that is open in it.
      return {
        folder,
        unknown: files.filter((file) => !file.startsWith('~$') && !known.includes(file)).sort(),
      };
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
      // A thread that is being stopped may have told something more.
      if (over) return;
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
