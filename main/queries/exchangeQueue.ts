import { asc, eq, sql } from 'drizzle-orm';
import type { exchangeJournal, exchangeQueue as queueEndpoint } from '../../contract/deskExchange.ts';
import type { Answer } from '../../contract/endpoint.ts';
import type { Reason } from '../../contract/exchange.ts';
import type { ReadDb } from '../../db/handles.ts';
import { exchangeLog, outbox } from '../../db/schema/exchange.ts';
import { managers } from '../../db/schema/people.ts';
import type { QueryContext } from './context.ts';
import { commandTitle } from './parts/commandTitle.ts';
import { managerName } from './parts/wire.ts';

export type OutboxRow = typeof outbox.$inferSelect;

/** What the screens show of a queued command. */
export const queuedCommand = (db: ReadDb, row: OutboxRow) => {
  const author = db.select().from(managers).where(eq(managers.id, row.authorId)).get();
  return {
    command_id: row.commandId,
    seq: row.seq,
    name: row.name,
    title: commandTitle(db, row.name, row.input),
    author: author === undefined ? '—' : managerName(author),
    made_at: row.madeAt,
  };
};

/** A screenful: whoever has more waiting sees how many. */
const SHOWN = 500;

/** Commands that the centre has not decided, the oldest first. */
export const exchangeQueue = ({ db }: QueryContext): Answer<typeof queueEndpoint> => ({
  cnt_all: db.get<{ n: number }>(sql`SELECT count(*) AS n FROM outbox WHERE state = 'pending'`).n,
  commands: db
    .select()
    .from(outbox)
    .where(eq(outbox.state, 'pending'))
    .orderBy(asc(outbox.seq))
    .limit(SHOWN)
    .all()
    .map((row) => ({
      ...queuedCommand(db, row),
      local_refusal: row.localRefusal === null ? null : (JSON.parse(row.localRefusal) as Reason),
    })),
});

const ROUNDS = 100;

/** The last exchanges, the newest first, and the size of the replica. */
export const exchangeRounds = ({ db }: QueryContext): Answer<typeof exchangeJournal> => ({
  rounds: db
    .select()
    .from(exchangeLog)
    .orderBy(sql`${exchangeLog.id} DESC`)
    .limit(ROUNDS)
    .all()
    .map(({ at, took, pushed, pulled, error }) => ({ at, took, pushed, pulled, error })),
  replica_size: db.get<{ bytes: number }>(
    sql`SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size`,
  ).bytes,
});
