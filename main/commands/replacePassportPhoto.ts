import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { clients } from '../../db/schema/people.ts';
import { command } from './command.ts';
import { findClient, knowFile } from './parts/find.ts';

/**
 * Puts another photo of the passport in the place of the client's (document L478). Somebody has to look at it before the
 * client counts as approved again (domain §4); an agreement in force stays so.
 */
export const replacePassportPhoto = command({
  name: 'replace-passport-photo',
  inputVersion: 1,
  /** A file that the API has stored already: its content's name, kind and bytes. */
  input: z.object({
    clientId: z.int().positive(),
    file: z.object({
      id: z.string().regex(/^[0-9a-f]{64}$/),
      mime: z.string().regex(/^(?:image\/(?:jpeg|png|webp)|application\/pdf)$/),
      size: z.int().positive(),
    }),
  }),
  right: null,
  run: ({ db, madeAt }, { clientId, file }) => {
    const client = findClient(db, clientId);
    knowFile(db, file, madeAt);
    db.update(clients)
      .set({ passportPhotoFileId: file.id, approved: false })
      .where(eq(clients.id, clientId))
      .run();
    return {
      msg: 'Фото успешно сохранено',
      entity: 'client',
      entityId: clientId,
      before: { passport_photo_file_id: client.passportPhotoFileId, approved: Number(client.approved) },
      after: { passport_photo_file_id: file.id, approved: 0 },
    };
  },
});
