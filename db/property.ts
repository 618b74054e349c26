import type { ReadDb } from './handles.ts';
import { locks, rooms, warehouses } from './schema/property.ts';

/** Names, numbers and locks that are taken already: what is loaded from Excel must not repeat them. */
export const propertyThere = (db: ReadDb) => ({
  warehouses: db
    .select({ id: warehouses.id, name: warehouses.name, floors: warehouses.floors })
    .from(warehouses)
    .all(),
  rooms: db
    .select({ warehouseId: rooms.warehouseId, floor: rooms.floor, nameKey: rooms.nameKey })
    .from(rooms)
    .all(),
  lockIds: db
    .select({ id: locks.id })
    .from(locks)
    .all()
    .map(({ id }) => id),
});
