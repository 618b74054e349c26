/** When the exchange runs: after a write, on the centre's word, on return of the line, else every half minute. */

export interface Timers {
  set(work: () => void, ms: number): unknown;
  clear(timer: unknown): void;
  /** 0 to 1. */
  random(): number;
}

export interface Schedule {
  /** Runs a round at once, or right after the one under way. */
  poke(): void;
  stop(): Promise<void>;
}

const EVERY_MS = 30_000;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;

/** Exponential with full jitter: desks that lost the line together don't come back together. */
export const backoff = (failures: number, random: number, atLeastMs = 0): number =>
  Math.max(atLeastMs, random * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures));

export interface Attempt {
  readonly ok: boolean;
  /** The centre asked for so much patience. */
  readonly waitMs?: number | undefined;
}

/** One round at a time. `round` never rejects. */
export const scheduleOf = (round: () => Promise<Attempt>, timers: Timers): Schedule => {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let failures = 0;
  let timer: unknown = null;

  const wait = (ms: number) => {
    timers.clear(timer);
    if (!stopped) timer = timers.set(start, ms);
  };
  const run = async () => {
    do {
      again = false;
      const { ok, waitMs } = await round();
      failures = ok ? 0 : failures + 1;
      wait(ok ? EVERY_MS : backoff(failures, timers.random(), waitMs));
    } while (again && !stopped && failures === 0);
    running = null;
  };
  const start = () => {
    if (stopped) return;
    if (running !== null) again = true;
    else running = run();
  };
  return {
    poke: start,
    stop: async () => {
      stopped = true;
      timers.clear(timer);
      await running;
    },
  };
};
