import { eq, inArray } from 'drizzle-orm';
import type { Connections, ReadDb } from '../../db/handles.ts';
import { rooms, warehouses } from '../../db/schema/property.ts';
import type { Command } from '../commands/command.ts';
import { notFound, refused } from '../errors.ts';
import { readState, writeState } from './deskState.ts';

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

/**
 * Without a line a desk lets only rooms of its own warehouse: nobody else's desk lets those, so nobody is promised a room
 * twice. @throws UserFacingError own_warehouse
 */
export const assertOwnWarehouse = (
  db: ReadDb,
  command: Pick<Command, 'roomsTaken'>,
  input: unknown,
): void => {
  const ids = command.roomsTaken?.(input) ?? [];
  if (ids.length === 0) return;
  const own = readState(db, 'warehouse');
  const taken = db
    .select({ warehouseId: rooms.warehouseId })
    .from(rooms)
    .where(inArray(rooms.id, [...ids]))
    .all();
  if (own !== null && taken.every(({ warehouseId }) => warehouseId === own)) return;
  const sentence =
    own === null
      ? 'Связи с центром нет, а склад этого компьютера не назначен: ячейки без связи сдают только своего склада. Назначьте склад в настройках или дождитесь связи.'
      : 'Связи с центром нет: без неё сдают только ячейки своего склада, чтобы одну ячейку не сдали дважды. Дождитесь связи или выберите ячейку своего склада.';
  throw refused('own_warehouse', sentence, [{ field: 'room_ids', msg: sentence }]);
};
