import i18next from 'i18next';
import type { ReceivedFile } from '../../api/client.ts';

/** Where the desktop window saved a file; opened again by this and nothing else. */
export interface SavedPlace {
  readonly id: string;
}

export type Saving =
  | { readonly state: 'saved'; readonly fileName: string; readonly place: SavedPlace | null }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly sentence: string };

/** By the system's dialog in the desktop window, into the folder of downloads in a browser. */
export const saveFile = async ({ content, fileName }: ReceivedFile): Promise<Saving> => {
  if (window.mesto === undefined) {
    saveByLink(content, fileName);
    return { state: 'saved', fileName, place: null };
  }
  try {
    const saved = await window.mesto.saveFile(fileName, new Uint8Array(await content.arrayBuffer()));
    return saved.state === 'saved'
      ? { state: 'saved', fileName: saved.fileName, place: { id: saved.id } }
      : saved;
  } catch {
    return { state: 'failed', sentence: i18next.t('downloads.notSaved') };
  }
};

const saveByLink = (content: Blob, fileName: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = fileName;
  link.click();
  // The browser has taken it by then, and a large one must not stay in memory.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};
