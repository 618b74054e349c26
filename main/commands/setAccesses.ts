import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { WriteDb } from '../../db/handles.ts';
import { managers } from '../../db/schema/people.ts';
import { lastHolderRefusal } from '../domain/allowed.ts';
import { refusedBy } from '../errors.ts';
import { command } from './command.ts';
import { findManager } from './parts/staff.ts';

const flag = z.boolean().optional();

const flags = z.object({
  canAddClientsAgreements: flag,
  canApproveClients: flag,
  canEditClients: flag,
  canAddEditPayments: flag,
  canSetAccesses: flag,
  needsTimeControl: flag,
});

/**
 * Gives and takes a manager's rights; absent ones stay (document L2118). It holds from his next request on, for rights are
 * read with each. Nobody takes away the last right to set accesses in the chain, his own neither (domain §4).
 */
export const setAccesses = command({
  name: 'set-accesses',
  inputVersion: 1,
  input: z.object({ managerId: z.int().positive(), flags }),
  right: 'setAccesses',
  run: ({ db }, { managerId, flags: given }) => {
    const manager = findManager(db, managerId);
    if (given.canSetAccesses === false) assertOthersSetAccesses(db, managerId);
    const touched = flags.keyof().options.filter((name) => given[name] !== undefined);
    if (touched.length > 0) db.update(managers).set(given).where(eq(managers.id, managerId)).run();
    return {
      msg: 'Доступы успешно изменены',
      entity: 'manager',
      entityId: managerId,
      before: Object.fromEntries(touched.map((name) => [name, manager[name]])),
      after: Object.fromEntries(touched.map((name) => [name, given[name]])),
    };
  },
});

/** Whoever takes the right from another still has his own, so this refuses only the last one giving his up. @throws last_set_accesses */
const assertOthersSetAccesses = (db: WriteDb, managerId: number): void => {
  const holders = db
    .select({ id: managers.id })
    .from(managers)
    .where(and(eq(managers.active, true), eq(managers.canSetAccesses, true)))
    .all();
  const refusal = lastHolderRefusal(
    holders.map(({ id }) => id),
    managerId,
  );
  if (refusal !== null) throw refusedBy(refusal, 'can_set_accesses');
};
