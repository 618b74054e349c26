const EVERY_MS = 500;

/**
 * Ends this process as SIGTERM would when the one that started it is gone. npm dies of SIGTERM at once and its shell with
 * it, without a word to us: the server would go on unseen, holding its data directory.
 */
export const endWithParent = () => {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, EVERY_MS).unref();
};
