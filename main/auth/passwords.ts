import { randomBytes, type ScryptOptions, scrypt, scryptSync, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** OWASP's scrypt floor for sign-in: N 2^17 would cost 128 MB; 2^15 with r 8, p 3 is its equal at 32 MB. */
const COST = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 2 ** 20 } as const;
const KEY_BYTES = 32;
const SALT_BYTES = 16;

/** @returns a verifier `scrypt$N$r$p$salt$hash`: all that is needed to check the password, and no more. */
export const hashPassword = (password: string): string => {
  const salt = randomBytes(SALT_BYTES);
  const hash = scryptSync(password.normalize('NFC'), salt, KEY_BYTES, COST);
  return verifierOf(salt, hash);
};

/** `hashPassword` off the event loop. */
export const deriveVerifier = async (password: string): Promise<string> => {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password.normalize('NFC'), salt, KEY_BYTES, COST);
  return verifierOf(salt, hash);
};

const verifierOf = (salt: Buffer, hash: Buffer): string =>
  ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('$');

/** Checks a password off the event loop, in constant time; a verifier of unknown form fits no password. */
export const verifyPassword = async (password: string, verifier: string): Promise<boolean> => {
  const [scheme, n, r, p, salt, hash] = verifier.split('$');
  if (scheme !== 'scrypt' || !salt || !hash) return false;
  const expected = Buffer.from(hash, 'base64url');
  const options = { N: Number(n), r: Number(r), p: Number(p), maxmem: COST.maxmem };
  const actual = await derive(
    password.normalize('NFC'),
    Buffer.from(salt, 'base64url'),
    expected.length,
    options,
  );
  return timingSafeEqual(actual, expected);
};

/** A verifier that no password fits: checked for unknown phones, so that the answer's time tells nothing. */
export const NOBODY = hashPassword(randomBytes(16).toString('hex'));
