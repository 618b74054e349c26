import { jwtVerify } from 'jose';
import type { PushedCommand } from '../contract/exchange.ts';
import type { Device } from './devices.ts';

/** Clocks of desk and centre may differ by so much before the desk has heard of it. */
const TOLERANCE_SECONDS = 15 * 60;

/**
 * Whether each command's proof is a session of its author that this device had begun and that ran when it was made.
 * @returns the numbers of those whose proof holds
 */
export const provenSeqs = async (
  device: Device,
  commands: readonly PushedCommand[],
): Promise<Set<number>> => {
  const key = Buffer.from(device.tokenSecret, 'base64url');
  const proven = new Set<number>();
  const known = new Map<string, { sub: number; from: number; to: number } | null>();
  for (const { seq, proof, authorId, madeAt } of commands) {
    if (!known.has(proof)) known.set(proof, await sessionOf(proof, key));
    const session = known.get(proof);
    const at = madeAt / 1000;
    const running = session && at >= session.from - TOLERANCE_SECONDS && at <= session.to + TOLERANCE_SECONDS;
    if (running && session.sub === authorId) proven.add(seq);
  }
  return proven;
};

const sessionOf = async (proof: string, key: Uint8Array) => {
  const token = /^Bearer\s+(\S+)$/i.exec(proof)?.[1] ?? '';
  try {
    // When it was made is compared per command: a session that has ended since proves what was made in it.
    const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'], currentDate: new Date(0) });
    return { sub: Number(payload.sub), from: payload.iat ?? 0, to: payload.exp ?? 0 };
  } catch {
    return null;
  }
};
