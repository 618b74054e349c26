import { and, eq } from 'drizzle-orm';
import type { Answer, Input } from '../../contract/endpoint.ts';
import type { signIn as endpoint } from '../../contract/session.ts';
import type { Connections } from '../../db/handles.ts';
import { credentials } from '../../db/schema/exchange.ts';
import { managers } from '../../db/schema/people.ts';
import { normalizePhone } from '../domain/phone.ts';
import { UserFacingError } from '../errors.ts';
import { type Manager, signedInManager } from './managers.ts';
import { NOBODY, verifyPassword } from './passwords.ts';
import { assertMayTry, forgetFailures, rememberFailure } from './throttle.ts';
import { TOKEN_SECONDS, type Tokens } from './tokens.ts';

/**
 * Signs a manager in by phone, in any usual spelling, and password (document L61, domain §4). Unknown phones and wrong
 * passwords get the same words after the same time.
 * @throws UserFacingError bad_credentials | sign_in_throttled
 */
export const signIn = async (
  { read, exclusive }: Connections,
  tokens: Tokens,
  { username, password }: Input<typeof endpoint>,
  now: number,
): Promise<Answer<typeof endpoint>> => {
  const phone = normalizePhone(username);
  if (phone) assertMayTry(read, phone, now);
  const found = phone ? findCredentials(read, phone) : undefined;
  const fits = await verifyPassword(password, found?.verifier ?? NOBODY);
  if (!found || !fits) {
    if (phone) await exclusive((db) => rememberFailure(db, phone, now));
    throw new UserFacingError('bad_credentials', 422, 'Неверный номер телефона или пароль');
  }
  if (phone) await exclusive((db) => forgetFailures(db, phone));
  return {
    msg: 'Вы успешно вошли',
    msg_type: 'success',
    access_token: await tokens.issue(found.manager.id, now),
    expiration_time: TOKEN_SECONDS,
    manager: signedInManager(found.manager),
  };
};

const findCredentials = (
  db: Connections['read'],
  phone: string,
): { manager: Manager; verifier: string } | undefined =>
  db
    .select({ manager: managers, verifier: credentials.verifier })
    .from(managers)
    .innerJoin(credentials, eq(credentials.managerId, managers.id))
    .where(and(eq(managers.phone, phone), eq(managers.active, true)))
    .get();
