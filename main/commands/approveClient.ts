import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { clients } from '../../db/schema/people.ts';
import { refused } from '../errors.ts';
import { command } from './command.ts';
import { activateAgreements } from './parts/activation.ts';
import { type ClientRow, clientTitle } from './parts/clientRow.ts';
import { findClient } from './parts/find.ts';

/**
 * A person has compared the client's data with the passport's photo, or a firm's with its INN, and says that they agree, or
 * that they don't (document L409, domain §4). Agreements that waited for it come into force.
 */
export const approveClient = command({
  name: 'approve-client',
  inputVersion: 1,
  input: z.object({ clientId: z.int().positive(), approved: z.boolean() }),
  right: 'approveClients',
  run: (context, { clientId, approved }) => {
    const { db } = context;
    const client = findClient(db, clientId);
    if (approved) assertProven(client);
    db.update(clients).set({ approved }).where(eq(clients.id, clientId)).run();
    if (approved) activateAgreements(context, clientId);
    return {
      msg: approved ? 'Подтверждено' : 'Подтверждение снято',
      entity: 'client',
      entityId: clientId,
      before: { approved: Number(client.approved) },
      after: { approved: Number(approved) },
    };
  },
});

/** @throws UserFacingError no_passport_photo | no_inn */
const assertProven = (client: ClientRow): void => {
  const title = clientTitle(client);
  if (client.type === 'f' && client.passportPhotoFileId === null) {
    const sentence = `Нельзя подтвердить ${title}: нет фото паспорта. Загрузите фото и повторите.`;
    throw refused('no_passport_photo', sentence, [{ field: 'approved', msg: sentence }]);
  }
  if (client.type === 'u' && !client.inn?.trim()) {
    const sentence = `Нельзя подтвердить ${title}: нет ИНН. Заполните ИНН и повторите.`;
    throw refused('no_inn', sentence, [{ field: 'approved', msg: sentence }]);
  }
};
