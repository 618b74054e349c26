import { app } from 'electron';

/** The page says first that the program is about to go. */
const AFTER_MS = 300;

/** Ends the program cleanly and starts it anew. */
export const restart = (): void => {
  setTimeout(() => {
    app.relaunch();
    app.quit();
  }, AFTER_MS);
};
