import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** Browser mode as a stranger starts it: the built program on Node 24. */

export const ROOT = join(import.meta.dirname, '../../..');
export const NODE = process.versions.node.startsWith('24.')
  ? process.execPath
  : join(ROOT, 'node_modules/.bin/node');
const ENTRY = process.env.MESTO_WEB ?? join(ROOT, 'dist/main/web.mjs');
const CENTRAL = join(ROOT, 'dist/main/central.mjs');

export interface WebServer {
  readonly url: string;
  /** What it has told so far on standard error. */
  said(): string;
  stop(): Promise<void>;
  /** As a power cut ends it: kill -9. */
  kill(): Promise<void>;
}

/** Starts it on a data folder, filled with the demo where it is empty; resolves when it listens. */
export const startWeb = (dataDir: string, port = 0, more: readonly string[] = []): Promise<WebServer> =>
  startProgram(ENTRY, ['--port', String(port), '--data-dir', dataDir, '--demo', ...more]);

/** A centre that holds the demo chain. */
export const startCentre = (dataDir: string, port = 0): Promise<WebServer> =>
  startProgram(CENTRAL, ['--port', String(port), '--data-dir', dataDir, '--demo']);

/** A desk that exchanges with a centre. */
export const startDesk = (
  dataDir: string,
  centre: string,
  port = 0,
  more: readonly string[] = [],
): Promise<WebServer> =>
  startProgram(ENTRY, ['--port', String(port), '--data-dir', dataDir, '--central', centre, ...more]);

/** A centre with nothing in it but its first manager, whose password it shows. */
export const startEmptyCentre = async (
  dataDir: string,
  phone: string,
): Promise<WebServer & { readonly password: string }> => {
  const options = ['--port', '0', '--data-dir', dataDir, '--key-file', `${dataDir}.key`];
  const centre = await startProgram(CENTRAL, [...options, '--first-manager', phone]);
  const password = /пароль (\S+)\. /.exec(centre.said())?.[1];
  if (password === undefined) throw new Error(`no password was shown: ${centre.said()}`);
  return { ...centre, password };
};

const startProgram = (entry: string, options: readonly string[]): Promise<WebServer> =>
  new Promise((resolve, reject) => {
    const child: ChildProcess = spawn(NODE, [entry, ...options, '--no-open'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise<void>((end) => child.once('exit', () => end()));
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    child.stdout?.on('data', (chunk) => {
      const url = /^READY (\S+)$/m.exec(String(chunk))?.[1];
      if (url === undefined) return;
      const stop = async () => {
        child.kill('SIGTERM');
        await ended;
      };
      const kill = async () => {
        child.kill('SIGKILL');
        await ended;
      };
      resolve({ url, said: () => said, stop, kill });
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code} before READY: ${said}`)));
  });
