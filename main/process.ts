import { UserFacingError } from './errors.ts';

/** What the programs without a window have in common: they end when told to, and say why they didn't start. */

export const say = (line: string): void => void process.stderr.write(`${line}\n`);

const CLOSE_WITHIN_MS = 4500;

/** SIGTERM and SIGINT end it with code 0. */
export const endCleanly = (host: { close(): Promise<void> }): void => {
  let closing = false;
  const end = () => {
    if (closing) return;
    closing = true;
    // Who waits for the process must not wait for a request that never ends.
    setTimeout(() => process.exit(0), CLOSE_WITHIN_MS).unref();
    void host.close().then(() => process.exit(0));
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
};

export const reportFailure = (error: unknown): void => {
  if (error instanceof UserFacingError) say(error.message);
  else
    say(`Программа не запустилась из-за внутренней ошибки: ${error instanceof Error ? error.stack : error}`);
  process.exitCode = 1;
};
