import { eq } from 'drizzle-orm';
import { clients, files } from '../../db/schema/people.ts';
import { notFound } from '../errors.ts';
import type { QueryContext } from './context.ts';

/** Which stored file is a client's passport photo. @throws UserFacingError not_found */
export const passportPhoto = ({ db }: QueryContext, clientId: number): { id: string; mime: string } => {
  const row = db
    .select({ id: files.id, mime: files.mime })
    .from(clients)
    .innerJoin(files, eq(files.id, clients.passportPhotoFileId))
    .where(eq(clients.id, clientId))
    .get();
  if (row === undefined) throw notFound(`У клиента №${clientId} нет фото паспорта.`);
  return row;
};
