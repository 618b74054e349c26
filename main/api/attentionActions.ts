import type { attentionDrop, attentionResend } from '../../contract/deskExchange.ts';
import type { Input } from '../../contract/endpoint.ts';
import type { Reason } from '../../contract/exchange.ts';
import type { WriteDb } from '../../db/handles.ts';
import { assertRight } from '../auth/managers.ts';
import { findCommand } from '../commands/catalogue.ts';
import { closeRefused } from '../commands/closeRefused.ts';
import { dropRejected } from '../commands/dropRejected.ts';
import { notFound, refused } from '../errors.ts';
import { keepsNumbers, refusedCommand } from '../queries/attention.ts';
import { type Caller, envelopeOf } from './route.ts';

/** What a person does about a command that the centre has refused. */

const found = ({ desk, manager }: Caller, commandId: string) => {
  const row = refusedCommand(desk.connections.read, commandId);
  if (row === undefined) throw notFound('Эта операция уже разобрана: обновите список.');
  const command = findCommand(row.name);
  if (manager !== null) assertRight(manager, command?.right ?? null);
  return { row, command };
};

/** Gives it up for a reason that the audit log keeps. @throws UserFacingError not_found | right_missing */
export const dropRefused = async (caller: Caller, input: Input<typeof attentionDrop>) => {
  const { row } = found(caller, input.command_id);
  const { msg: refusal } = JSON.parse(row.reason ?? '{"msg":""}') as Reason;
  const given = { commandId: row.commandId, name: row.name, refusal, why: input.reason };
  const { msg } = await caller.desk.writer.run(dropRejected, envelopeOf(caller), given, {
    also: (db: WriteDb) => closeRefused(db, row.commandId, 'dropped', caller.desk.clock.now()),
  });
  return { msg, msg_type: 'success' as const };
};

/**
 * Sends it again, changed, as a new command of whoever does so. It keeps the ids that it had, since they may be printed on
 * what the client holds, unless those very ids were the trouble.
 * @throws UserFacingError not_found | right_missing | newer | the rule's refusal
 */
export const resendRefused = async (caller: Caller, input: Input<typeof attentionResend>) => {
  const { row, command } = found(caller, input.command_id);
  if (command === undefined) {
    throw refused(
      'newer',
      'Операция введена в более новой версии программы. Обновите программу и повторите.',
    );
  }
  const { code } = JSON.parse(row.reason ?? '{"code":""}') as Reason;
  const given = command.input.parse({ ...JSON.parse(row.input), ...input.changes });
  const envelope = envelopeOf(caller);
  const { msg, answer } = await caller.desk.writer.run(command, envelope, given, {
    ids: keepsNumbers(code) ? JSON.parse(row.ids) : undefined,
    also: (db: WriteDb) => closeRefused(db, row.commandId, 'resent', caller.desk.clock.now()),
  });
  return { ...answer, msg, msg_type: 'success' as const, command_id: envelope.commandId };
};
