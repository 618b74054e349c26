import { desc, eq } from 'drizzle-orm';
import type { Connections, ReadDb } from '../../db/handles.ts';
import { deskState, outbox } from '../../db/schema/exchange.ts';
import type { Desk } from './desk.ts';

/** Clocks are corrected by seconds all day long. */
const TOLERANCE_MS = 2 * 60_000;
const KEY = 'bootedAt';

/**
 * How far this computer's clock was set back, ms; null: nothing is noticed. Two things only ever go forward: the moment at
 * which a computer was started (its clock less the time it has been running, which nobody can set), and the commands that
 * it made. A clock that is put right, and one that is right again after the next start, are forgiven.
 */
export const clockBack = ({ connections, clock }: Pick<Desk, 'connections' | 'clock'>): number | null => {
  const now = clock.now();
  const bootedAt = now - clock.sinceBoot();
  const latestBoot = remembered(connections.read);
  // Written now and then only: the two readings differ by a few milliseconds each time.
  if (latestBoot === null || bootedAt > latestBoot + TOLERANCE_MS / 4) remember(connections, bootedAt);
  const lastCommand = connections.read
    .select({ at: outbox.madeAt })
    .from(outbox)
    .orderBy(desc(outbox.seq))
    .limit(1)
    .get();
  const back = Math.max((latestBoot ?? bootedAt) - bootedAt, (lastCommand?.at ?? now) - now);
  return back > TOLERANCE_MS ? Math.round(back) : null;
};

const remembered = (db: ReadDb): number | null => {
  const row = db.select().from(deskState).where(eq(deskState.key, KEY)).get();
  return row === undefined ? null : (JSON.parse(row.value) as number);
};

/** In its turn, and nobody waits for it: what it misses it writes the next time. */
const remember = ({ exclusive }: Connections, bootedAt: number): void => {
  const value = JSON.stringify(bootedAt);
  const write = exclusive((db) => {
    db.insert(deskState)
      .values({ key: KEY, value })
      .onConflictDoUpdate({ target: deskState.key, set: { value } })
      .run();
  });
  write.catch(() => {});
};
