import { type ChildProcess, spawn } from 'node:child_process';

/**
 * Playwright's global setup: a virtual display where the machine has none. The workers inherit DISPLAY; the teardown ends the
 * display that was started here.
 */
export default async function startDisplay(): Promise<(() => void) | undefined> {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return undefined;
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  process.env.DISPLAY = `:${await displayNumber(server)}`;
  return () => {
    server.kill();
  };
}

/** Xvfb takes the first free number and writes it to the descriptor as soon as it serves it. */
const displayNumber = (server: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', () => reject(new Error('There is no display and no Xvfb: apt-get install xvfb')));
    server.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code}`)));
    server.stdio[3]?.once('data', (number) => resolve(String(number).trim()));
  });
