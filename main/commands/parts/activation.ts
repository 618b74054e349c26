import { and, eq, isNull } from 'drizzle-orm';
import type { WriteDb } from '../../../db/handles.ts';
import { agreements, payments } from '../../../db/schema/letting.ts';
import { clients } from '../../../db/schema/people.ts';
import { isClientComplete } from '../../domain/clients.ts';
import type { CommandContext } from '../command.ts';

/**
 * Brings into force what may be: an agreement that is paid, while its client is complete and approved (domain §2). Every
 * command that could be the last of the three calls it; once in force an agreement stays so.
 */
export const activateAgreements = ({ db, madeAt }: CommandContext, clientId: number): void => {
  const client = db.select().from(clients).where(eq(clients.id, clientId)).get();
  if (!client?.approved || !isClientComplete(client)) return;
  const waiting = db
    .select({ id: agreements.id })
    .from(agreements)
    .where(and(eq(agreements.clientId, clientId), isNull(agreements.activatedAt), isNull(agreements.end)))
    .all();
  for (const { id } of waiting) {
    if (hasPaidRent(db, id))
      db.update(agreements).set({ activatedAt: madeAt }).where(eq(agreements.id, id)).run();
  }
};

const hasPaidRent = (db: WriteDb, agreementId: number): boolean =>
  db
    .select({ id: payments.id })
    .from(payments)
    .where(
      and(
        eq(payments.agreementId, agreementId),
        eq(payments.article, 'Аренда'),
        eq(payments.returned, false),
      ),
    )
    .limit(1)
    .get() !== undefined;
