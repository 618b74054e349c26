import { eq } from 'drizzle-orm';
import type { WriteDb } from '../../../db/handles.ts';
import { managers } from '../../../db/schema/people.ts';
import { warehouses } from '../../../db/schema/property.ts';
import { HOME_TIME_ZONE } from '../../clock.ts';
import { notFound } from '../../errors.ts';

/** @throws UserFacingError not_found */
export const findManager = (db: WriteDb, id: number) => {
  const row = db.select().from(managers).where(eq(managers.id, id)).get();
  if (row === undefined) throw notFound(`Сотрудник №${id} не найден. Обновите список сотрудников.`);
  return row;
};

/** Time zone of a manager's warehouse, which decides what day it is for him; the head office's where he has none. */
export const managerZone = (db: WriteDb, id: number): string =>
  db
    .select({ timeZone: warehouses.timeZone })
    .from(managers)
    .innerJoin(warehouses, eq(warehouses.id, managers.warehouseId))
    .where(eq(managers.id, id))
    .get()?.timeZone ?? HOME_TIME_ZONE;
