import { randomInt } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/**
 * The port of this computer's window. A page's memory (theme, language, columns) belongs to its origin, and the port is part of
 * that: with another port at each start it would be lost each time.
 */

/** Below what systems lend to outgoing connections, so that nobody sits there by chance. */
const FIRST = 20_000;
const LAST = 29_999;
const TRIES = 20;

const fileIn = (home: string): string => join(home, 'port.json');

/** The port that a file of choice holds; null for none, and for a file that somebody spoiled. */
export const portIn = (text: string): number | null => {
  try {
    const value: unknown = JSON.parse(text);
    const port: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'port') : null;
    return typeof port === 'number' && Number.isInteger(port) && port >= FIRST && port <= LAST ? port : null;
  } catch {
    return null;
  }
};

const remembered = (home: string): number | null => {
  try {
    return portIn(readFileSync(fileIn(home), 'utf8'));
  } catch {
    return null;
  }
};

const isFree = (port: number): Promise<boolean> =>
  new Promise((tell) => {
    const probe = createServer();
    probe.once('error', () => tell(false));
    probe.listen({ host: '127.0.0.1', port, exclusive: true }, () => probe.close(() => tell(true)));
  });

/**
 * The port to listen on: the one of the last start. 0 (any) while another program holds it: for this once the window starts
 * with no memory, and the choice stays for the next time.
 */
export const keptPort = async (home: string): Promise<number> => {
  const last = remembered(home);
  if (last !== null) return (await isFree(last)) ? last : 0;
  for (let i = 0; i < TRIES; i++) {
    const port = randomInt(FIRST, LAST + 1);
    if (!(await isFree(port))) continue;
    writeFileSync(fileIn(home), JSON.stringify({ port }));
    return port;
  }
  return 0;
};
