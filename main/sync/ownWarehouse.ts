import { eq, inArray } from 'drizzle-orm';
import type { Connections, ReadDb } from '../../db/handles.ts';
import { rooms, warehouses } from '../../db/schema/property.ts';
import type { Command } from '../commands/command.ts';
import { notOwnRefusal, type OwnOnly } from '../domain/allowed.ts';
import { notFound, refusedBy } from '../errors.ts';
import { writeState } from './deskState.ts';

/** Names the warehouse of this PC. @throws UserFacingError not_found */
export const setOwnWarehouse = (
  connections: Pick<Connections, 'exclusive'>,
  warehouseId: number,
): Promise<void> =>
  connections.exclusive((db) => {
    const known = db.select().from(warehouses).where(eq(warehouses.id, warehouseId)).get();
    if (known === undefined) throw notFound(`Склада №${warehouseId} нет. Выберите его из списка.`);
    writeState(db, 'warehouse', warehouseId);
  });

/** @throws UserFacingError own_warehouse */
export const assertOwnWarehouse = (
  db: ReadDb,
  line: OwnOnly | null,
  command: Pick<Command, 'roomsTaken'>,
  input: unknown,
): void => {
  const ids = line === null ? [] : (command.roomsTaken?.(input) ?? []);
  if (ids.length === 0) return;
  const taken = db
    .select({ warehouseId: rooms.warehouseId })
    .from(rooms)
    .where(inArray(rooms.id, [...ids]))
    .all();
  const refusal = notOwnRefusal(
    line,
    taken.map(({ warehouseId }) => warehouseId),
  );
  if (refusal !== null) throw refusedBy(refusal, 'room_ids');
};
