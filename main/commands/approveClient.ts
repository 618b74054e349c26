import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { clients } from '../../db/schema/people.ts';
import { notProvenRefusal } from '../domain/allowed.ts';
import { clientTitle } from '../domain/clients.ts';
import { refusedBy } from '../errors.ts';
import { command } from './command.ts';
import { activateAgreements } from './parts/activation.ts';
import { findClient } from './parts/find.ts';

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
      msg: approved ? 'Подтверждено' : 'Подтверждение снято',
      entity: 'client',
      entityId: clientId,
      before: { approved: Number(client.approved) },
      after: { approved: Number(approved), ...(reason === null ? {} : { reason }) },
    };
  },
});
