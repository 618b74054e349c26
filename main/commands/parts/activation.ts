import { and, eq, isNull, sql } from 'drizzle-orm';
import type { WriteDb } from '../../../db/handles.ts';
import { preparedFor } from '../../../db/preparedFor.ts';
import { agreements, payments } from '../../../db/schema/letting.ts';
import { isClientComplete } from '../../domain/clients.ts';
import type { CommandContext } from '../command.ts';
import { findClient } from './find.ts';

/**
 * Brings into force what may be: an agreement that is paid, while its client is complete and approved (domain §2). Every
 * command that could be the last of the three calls it; once in force an agreement stays so.
 */
export const activateAgreements = ({ db, madeAt }: CommandContext, clientId: number): void => {
  const client = findClient(db, clientId);
  if (!client.approved || !isClientComplete(client)) return;
  for (const { id } of waitingOf(db).all({ clientId })) {
    if (hasPaidRent(db, id))
      db.update(agreements).set({ activatedAt: madeAt }).where(eq(agreements.id, id)).run();
  }
};

const waitingOf = preparedFor((db) =>
  db
    .select({ id: agreements.id })
    .from(agreements)
    .where(
      and(
        eq(agreements.clientId, sql.placeholder('clientId')),
        isNull(agreements.activatedAt),
        isNull(agreements.end),
      ),
    )
    .prepare(),
);

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
