import { asc } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '../../db/handles.ts';
import { outbox } from '../../db/schema/exchange.ts';
import type { Journal, Journalled } from './journal.ts';
import { lastPlace } from './queue.ts';

/** What must not be lost with the database: the whole queue, with what was decided in the last month. */
const queueOf = (db: ReadDb): Journalled => ({
  rows: db.select().from(outbox).orderBy(asc(outbox.seq)).all(),
  lastSeq: lastPlace(db),
});

/**
 * Puts the journal's commands into the queue of a new, empty database, under their old numbers. Each waits for the centre's
 * word again: what it had decided already, it says at the next pull; what a person had settled stays settled. The caller holds the transaction.
 */
export const restoreQueue = (db: WriteDb, { rows, lastSeq }: Journalled): void => {
  for (const row of rows) {
    db.insert(outbox)
      .values({ ...row, state: 'pending', reason: null, localRefusal: null, decidedAt: null })
      .run();
  }
  db.$client.prepare(`DELETE FROM sqlite_sequence WHERE name = 'outbox'`).run();
  db.$client.prepare(`INSERT INTO sqlite_sequence (name, seq) VALUES ('outbox', ?)`).run(lastSeq);
};

/**
 * What the journal has and the database lacks: a new one after the old was damaged or deleted, or one from an older copy.
 * null: nothing. A single command more is one whose commit a crash prevented: nobody was told that it was accepted.
 */
export const missingIn = (db: ReadDb, { rows, lastSeq }: Journalled): Journalled | null => {
  const last = lastPlace(db);
  const missing = rows.filter(({ seq }) => seq > last);
  if (lastSeq <= last || (last > 0 && lastSeq === last + 1 && missing.length === 1)) return null;
  return { rows: missing, lastSeq };
};

/**
 * Makes the journal say what the queue says: drops what was decided long ago, and a last line whose commit a crash
 * prevented.
 */
export const tidyJournal = (db: ReadDb, journal: Journal): void => journal.rewrite(queueOf(db));

/** The same, once it has grown so much that it is worth it. */
export const tidyGrownJournal = (db: ReadDb, journal: Journal): void => {
  if (journal.size() > 2 * journal.sizeWhenTidy() + SPARE_BYTES) tidyJournal(db, journal);
};

const SPARE_BYTES = 256 * 1024;
