import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The centre and desks of the exchange's benchmark as processes of their own, as they are in life. */

const ROOT = join(import.meta.dirname, '../../..');

export interface Program {
  readonly url: string;
  /** Bytes of memory at most so far (Linux). */
  peakMemory(): number;
  /** Seconds of processor time so far (Linux). */
  cpuSeconds(): number;
  stop(): Promise<void>;
}

/** Resolves when it listens. */
export const startProgram = (entry: 'central' | 'web', options: readonly string[]): Promise<Program> =>
  new Promise((resolve, reject) => {
    const child: ChildProcess = spawn(
      process.execPath,
      [join(ROOT, `dist/main/${entry}.mjs`), '--no-open', '--today', '2026-11-23', ...options],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const ended = new Promise<void>((end) => child.once('exit', () => end()));
    child.once('exit', (code) => reject(new Error(`${entry} ended with ${code}`)));
    child.stdout?.on('data', (chunk) => {
      const url = /^READY (\S+)$/m.exec(String(chunk))?.[1];
      if (url === undefined) return;
      resolve({
        url,
        peakMemory: () => Number(/VmHWM:\s+(\d+) kB/.exec(proc(child, 'status'))?.[1] ?? 0) * 1024,
        cpuSeconds: () => {
          // utime and stime, in hundredths of a second.
          const fields = proc(child, 'stat').split(') ')[1]?.split(' ') ?? [];
          return (Number(fields[11]) + Number(fields[12])) / 100;
        },
        stop: async () => {
          child.kill('SIGTERM');
          await ended;
        },
      });
    });
  });

const proc = ({ pid }: ChildProcess, file: string): string => readFileSync(`/proc/${pid}/${file}`, 'utf8');

export interface Caller {
  post(path: string, body: object): Promise<Record<string, unknown>>;
  status(): Promise<{ kind: string; pending: number }>;
}

/** Signs in, and says when the desk has its data. */
export const callerOf = async ({ url }: Program): Promise<Caller> => {
  const call = async (path: string, init: RequestInit) => {
    const response = await fetch(url + path, init);
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Record<string, unknown>;
  };
  const signedIn = await call('/_admin_login_', {
    method: 'POST',
    body: new URLSearchParams({ username: '79000000001', password: 'demo' }),
  });
  const headers = {
    authorization: `Bearer ${String(signedIn.access_token)}`,
    'content-type': 'application/json',
  };
  return {
    post: (path, body) => call(path, { method: 'POST', headers, body: JSON.stringify(body) }),
    status: async () =>
      (await (await fetch(`${url}/_desk_/status`)).json()) as { kind: string; pending: number },
  };
};

export const until = async (holds: () => Promise<boolean> | boolean, everyMs = 20): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, everyMs));
};

/** Asks a small question again and again. @returns the longest that one took, in ms, when it is stopped */
export const longestWait = (url: string): (() => Promise<number>) => {
  let running = true;
  let longest = 0;
  const asking = (async () => {
    while (running) {
      const started = performance.now();
      await (await fetch(`${url}/_desk_/about`)).arrayBuffer();
      longest = Math.max(longest, performance.now() - started);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  return async () => {
    running = false;
    await asking;
    return longest;
  };
};
