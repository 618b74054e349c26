import { jwtVerify } from 'jose';
import type { PushedCommand } from '../contract/exchange.ts';
import type { Device } from './devices.ts';

/**
 * Whether each command's proof is a session of its author that this device had begun. When it began isn't compared: the
 * clocks of both may have been wrong, and nobody's payment is refused for that.
 * @returns the numbers of those whose proof holds
 */
export const provenSeqs = async (
  device: Device,
  commands: readonly PushedCommand[],
): Promise<Set<number>> => {
  const key = Buffer.from(device.tokenSecret, 'base64url');
  const proven = new Set<number>();
  const authors = new Map<string, number | null>();
  for (const { seq, proof, authorId } of commands) {
    if (!authors.has(proof)) authors.set(proof, await authorOf(proof, key));
    if (authors.get(proof) === authorId) proven.add(seq);
  }
  return proven;
};

const authorOf = async (proof: string, key: Uint8Array): Promise<number | null> => {
  const token = /^Bearer\s+(\S+)$/i.exec(proof)?.[1] ?? '';
  try {
    // A session that has ended since proves what was made in it.
    const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'], currentDate: new Date(0) });
    return Number(payload.sub);
  } catch {
    return null;
  }
};
