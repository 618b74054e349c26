import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { timePoints } from '../../db/schema/people.ts';
import { consents } from '../../db/schema/worktime.ts';
import { refused } from '../errors.ts';
import { command } from './command.ts';
import { photoConsentOf, standsFor } from './parts/consent.ts';

/** Takes the author's consent back: his photos leave the time sheet, that he once agreed stays on the record. */
export const withdrawPhotoConsent = command({
  name: 'withdraw-photo-consent',
  inputVersion: 1,
  input: z.object({}),
  right: null,
  run: ({ db, authorId, madeAt }) => {
    const earlier = photoConsentOf(db, authorId);
    if (earlier === undefined) {
      throw refused('consent_absent', 'Согласия на фото сейчас нет: отзывать нечего.');
    }
    // Clocks of two computers may differ: what was given is never withdrawn before it.
    const withdrawnAt = Math.max(madeAt, earlier.givenAt);
    db.update(consents).set({ withdrawnAt }).where(standsFor(authorId)).run();
    const photos = db
      .update(timePoints)
      .set({ startFileId: null, endFileId: null })
      .where(eq(timePoints.managerId, authorId))
      .run().changes;
    return {
      msg: 'Согласие отозвано: рабочий день отмечается без фото',
      entity: 'consent',
      entityId: authorId,
      before: { textVersion: earlier.textVersion, givenAt: earlier.givenAt },
      after: { withdrawnAt, daysWithoutPhoto: photos },
    };
  },
});
