import { and, eq, gte, isNull, or } from 'drizzle-orm';
import type { Answer } from '../../contract/endpoint.ts';
import type { signIn as endpoint, SignedInManager } from '../../contract/session.ts';
import type { Connections } from '../../db/handles.ts';
import { credentials } from '../../db/schema/exchange.ts';
import { managers } from '../../db/schema/people.ts';
import { normalizePhone } from '../domain/phone.ts';
import { UserFacingError } from '../errors.ts';
import { type Manager, signedInManager } from './managers.ts';
import { NOBODY, verifyPassword } from './passwords.ts';
import { assertMayTry, forgetFailures, rememberFailure } from './throttle.ts';
import { TOKEN_SECONDS, type Tokens } from './tokens.ts';

export interface Account {
  readonly managerId: number;
  readonly manager: SignedInManager;
}

/** Who may sign in: known on this machine, or asked of the centre. */
export interface Accounts {
  /**
   * Checks a phone, in any usual spelling, and a password (document L61, domain §4).
   * @throws UserFacingError bad_credentials | sign_in_throttled | sign_in_offline
   */
  check(phone: string, password: string, now: number): Promise<Account>;
}

/** The accounts that this machine's own database knows. */
export const localAccounts = (connections: Connections): Accounts => ({
  check: async (phone, password, now) => {
    const manager = await checkPassword(connections, { phone, password }, now);
    return { managerId: manager.id, manager: signedInManager(manager) };
  },
});

/** @throws UserFacingError bad_credentials | sign_in_throttled | sign_in_offline */
export const signIn = async (
  accounts: Accounts,
  tokens: Tokens,
  { username, password }: { username: string; password: string },
  now: number,
): Promise<Answer<typeof endpoint>> => {
  const { managerId, manager } = await accounts.check(username, password, now);
  return {
    msg: 'Вы успешно вошли',
    msg_type: 'success',
    access_token: await tokens.issue(managerId, now),
    expiration_time: TOKEN_SECONDS,
    manager,
  };
};

/**
 * Checks a password against this machine's verifiers. Unknown phones and wrong passwords get the same words after the same
 * time; after five failures in a quarter of an hour one waits.
 * @param notBefore the verifier must be as young, in ms since 1970: an offline sign-in has its term
 * @throws UserFacingError bad_credentials | sign_in_throttled
 */
export const checkPassword = async (
  { read, exclusive }: Pick<Connections, 'read' | 'exclusive'>,
  given: { readonly phone: string; readonly password: string },
  now: number,
  notBefore = 0,
): Promise<Manager> => {
  const phone = normalizePhone(given.phone);
  if (phone) assertMayTry(read, phone, now);
  const found = phone ? findCredentials(read, phone, notBefore) : undefined;
  const fits = await verifyPassword(given.password, found?.verifier ?? NOBODY);
  if (!found || !fits) {
    if (phone) await exclusive((db) => rememberFailure(db, phone, now));
    throw badCredentials();
  }
  if (phone) await exclusive((db) => forgetFailures(db, phone));
  return found.manager;
};

export const badCredentials = () =>
  new UserFacingError('bad_credentials', 422, 'Неверный номер телефона или пароль');

/** A verifier from before the password was changed is void. */
const findCredentials = (
  db: Connections['read'],
  phone: string,
  notBefore: number,
): { manager: Manager; verifier: string } | undefined =>
  db
    .select({ manager: managers, verifier: credentials.verifier })
    .from(managers)
    .innerJoin(credentials, eq(credentials.managerId, managers.id))
    .where(
      and(
        eq(managers.phone, phone),
        eq(managers.active, true),
        gte(credentials.updatedAt, notBefore),
        or(isNull(managers.passwordChangedAt), gte(credentials.updatedAt, managers.passwordChangedAt)),
      ),
    )
    .get();
