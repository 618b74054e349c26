import { and, eq, isNull } from 'drizzle-orm';
import type { Connections, WriteDb } from '../db/handles.ts';
import { decisions } from '../db/schema/centre.ts';
import { inputHash } from '../main/commands/runCommand.ts';
import type { Accepted } from '../main/commands/unitOfWork.ts';
import type { Writer } from '../main/commands/writer.ts';
import { UserFacingError } from '../main/errors.ts';
import { runForGood } from './decide.ts';
import { takeIds } from './leases.ts';

/** The centre's own writer, for head office in a browser: what it accepts is decided at once. */
export const centreWriter = (
  connections: Pick<Connections, 'exclusive'>,
  now: () => number,
  onChanged: () => void,
): Writer => ({
  run: async (command, envelope, input, options = {}) => {
    const body = JSON.stringify(input);
    const hash = inputHash(command.name, body);
    const accepted = await connections.exclusive((db) =>
      db.$client
        .transaction((): Accepted => {
          const earlier = earlierAnswer(db, envelope.commandId, hash);
          if (earlier !== null) return earlier;
          const ids = takeIds(db, command.ids?.(input) ?? {}, now());
          // Photos that come by HTTP are stored here before their command.
          const outcome = runForGood(db, command, envelope, ids, input, () => true);
          const answer: Accepted = {
            msg: outcome.msg,
            entityId: outcome.entityId,
            answer: outcome.answer ?? {},
          };
          db.insert(decisions)
            .values({
              commandId: envelope.commandId,
              name: command.name,
              inputHash: hash,
              authorId: envelope.authorId,
              madeAt: envelope.madeAt,
              decidedAt: now(),
              outcome: 'applied',
              ids: JSON.stringify(ids),
              answer: JSON.stringify(answer),
            })
            .run();
          options.also?.(db);
          return answer;
        })
        .immediate(),
    );
    onChanged();
    return accepted;
  },
});

const earlierAnswer = (db: WriteDb, commandId: string, hash: string): Accepted | null => {
  const row = db
    .select()
    .from(decisions)
    .where(and(eq(decisions.commandId, commandId), isNull(decisions.deviceId)))
    .get();
  if (row === undefined) return null;
  if (row.inputHash === hash && row.answer !== null) return JSON.parse(row.answer) as Accepted;
  throw new UserFacingError(
    'idempotency_conflict',
    409,
    'Эта операция уже принята с другими данными. Откройте форму заново и повторите ввод.',
  );
};
