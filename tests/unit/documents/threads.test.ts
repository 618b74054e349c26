import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { documentsOf } from '../../../main/documents/documents.ts';
import type { RegisterJob } from '../../../main/documents/registerJob.ts';
import { tempDir } from '../../support/testDesk.ts';

/** A thread that does what `now` of its job says, in place of the one that makes registers. */
const STUB = `
  import { parentPort, threadId } from 'node:worker_threads';
  let next = () => {};
  const tell = (pieces) => () => {
    const { value, done } = pieces.next();
    parentPort.postMessage(done ? 'end' : Buffer.from(value));
  };
  function* few() { yield 'thread ' + threadId; yield ' and more'; }
  function* endless() { for (;;) yield 'x'.repeat(1e5); }
  function* failing() { yield 'begun'; throw new Error('later'); }
  parentPort.on('message', (message) => {
    if (message === 'more') return next();
    if (message.now === 1) return parentPort.postMessage({ error: new Error('at once') });
    if (message.now === 3) return process.exit(7);
    next = tell(message.now === 4 ? endless() : message.now === 2 ? failing() : few());
    next();
  });
`;

const jobs = { fine: 0, failsAtOnce: 1, failsLater: 2, exits: 3, endless: 4 } as const;
const job = (kind: keyof typeof jobs): RegisterJob => ({
  register: 'agreements',
  now: jobs[kind],
  chosen: null,
  managerId: 1,
  filter: {},
});

const KEY = '0190a1b2-0000-7000-8000-000000000001';

const threads = () => {
  const dir = tempDir();
  const workerFile = join(dir, 'stub.mjs');
  writeFileSync(workerFile, STUB);
  const documents = documentsOf({ dataDir: dir, workerFile, templatesDir: dir });
  onTestFinished(() => documents.close());
  return documents;
};

describe('threads that make registers', () => {
  test('a register comes whole; the thread is used again', async () => {
    const documents = threads();
    const first = await text(await documents.register(job('fine'), KEY));
    expect(first).toMatch(/^thread \d+ and more$/);
    expect(await text(await documents.register(job('fine'), KEY))).toBe(first);
  });

  test('two at a time; the third is told to wait', async () => {
    const documents = threads();
    const running = [
      await documents.register(job('endless'), KEY),
      await documents.register(job('endless'), KEY),
    ];
    expect(() => documents.register(job('fine'), KEY)).toThrow(
      expect.objectContaining({ code: 'busy', status: 429, retryAfter: 30 }),
    );
    running[0]?.destroy();
    // A thread ends in its own time.
    await expect.poll(() => again(() => documents.register(job('fine'), KEY))).toMatch(/and more$/);
    running[1]?.destroy();
  });

  test('what fails before the first piece can still be refused', async () => {
    const documents = threads();
    await expect(documents.register(job('failsAtOnce'), KEY)).rejects.toThrow('at once');
    await expect(documents.register(job('exits'), KEY)).rejects.toThrow('has ended');
    expect(await text(await documents.register(job('fine'), KEY))).toMatch(/and more$/);
  });

  test('what fails later breaks the download off', async () => {
    const documents = threads();
    const content = await documents.register(job('failsLater'), KEY);
    await expect(text(content)).rejects.toThrow('later');
    expect(await text(await documents.register(job('fine'), KEY))).toMatch(/and more$/);
  });

  test('who reads slowly is waited for', async () => {
    const content = await threads().register(job('endless'), KEY);
    await new Promise((resolve) => setTimeout(resolve, 300));
    // What it may hold ahead, and the piece that went over it.
    expect(content.readableLength).toBeLessThan(2 ** 20 + 2e5);
    content.destroy();
  });

  test('closing ends all of them', async () => {
    const documents = threads();
    const content = await documents.register(job('endless'), KEY);
    content.on('error', () => {});
    await documents.close();
    await expect.poll(() => content.destroyed).toBe(true);
  });
});

const again = async (work: () => ReturnType<ReturnType<typeof documentsOf>['register']>) => {
  try {
    return await text(await work());
  } catch (error) {
    return String(error);
  }
};
