import type { Identity } from './identity.ts';
import type { RoundPorts } from './round.ts';

/**
 * Brings to the centre what it lacks of these files, each from where it broke off: their commands follow after.
 * @returns those that this PC has no more
 */
export const sendFiles = async (
  { transport, files }: Pick<RoundPorts, 'transport' | 'files'>,
  identity: Identity,
  ids: readonly string[],
): Promise<string[]> => {
  if (ids.length === 0) return [];
  const lost: string[] = [];
  for (const { id, have } of await transport.missingFiles(identity, ids)) {
    const bytes = files.has(id) ? files.read(id) : null;
    if (bytes === null) lost.push(id);
    else await transport.sendFile(identity, id, bytes, have);
  }
  return lost;
};
