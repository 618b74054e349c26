import { and, desc, eq, isNull } from 'drizzle-orm';
import type { WriteDb } from '../../../db/handles.ts';
import { consents } from '../../../db/schema/worktime.ts';

export const PHOTO_PURPOSE = 'time-control-photo';

/** Condition on the photo consents of someone that he has not taken back. */
export const standsFor = (managerId: number) =>
  and(eq(consents.managerId, managerId), eq(consents.purpose, PHOTO_PURPOSE), isNull(consents.withdrawnAt));

/** His newest consent to be photographed that stands, if any. */
export const photoConsentOf = (db: WriteDb, managerId: number) =>
  db.select().from(consents).where(standsFor(managerId)).orderBy(desc(consents.givenAt)).get();
