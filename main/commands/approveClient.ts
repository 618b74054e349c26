import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { WriteDb } from '../../db/handles.ts';
import { auditEntries } from '../../db/schema/office.ts';
import { clients, managers } from '../../db/schema/people.ts';
import { HOME_TIME_ZONE } from '../clock.ts';
import { notProvenRefusal } from '../domain/allowed.ts';
import { clientTitle } from '../domain/clients.ts';
import { formatMoment } from '../domain/dates.ts';
import { refusedBy } from '../errors.ts';
import { command } from './command.ts';
import { activateAgreements } from './parts/activation.ts';
import { findClient } from './parts/find.ts';

/** Whoever comes second learns that a colleague was faster: nothing is refused, for both say the same. */
const alreadyApproved = (db: WriteDb, clientId: number): string => {
  const last = db
    .select({ at: auditEntries.at, lastName: managers.lastName, firstName: managers.firstName })
    .from(auditEntries)
    .innerJoin(managers, eq(managers.id, auditEntries.managerId))
    .where(
      and(
        eq(auditEntries.entity, 'client'),
        eq(auditEntries.entityId, String(clientId)),
        eq(auditEntries.command, 'approve-client'),
      ),
    )
    .orderBy(desc(auditEntries.at))
    .limit(1)
    .get();
  if (last === undefined) return 'Уже подтверждено раньше';
  const name = [last.lastName, last.firstName].filter(Boolean).join(' ');
  return `Уже подтверждено: ${name}, ${formatMoment(last.at, HOME_TIME_ZONE)}`;
};

/**
 * A person has compared the client's data with the passport's photo, or a firm's with its INN, and says that they agree, or
 * that they don't (document L409, domain §4). Agreements that waited for it come into force.
 */
export const approveClient = command({
  name: 'approve-client',
  inputVersion: 1,
  input: z.object({
    clientId: z.int().positive(),
    approved: z.boolean(),
    /** Why it was rejected; kept in the audit entry alone. */
    reason: z.string().max(500).nullable().default(null),
  }),
  right: 'approveClients',
  run: (context, { clientId, approved, reason }) => {
    const { db } = context;
    const client = findClient(db, clientId);
    const doubt = approved ? notProvenRefusal(client, clientTitle(client)) : null;
    if (doubt !== null) throw refusedBy(doubt, 'approved');
    db.update(clients).set({ approved }).where(eq(clients.id, clientId)).run();
    if (approved) activateAgreements(context, clientId);
    return {
      msg: approved
        ? client.approved
          ? alreadyApproved(db, clientId)
          : 'Подтверждено'
        : 'Подтверждение снято',
      entity: 'client',
      entityId: clientId,
      before: { approved: Number(client.approved) },
      after: { approved: Number(approved), ...(reason === null ? {} : { reason }) },
    };
  },
});
