import { app } from 'electron';

const LIMIT_MS = 5_000;

/**
 * Quits only after `close` has ended, or after 5 s, so that the database is never cut off in the middle of a write, and a
 * hanging connection never keeps the program alive.
 */
export const closeCleanly = (close: () => Promise<void>): void => {
  let closing = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    const limit = setTimeout(() => app.exit(0), LIMIT_MS);
    void close()
      .catch((error: unknown) => process.stderr.write(`${error instanceof Error ? error.message : error}\n`))
      .finally(() => {
        clearTimeout(limit);
        app.exit(0);
      });
  });
};
