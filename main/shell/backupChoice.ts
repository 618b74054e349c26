import { BrowserWindow, dialog, type WebContents } from 'electron';
import type { Backups } from '../../db/backups.ts';
import type { ChosenFolder } from '../../preload/channels.ts';

/** The folder of this computer's backups, chosen by the system's dialog: a page names no paths. */
export interface BackupChoice {
  choose(page: WebContents): Promise<ChosenFolder>;
}

export const backupChoice = (backups: Pick<Backups, 'folder' | 'choose'>): BackupChoice => ({
  choose: async (page) => {
    const window = BrowserWindow.fromWebContents(page);
    const options: Electron.OpenDialogOptions = {
      defaultPath: backups.folder,
      properties: ['openDirectory', 'createDirectory'],
    };
    const { canceled, filePaths } = await (window === null
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(window, options));
    const [folder] = filePaths;
    if (canceled || folder === undefined) return { state: 'cancelled' };
    if (backups.choose(folder)) return { state: 'chosen' };
    const sentence =
      'В эту папку нельзя записать файл. Выберите другую или разрешите в неё запись; копии пока остаются в прежней.';
    return { state: 'failed', sentence };
  },
});
