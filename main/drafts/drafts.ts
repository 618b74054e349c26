import { and, eq, lt } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '../../db/handles.ts';
import { drafts } from '../../db/schema/drafts.ts';

/** Whose form, and which. */
export interface DraftKey {
  readonly managerId: number;
  readonly form: string;
}

export interface Draft {
  readonly data: Record<string, unknown>;
  /** Milliseconds since 1970 UTC. */
  readonly savedAt: number;
}

/** A draft holds personal data, passports too: what nobody came back to in a week is deleted. */
const KEPT_MS = 7 * 86_400_000;

const isOf = ({ managerId, form }: DraftKey) => and(eq(drafts.managerId, managerId), eq(drafts.form, form));

/** What the manager left in the form, or null. */
export const readDraft = (db: ReadDb, key: DraftKey, now: number): Draft | null => {
  const row = db.select().from(drafts).where(isOf(key)).get();
  if (row === undefined || row.savedAt < now - KEPT_MS) return null;
  return { data: JSON.parse(row.data) as Record<string, unknown>, savedAt: row.savedAt };
};

/** Keeps the form's values, or forgets them (null). Drafts of anybody that are a week old go too. */
export const saveDraft = (
  db: WriteDb,
  key: DraftKey,
  data: Record<string, unknown> | null,
  now: number,
): void => {
  db.$client
    .transaction(() => {
      db.delete(drafts)
        .where(lt(drafts.savedAt, now - KEPT_MS))
        .run();
      if (data === null) db.delete(drafts).where(isOf(key)).run();
      else {
        const kept = { data: JSON.stringify(data), savedAt: now };
        db.insert(drafts)
          .values({ ...key, ...kept })
          .onConflictDoUpdate({ target: [drafts.managerId, drafts.form], set: kept })
          .run();
      }
    })
    .immediate();
};
