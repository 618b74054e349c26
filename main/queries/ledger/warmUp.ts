import type { Connections } from '../../../db/handles.ts';
import type { QueryContext } from '../context.ts';
import { warmPeriods } from '../parts/rentPeriods.ts';
import { warmLedger } from './ledger.ts';
import { warmPayments } from './payments.ts';
import { warmBoard } from './rooms.ts';
import { warmTenancies } from './tenancies.ts';

/** What is kept in memory, in the order in which a desk that has just started asks for it. */
const STEPS: readonly ((context: QueryContext) => boolean)[] = [
  warmLedger,
  warmBoard,
  warmPayments,
  warmTenancies,
  warmPeriods,
];

/** Between two parts of some ten milliseconds others have their turn. */
const PAUSE_MS = 5;

/**
 * Reads what lists and dashboards keep in memory, a part at a time between requests, so that nobody waits for it. Who asks
 * before it is done reads the rest himself.
 * @returns stops it
 */
export const warmUp = (connections: Connections, now: () => number): (() => void) => {
  let step = 0;
  let timer: NodeJS.Timeout;
  const next = () => {
    const read = STEPS[step];
    if (read === undefined) return;
    try {
      if (!connections.snapshot((db) => read({ db, now: now() }))) step += 1;
    } catch {
      // Only a head start: whoever needs it reads it himself, and is told what is wrong.
      return;
    }
    timer = setTimeout(next, PAUSE_MS);
  };
  timer = setTimeout(next, PAUSE_MS);
  return () => clearTimeout(timer);
};
