import { createHash, randomBytes } from 'node:crypto';
import { eq, lt } from 'drizzle-orm';
import type { WriteDb } from '../../db/handles.ts';
import { links } from '../../db/schema/centre.ts';

/** 128 bits: past guessing, and short enough for an SMS. */
const TOKEN_BYTES = 16;
const KEPT_MS = 30 * 86_400_000;

export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** By what the client's site finds a link: the token itself isn't kept. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

export interface Link {
  readonly notificationId: string;
  readonly purpose: string;
  readonly clientId: number | null;
  readonly roomIds: readonly number[];
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** Remembers what a token opens, before anybody is told it; forgets what is long over. The caller holds the transaction. */
export const rememberLink = (db: WriteDb, token: string, link: Link): void => {
  db.delete(links)
    .where(lt(links.expiresAt, link.createdAt - KEPT_MS))
    .run();
  db.insert(links)
    .values({ ...link, tokenHash: tokenHash(token), roomIds: JSON.stringify(link.roomIds) })
    .run();
};

/** A token that certainly reached nobody opens nothing. The caller holds the transaction. */
export const forgetLink = (db: WriteDb, token: string): void => {
  db.delete(links)
    .where(eq(links.tokenHash, tokenHash(token)))
    .run();
};

export const linkAddress = (site: string, purpose: string, token: string): string =>
  site.replaceAll('{token}', token).replaceAll('{purpose}', purpose);
