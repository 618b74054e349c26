import { asc } from 'drizzle-orm';
import type { Reason } from '../../contract/exchange.ts';
import { outbox } from '../../db/schema/exchange.ts';
import type { QueryContext } from './context.ts';
import { exchangeRounds } from './exchangeQueue.ts';

const instant = (ms: number): string => new Date(ms).toISOString();

/** Of a refusal its code alone: its sentence may name a client. */
const codeOf = (reason: string | null): string =>
  reason === null ? '' : (JSON.parse(reason) as Reason).code;

/**
 * What support needs to see of the exchange, a line each, in UTC: what waits or was refused, by names of commands and codes, and
 * the last rounds. Nothing that a client or an employee could be known by.
 */
export const supportLog = (context: QueryContext): string => {
  const waiting = context.db
    .select()
    .from(outbox)
    .orderBy(asc(outbox.seq))
    .all()
    .map(({ seq, state, name, madeAt, reason, localRefusal }) =>
      [`#${seq}`, instant(madeAt), state, name, codeOf(reason ?? localRefusal)].join(' ').trimEnd(),
    );
  const { rounds } = exchangeRounds(context);
  const exchanged = rounds.map(({ at, took, pushed, pulled, error }) =>
    `${instant(at)} ${took} ms, pushed ${pushed}, pulled ${pulled} ${error ?? ''}`.trimEnd(),
  );
  return [`Commands (${waiting.length}):`, ...waiting, `Rounds (${rounds.length}):`, ...exchanged].join('\n');
};
