import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { app, BrowserWindow, dialog, shell, type WebContents } from 'electron';
import type { SavedFile } from '../../preload/channels.ts';
import { kindFault, saveFault, saveName } from './saveName.ts';

/** Saving by the system's dialog, and opening what was saved so: the page learns names, never paths. */
export interface Saver {
  save(page: WebContents, name: unknown, bytes: unknown): Promise<SavedFile>;
  /** false: it is gone, or nothing can open it. */
  open(id: unknown, how: unknown): Promise<boolean>;
}

export const fileSaver = (): Saver => {
  const saved = new Map<string, string>();
  let folder: string | undefined;
  /** A stick that was pulled out is not offered again. */
  const folderThere = () => (folder !== undefined && existsSync(folder) ? folder : undefined);
  return {
    save: async (page, name, bytes) => {
      if (!(bytes instanceof Uint8Array)) throw new Error('refused: no bytes');
      const offered = saveName(name);
      if (offered === null) return { state: 'failed', sentence: kindFault(name) };
      const { fileName, ending, kind } = offered;
      const options = {
        defaultPath: join(folderThere() ?? app.getPath('downloads'), fileName),
        filters: [{ name: kind, extensions: [ending.slice(1)] }],
      };
      const window = BrowserWindow.fromWebContents(page);
      const { canceled, filePath } = await (window === null
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(window, options));
      if (canceled || filePath === '') return { state: 'cancelled' };
      const path = extname(filePath).toLowerCase() === ending ? filePath : `${filePath}${ending}`;
      folder = dirname(path);
      try {
        await writeWhole(path, bytes);
      } catch (error) {
        return { state: 'failed', sentence: saveFault(error, basename(path)) };
      }
      const id = randomUUID();
      saved.set(id, path);
      return { state: 'saved', id, fileName: basename(path) };
    },
    open: async (id, how) => {
      const path = typeof id === 'string' ? saved.get(id) : undefined;
      if (path === undefined || !existsSync(path)) return false;
      if (how === 'file') return (await shell.openPath(path)) === '';
      shell.showItemInFolder(path);
      return true;
    },
  };
};

/** All of it or nothing: half a workbook under the right name would be sent on. */
const writeWhole = async (path: string, bytes: Uint8Array): Promise<void> => {
  const part = `${path}.${randomUUID().slice(0, 8)}.part`;
  try {
    await writeFile(part, bytes, { flush: true });
    await rename(part, path);
  } finally {
    await rm(part, { force: true });
  }
};
