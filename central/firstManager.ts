import { randomBytes } from 'node:crypto';
import type { WriteDb } from '../db/handles.ts';
import { credentials } from '../db/schema/exchange.ts';
import { managers } from '../db/schema/people.ts';
import { hashPassword } from '../main/auth/passwords.ts';
import { normalizePhone } from '../main/domain/phone.ts';
import { UserFacingError } from '../main/errors.ts';

/**
 * The first manager of an empty centre, who may do everything: who else there is, he decides. Made before the epoch begins,
 * so it is what every desk fills with.
 * @returns a password that is shown once
 * @throws UserFacingError bad_option
 */
export const addFirstManager = (db: WriteDb, given: string, now: number): string => {
  const phone = normalizePhone(given);
  if (!phone)
    throw new UserFacingError('bad_option', 422, '--first-manager: нужен телефон вида 79001234567.');
  const password = randomBytes(9).toString('base64url');
  db.$client.transaction(() => {
    const { id } = db
      .insert(managers)
      .values({
        phone,
        lastName: 'Руководитель',
        firstName: '',
        patronymic: '',
        role: 'Руководитель',
        level: 1,
        canAddClientsAgreements: true,
        canApproveClients: true,
        canEditClients: true,
        canAddEditPayments: true,
        canSetAccesses: true,
        needsTimeControl: false,
      })
      .returning({ id: managers.id })
      .get();
    db.insert(credentials)
      .values({ managerId: id, verifier: hashPassword(password), updatedAt: now })
      .run();
  })();
  return password;
};
