import { eq } from 'drizzle-orm';
import type { SignedInManager } from '../../contract/session.ts';
import type { ReadDb } from '../../db/handles.ts';
import { managers } from '../../db/schema/people.ts';
import { RIGHT_COLUMNS, RIGHT_TITLES, type Right } from '../domain/rights.ts';
import { UserFacingError } from '../errors.ts';
import { managerName, wireRights } from '../queries/parts/wire.ts';

export type Manager = typeof managers.$inferSelect;

/** The manager as he is now, or undefined when there is none or he was switched off. */
export const activeManager = (db: ReadDb, id: number): Manager | undefined => {
  const manager = db.select().from(managers).where(eq(managers.id, id)).get();
  return manager?.active ? manager : undefined;
};

/** @throws UserFacingError 403 right_missing, naming the right */
export const assertRight = (manager: Manager, right: Right | null): void => {
  if (right !== null && !manager[RIGHT_COLUMNS[right]]) {
    throw new UserFacingError('right_missing', 403, RIGHT_TITLES[right]);
  }
};

/** The manager in the wire's words. */
export const signedInManager = (manager: Manager): SignedInManager => ({
  manager_id: manager.id,
  manager_fullname: managerName(manager),
  role: manager.role,
  ...wireRights(manager),
});
