import { sql } from 'drizzle-orm';
import type { Answer } from '../../contract/endpoint.ts';
import type { photoConsent as endpoint } from '../../contract/worktime.ts';
import { localDateTime } from '../domain/dates.ts';
import { currentConsentText } from '../domain/photoConsent.ts';
import type { QueryContext } from './context.ts';
import { allStaff, employee } from './parts/staff.ts';

/** The words that are shown now, and since when the caller agrees to them; an older version's consent is asked anew. */
export const photoConsent = ({ db }: QueryContext, managerId: number): Answer<typeof endpoint> => {
  const { version, text } = currentConsentText();
  const { timeZone } = employee(allStaff(db), managerId);
  const given = db.get<{ givenAt: number } | undefined>(sql`
    SELECT given_at AS "givenAt" FROM consents
    WHERE manager_id = ${managerId} AND purpose = 'time-control-photo' AND text_version = ${version}
      AND withdrawn_at IS NULL ORDER BY given_at DESC LIMIT 1`);
  return { version, text, given_at: given === undefined ? null : localDateTime(given.givenAt, timeZone) };
};
