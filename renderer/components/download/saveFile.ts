import i18next from 'i18next';
import type { MestoBridge } from '../../../preload/bridge.ts';
import type { SavedFile } from '../../../preload/channels.ts';
import type { ReceivedFile } from '../../api/client.ts';

/** Where the desktop window saved a file; opened again by this and nothing else. */
export interface SavedPlace {
  readonly id: string;
}

export type SaveOutcome =
  | { readonly state: 'saved'; readonly fileName: string; readonly place: SavedPlace | null }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly sentence: string };

/** By the system's dialog in the desktop window, into the folder of downloads in a browser. */
export const saveFile = async ({ content, fileName }: ReceivedFile): Promise<SaveOutcome> => {
  if (window.mesto === undefined) {
    saveByLink(content, fileName);
    return { state: 'saved', fileName, place: null };
  }
  try {
    const saved = await saveByDialog(window.mesto, content, fileName);
    return saved.state === 'saved'
      ? { state: 'saved', fileName: saved.fileName, place: { id: saved.id } }
      : saved;
  } catch {
    return { state: 'failed', sentence: i18next.t('downloads.notSaved') };
  }
};

/** A large file at once would hold up the shell's thread, and the API on it, for tenths of a second. */
const PIECE_BYTES = 2 ** 20;

const saveByDialog = async (shell: MestoBridge, content: Blob, fileName: string): Promise<SavedFile> => {
  let saving = await shell.beginSave(fileName);
  for (let at = 0; saving.state === 'open' && at < content.size; at += PIECE_BYTES) {
    const piece = await content.slice(at, at + PIECE_BYTES).arrayBuffer();
    saving = await shell.savePiece(saving.id, new Uint8Array(piece));
  }
  if (saving.state === 'open') saving = await shell.savePiece(saving.id, null);
  if (saving.state === 'open') throw new Error('the file was not ended');
  return saving;
};

const saveByLink = (content: Blob, fileName: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = fileName;
  link.click();
  // The browser has taken it by then, and a large one must not stay in memory.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};
