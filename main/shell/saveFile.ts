import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { app, BrowserWindow, dialog, shell, type WebContents } from 'electron';
import type { SavedFile, Saving } from '../../preload/channels.ts';
import { partFiles } from './partFiles.ts';
import { kindFault, type SaveName, saveFault, saveName } from './saveName.ts';

/** Saving by the system's dialog, and opening what was saved so: the page learns names, never paths. */
export interface Saver {
  begin(page: WebContents, name: unknown): Promise<Saving>;
  /** null: that was all. */
  piece(id: unknown, bytes: unknown): Promise<Saving>;
  /** All at once, what the shell has made itself. */
  save(page: WebContents, name: unknown, bytes: Uint8Array): Promise<SavedFile>;
  /** false: it is gone, or nothing can open it. */
  open(id: unknown, how: unknown): Promise<boolean>;
}

export const fileSaver = (): Saver => {
  const parts = partFiles<WebContents>();
  /** Where files begun in this run lie, by id. */
  const paths = new Map<string, string>();
  const chosenPath = placeDialog();
  const watch = eachOnce((page) => {
    // Closed, crashed or loaded anew it sends no more pieces.
    const gone = () => void parts.giveUpOf(page);
    page.on('destroyed', gone).on('render-process-gone', gone).on('did-navigate', gone);
  });
  app.once('will-quit', parts.giveUpAll);

  const begin: Saver['begin'] = async (page, name) => {
    const offered = saveName(name);
    if (offered === null) return { state: 'failed', sentence: kindFault(name) };
    const path = await chosenPath(page, offered);
    if (path === null) return { state: 'cancelled' };
    watch(page);
    try {
      const id = await parts.begin(path, page);
      paths.set(id, path);
      return { state: 'open', id };
    } catch (error) {
      return { state: 'failed', sentence: saveFault(error, basename(path)) };
    }
  };

  const piece: Saver['piece'] = async (id, bytes) => {
    if (typeof id !== 'string' || !parts.has(id)) throw new Error('refused: no file is being saved');
    if (bytes !== null && !(bytes instanceof Uint8Array)) throw new Error('refused: no bytes');
    try {
      const path = await parts.piece(id, bytes);
      return path === null ? { state: 'open', id } : { state: 'saved', id, fileName: basename(path) };
    } catch (error) {
      return { state: 'failed', sentence: saveFault(error, basename(paths.get(id) ?? '')) };
    }
  };

  return {
    begin,
    piece,
    save: async (page, name, bytes) => {
      let saving = await begin(page, name);
      if (saving.state === 'open') saving = await piece(saving.id, bytes);
      if (saving.state === 'open') saving = await piece(saving.id, null);
      if (saving.state === 'open') throw new Error('the file was not ended');
      return saving;
    },
    open: async (id, how) => {
      const path = typeof id === 'string' && !parts.has(id) ? paths.get(id) : undefined;
      if (path === undefined || !existsSync(path)) return false;
      if (how === 'file') return (await shell.openPath(path)) === '';
      shell.showItemInFolder(path);
      return true;
    },
  };
};

const eachOnce = (work: (page: WebContents) => void): ((page: WebContents) => void) => {
  const seen = new WeakSet<WebContents>();
  return (page) => {
    if (seen.has(page)) return;
    seen.add(page);
    work(page);
  };
};

/** Asks where to, in the folder of the last time; null: the person called it off. */
const placeDialog = () => {
  let folder: string | undefined;
  return async (page: WebContents, { fileName, ending, kind }: SaveName): Promise<string | null> => {
    // A stick that was pulled out is not offered again.
    const there = folder !== undefined && existsSync(folder) ? folder : app.getPath('downloads');
    const options = {
      defaultPath: join(there, fileName),
      filters: [{ name: kind, extensions: [ending.slice(1)] }],
    };
    const window = BrowserWindow.fromWebContents(page);
    const { canceled, filePath } = await (window === null
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(window, options));
    if (canceled || filePath === '') return null;
    folder = dirname(filePath);
    return extname(filePath).toLowerCase() === ending ? filePath : `${filePath}${ending}`;
  };
};
