import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { errors, jwtVerify, SignJWT } from 'jose';
import type { WriteDb } from '../../db/handles.ts';
import { deskState } from '../../db/schema/exchange.ts';
import { UserFacingError } from '../errors.ts';

/** A shift and a half: nobody signs in again before going home. */
export const TOKEN_SECONDS = 12 * 60 * 60;

export interface Tokens {
  /** @returns a JWT with plain ASCII claims sub, iat, exp: old clients decode it by hand (client facts 1) */
  issue(managerId: number, now: number): Promise<string>;
  /** @throws UserFacingError 401 token_missing | token_expired | token_invalid */
  check(header: string | undefined, now: number): Promise<SessionClaims>;
}

export interface SessionClaims {
  readonly managerId: number;
  /** Milliseconds since 1970 UTC, by the second. */
  readonly issuedAt: number;
}

/** Tokens signed by this machine's own secret, which is made at the first start and lives in the database. */
export const machineTokens = (db: WriteDb): Tokens => {
  const secret = machineSecret(db);
  return {
    issue: (managerId, now) => {
      const issuedAt = Math.floor(now / 1000);
      return new SignJWT()
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(String(managerId))
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + TOKEN_SECONDS)
        .sign(secret);
    },
    check: async (header, now) => {
      const token = /^Bearer\s+(\S+)$/i.exec(header?.trim() ?? '')?.[1];
      if (token === undefined)
        throw unauthorized('token_missing', 'Вы не вошли в программу. Войдите по телефону и паролю.');
      try {
        const { payload } = await jwtVerify(token, secret, {
          algorithms: ['HS256'],
          currentDate: new Date(now),
        });
        return { managerId: Number(payload.sub), issuedAt: (payload.iat ?? 0) * 1000 };
      } catch (error) {
        if (error instanceof errors.JWTExpired) {
          throw unauthorized('token_expired', 'Сеанс закончился. Войдите снова: введённое не пропадёт.');
        }
        throw unauthorized('token_invalid', 'Ключ сеанса не подходит. Войдите снова по телефону и паролю.');
      }
    },
  };
};

export const unauthorized = (code: string, sentence: string) => new UserFacingError(code, 401, sentence);

const SECRET_KEY = 'tokenSecret';

/** The key of this machine's sessions; the centre is told it at enrolment, and proves by it who made a command. */
export const machineSecret = (db: WriteDb): Uint8Array => {
  const stored = db.select().from(deskState).where(eq(deskState.key, SECRET_KEY)).get();
  if (stored) return Buffer.from(JSON.parse(stored.value) as string, 'base64url');
  const secret = randomBytes(32);
  rememberSecret(db, secret);
  return secret;
};

/** Keeps a key that this machine had before, so that its sessions and the proofs of its commands still hold. */
export const rememberSecret = (db: WriteDb, secret: Buffer): void => {
  const value = JSON.stringify(secret.toString('base64url'));
  db.insert(deskState)
    .values({ key: SECRET_KEY, value })
    .onConflictDoUpdate({ target: deskState.key, set: { value } })
    .run();
};
