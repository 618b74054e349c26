import { z } from 'zod';
import { consents } from '../../db/schema/worktime.ts';
import { consentText } from '../domain/photoConsent.ts';
import { refused } from '../errors.ts';
import { command } from './command.ts';
import { PHOTO_PURPOSE, photoConsentOf } from './parts/consent.ts';

/** Keeps that the author agreed to be photographed, when, and to which words; the words are kept with it. */
export const givePhotoConsent = command({
  name: 'give-photo-consent',
  inputVersion: 1,
  input: z.object({ textVersion: z.int().positive() }),
  right: null,
  run: ({ db, authorId, madeAt }, { textVersion }) => {
    const shown = consentText(textVersion);
    if (shown === undefined) {
      throw refused(
        'consent_text',
        'Такого текста согласия нет. Обновите программу и прочтите текст заново.',
      );
    }
    const earlier = photoConsentOf(db, authorId);
    const isNew = earlier === undefined || earlier.textVersion < textVersion;
    if (isNew) {
      const { text } = shown;
      db.insert(consents)
        .values({ managerId: authorId, purpose: PHOTO_PURPOSE, givenAt: madeAt, textVersion, text })
        .onConflictDoNothing()
        .run();
    }
    return {
      msg: 'Согласие сохранено',
      entity: 'consent',
      entityId: authorId,
      before: earlier ? { textVersion: earlier.textVersion, givenAt: earlier.givenAt } : null,
      after: { textVersion, givenAt: isNew ? madeAt : earlier.givenAt },
    };
  },
});
