import { and, desc, eq, inArray } from 'drizzle-orm';
import type { LeasedEntity, Reason } from '../contract/exchange.ts';
import type { ReadDb, WriteDb } from '../db/handles.ts';
import { decisions } from '../db/schema/centre.ts';
import type { Ids } from '../main/commands/runCommand.ts';
import { LEASED_TABLES } from './leases.ts';

const TITLES: Readonly<Record<LeasedEntity, string>> = {
  client: 'Номер клиента',
  agreement: 'Номер договора',
  payment: 'Номер платежа',
  message: 'Номер сообщения',
  warehouse: 'Номер склада',
  room: 'Номер ячейки',
};

/** A sentence when an id that the command is to create is in use already: two machines gave out the same numbers. */
export const takenId = (db: ReadDb, ids: Ids): string | null => {
  for (const [entity, list] of Object.entries(ids) as [LeasedEntity, number[]][]) {
    const table = LEASED_TABLES[entity];
    const [used] = db.select({ id: table.id }).from(table).where(inArray(table.id, list)).limit(1).all();
    if (used)
      return `${TITLES[entity]} ${used.id} в центре уже занят. Отправьте операцию снова: она получит другой.`;
  }
  return null;
};

/** How a command's input names what another one created. */
const REFERENCES: Readonly<Record<string, LeasedEntity>> = {
  clientId: 'client',
  agreementId: 'agreement',
  paymentId: 'payment',
  warehouseId: 'warehouse',
  roomId: 'room',
  roomIds: 'room',
};

/** The device's own refused command that was to create what this input names, or null. */
export const causeOf = (
  db: WriteDb,
  deviceId: string,
  input: string,
): { commandId: string; msg: string } | null => {
  const named = Object.entries(JSON.parse(input) as Record<string, unknown>).flatMap(([key, value]) => {
    const entity = REFERENCES[key];
    if (entity === undefined) return [];
    return [value].flat().flatMap((id: unknown) => (typeof id === 'number' ? [{ entity, id }] : []));
  });
  if (named.length === 0) return null;
  const refused = db
    .select({ commandId: decisions.commandId, ids: decisions.ids, reason: decisions.reason })
    .from(decisions)
    .where(and(eq(decisions.deviceId, deviceId), eq(decisions.outcome, 'rejected')))
    .orderBy(desc(decisions.seq))
    .all();
  for (const { commandId, ids, reason } of refused) {
    const created = JSON.parse(ids) as Ids;
    if (named.some(({ entity, id }) => created[entity]?.includes(id))) {
      return { commandId, msg: (JSON.parse(reason ?? '{"msg":""}') as Reason).msg };
    }
  }
  return null;
};
