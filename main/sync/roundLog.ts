import { sql } from 'drizzle-orm';
import type { Connections } from '../../db/handles.ts';
import { exchangeLog } from '../../db/schema/exchange.ts';
import type { Journal } from './journal.ts';
import { tidyGrownJournal } from './restoreQueue.ts';
import type { RoundReport } from './round.ts';

const LOG_ROWS = 500;

/** Writes a round down for the screen «Обмен»; idle ones leave no line. */
export const noteRound = async (
  connections: Pick<Connections, 'exclusive'>,
  journal: Journal,
  { at, took, report, error }: { at: number; took: number; report: RoundReport | null; error: string | null },
): Promise<void> => {
  const { pushed = 0, pulled = 0 } = report ?? {};
  if (error === null && pushed + pulled === 0) return;
  await connections.exclusive((db) => {
    db.insert(exchangeLog).values({ at, took, pushed, pulled, error }).run();
    db.delete(exchangeLog)
      .where(sql`${exchangeLog.id} <= (SELECT max(id) FROM exchange_log) - ${LOG_ROWS}`)
      .run();
    tidyGrownJournal(db, journal);
  });
};
