import { and, asc, eq, isNull } from 'drizzle-orm';
import type { AttentionItem } from '../../contract/deskExchange.ts';
import type { Reason } from '../../contract/exchange.ts';
import type { ReadDb } from '../../db/handles.ts';
import { outbox } from '../../db/schema/exchange.ts';
import type { managers } from '../../db/schema/people.ts';
import { RIGHT_COLUMNS, RIGHT_TITLES, type Right } from '../domain/rights.ts';
import type { QueryContext } from './context.ts';
import { type OutboxRow, queuedCommand } from './exchangeQueue.ts';
import { roomIdsIn } from './parts/commandTitle.ts';
import { namedRoomsOf } from './parts/roomNames.ts';

/** Refused commands that wait for a person, the oldest first. */
export const refusedCommands = (db: ReadDb): OutboxRow[] =>
  db
    .select()
    .from(outbox)
    .where(and(eq(outbox.state, 'rejected'), isNull(outbox.resolution)))
    .orderBy(asc(outbox.seq))
    .all();

export const refusedCommand = (db: ReadDb, commandId: string): OutboxRow | undefined =>
  db
    .select()
    .from(outbox)
    .where(and(eq(outbox.commandId, commandId), eq(outbox.state, 'rejected'), isNull(outbox.resolution)))
    .get();

/** What a program reads of an input and a person doesn't. */
const HIDDEN = new Set(['file', 'files', 'photo', 'passportPhoto', 'warehouses', 'rooms', 'letters']);

/**
 * The list «Требуют внимания».
 * @param rightOf the right that a command needs, by its name; undefined: no such command
 */
export const attention = (
  { db }: QueryContext,
  asker: typeof managers.$inferSelect,
  rightOf: (name: string) => Right | null | undefined,
): { cnt_all: number; commands: AttentionItem[] } => {
  const rows = refusedCommands(db);
  return { cnt_all: rows.length, commands: rows.map((row) => itemOf(db, row, asker, rightOf(row.name))) };
};

/** Sent again a command keeps its ids, unless somebody else has them by now. */
export const keepsNumbers = (code: string): boolean => code !== 'id_taken';

const itemOf = (
  db: ReadDb,
  row: OutboxRow,
  asker: typeof managers.$inferSelect,
  right: Right | null | undefined,
): AttentionItem => {
  const input = JSON.parse(row.input) as Record<string, unknown>;
  const missing =
    right !== undefined && right !== null && !asker[RIGHT_COLUMNS[right]] ? RIGHT_TITLES[right] : null;
  const unknown = right === undefined ? 'Операция введена в более новой версии программы.' : null;
  const why = unknown ?? missing;
  const reason = JSON.parse(row.reason ?? '{"code":"unknown","msg":"","fields":[]}') as Reason;
  return {
    ...queuedCommand(db, row),
    decided_at: row.decidedAt ?? row.madeAt,
    reason,
    input: Object.fromEntries(Object.entries(input).filter(([key]) => !HIDDEN.has(key))),
    resend: { allowed: why === null, reason: why, keeps_numbers: keepsNumbers(reason.code) },
    rooms: namedRoomsOf(db, roomIdsIn(input)),
  };
};
