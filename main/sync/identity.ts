import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurably } from '../../db/files.ts';
import { sealer } from '../../db/seal.ts';

/** Who this PC is to the centre. It outlives the database, so that a rebuilt replica finds its own unsent work again. */
const identity = z.object({
  deviceId: z.string(),
  secret: z.string(),
  /** The key of this desk's sessions, base64url. */
  tokenSecret: z.string(),
  centre: z.string(),
  /** A command's number for the centre is its place in the queue less this: a PC that enrols anew counts from 1 again. */
  seqBase: z.int(),
});
export type Identity = z.output<typeof identity>;

export interface IdentityStore {
  load(): Identity | null;
  save(identity: Identity): void;
  forget(): void;
}

/** In the data directory, sealed by the database's key, which the system's vault or the key file holds. @throws DatabaseError */
export const fileIdentity = (dataDir: string, key: string | undefined): IdentityStore => {
  const path = join(dataDir, 'device');
  const { seal, open } = sealer(key, 'device');
  let held = existsSync(path) ? identity.parse(JSON.parse(open(readFileSync(path)).toString('utf8'))) : null;
  return {
    load: () => held,
    save: (one) => {
      writeDurably(path, seal(Buffer.from(JSON.stringify(one))));
      held = one;
    },
    forget: () => {
      rmSync(path, { force: true });
      held = null;
    },
  };
};
