import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';

/**
 * Files that are written piece by piece beside the place they are meant for, and take it when all is there: half a workbook
 * under the right name would be sent on. `Owner`: who sends the pieces; gone, all its files are given up.
 */
export interface PartFiles<Owner> {
  /** @throws what the system says, for a place that can't be written */
  begin(path: string, owner: Owner): Promise<string>;
  has(id: string): boolean;
  /** @returns the path of the whole file when `bytes` is null, which ends it. @throws what the system says; nothing stays */
  piece(id: string, bytes: Uint8Array | null): Promise<string | null>;
  giveUpOf(owner: Owner): Promise<void>;
  /** At the program's end, when nothing waits any more. */
  giveUpAll(): void;
}

interface Part<Owner> {
  readonly path: string;
  readonly part: string;
  readonly file: FileHandle;
  readonly owner: Owner;
}

export const partFiles = <Owner>(): PartFiles<Owner> => {
  const all = new Map<string, Part<Owner>>();

  const giveUp = async (id: string): Promise<void> => {
    const one = all.get(id);
    if (one === undefined) return;
    all.delete(id);
    await one.file.close().catch(() => {});
    await rm(one.part, { force: true });
  };

  return {
    begin: async (path, owner) => {
      const id = randomUUID();
      const part = `${path}.${id.slice(0, 8)}.part`;
      all.set(id, { path, part, file: await open(part, 'wx'), owner });
      return id;
    },
    has: (id) => all.has(id),
    piece: async (id, bytes) => {
      const one = all.get(id);
      if (one === undefined) throw new Error('no such file is being written');
      try {
        if (bytes !== null) {
          await one.file.appendFile(bytes);
          return null;
        }
        await one.file.sync();
        await one.file.close();
        await rename(one.part, one.path);
        all.delete(id);
        return one.path;
      } catch (error) {
        await giveUp(id);
        throw error;
      }
    },
    giveUpOf: async (owner) => {
      await Promise.all([...all].filter(([, one]) => one.owner === owner).map(([id]) => giveUp(id)));
    },
    giveUpAll: () => {
      for (const { part } of all.values()) rmSync(part, { force: true });
      all.clear();
    },
  };
};
