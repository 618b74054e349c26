import { sql } from 'drizzle-orm';
import { notFound } from '../errors.ts';
import type { QueryContext } from './context.ts';

interface Photo {
  readonly id: string;
  readonly mime: string;
}

/** Which stored file is a client's passport photo. @throws UserFacingError not_found */
export const passportPhoto = ({ db }: QueryContext, clientId: number): Photo => {
  const row = db.get<Photo | undefined>(sql`
    SELECT f.id, f.mime FROM clients c JOIN files f ON f.id = c.passport_photo_file_id WHERE c.id = ${clientId}`);
  if (row === undefined) throw notFound(`У клиента №${clientId} нет фото паспорта.`);
  return row;
};

/** The photo as it was before the edit made at `changedAt` (domain §1, client history). @throws UserFacingError not_found */
export const earlierPassportPhoto = ({ db }: QueryContext, clientId: number, changedAt: number): Photo => {
  const row = db.get<Photo | undefined>(sql`
    SELECT f.id, f.mime FROM client_history h JOIN files f ON f.id = h.data ->> '$.passport_photo_file_id'
    WHERE h.client_id = ${clientId} AND h.changed_at = ${changedAt}`);
  if (row === undefined) throw notFound(`Прежнего фото паспорта клиента №${clientId} нет.`);
  return row;
};
