import type { Backups } from '../db/backups.ts';

const DAY_MS = 24 * 3_600_000;
const LOOK_MS = 15 * 60_000;

/**
 * A copy of the database every day that the program works, the first a quarter of an hour after its start: not while the person
 * waits for it. @returns its end
 */
export const backUpDaily = (
  backups: Backups,
  now: () => number,
  log: (line: string) => void,
): (() => void) => {
  const look = () => {
    const last = backups.list()[0]?.madeAt ?? 0;
    if (now() - last < DAY_MS) return;
    backups
      .make(now())
      .catch(() => log('Резервная копия не сделана: диск полон или папка данных недоступна.'));
  };
  const timer = setInterval(look, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
};
