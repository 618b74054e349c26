import { and, eq, gt, lte, sql } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '../../db/handles.ts';
import { signInFailures } from '../../db/schema/exchange.ts';
import { UserFacingError } from '../errors.ts';

const WINDOW_MS = 15 * 60_000;
const FREE_FAILURES = 5;
const FIRST_WAIT_MS = 30_000;

/**
 * How long after its newest failure a phone must wait: nothing for the first five in a quarter of an hour, then half a
 * minute, doubling with each further one up to the whole window (domain §4).
 */
export const waitAfter = (failures: number): number =>
  failures < FREE_FAILURES ? 0 : Math.min(WINDOW_MS, FIRST_WAIT_MS * 2 ** (failures - FREE_FAILURES));

/** @throws UserFacingError 429 sign_in_throttled, with the seconds to wait */
export const assertMayTry = (db: ReadDb, phone: string, now: number): void => {
  const { failures, newest } = db
    .select({ failures: sql<number>`count(*)`, newest: sql<number | null>`max(${signInFailures.at})` })
    .from(signInFailures)
    .where(and(eq(signInFailures.phone, phone), gt(signInFailures.at, now - WINDOW_MS)))
    .get() ?? { failures: 0, newest: null };
  const wait = (newest ?? 0) + waitAfter(failures) - now;
  if (wait <= 0) return;
  const seconds = Math.ceil(wait / 1000);
  throw new UserFacingError(
    'sign_in_throttled',
    429,
    `Слишком много попыток входа. Подождите ${seconds} с и попробуйте снова или попросите руководителя сменить пароль.`,
    { retryAfter: seconds },
  );
};

export const rememberFailure = (db: WriteDb, phone: string, now: number): void => {
  db.delete(signInFailures)
    .where(lte(signInFailures.at, now - WINDOW_MS))
    .run();
  db.insert(signInFailures).values({ phone, at: now }).onConflictDoNothing().run();
};

export const forgetFailures = (db: WriteDb, phone: string): void => {
  db.delete(signInFailures).where(eq(signInFailures.phone, phone)).run();
};
