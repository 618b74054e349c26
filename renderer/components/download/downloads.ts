import axios from 'axios';
import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import type { Endpoint, Input } from '../../../contract/endpoint.ts';
import { downloadProgress } from '../../../contract/registers.ts';
import { ApiError } from '../../api/apiError.ts';
import { call, callFile, type ReceivedFile } from '../../api/client.ts';
import { onSessionChange } from '../../api/session.ts';
import { type SavedPlace, saveFile } from './saveFile.ts';

/** Files being made, here whatever screen is open: who ordered one goes on working, and finds it in the tray. */

export interface Download {
  readonly key: string;
  readonly title: string;
  readonly state:
    | { readonly name: 'running'; readonly done: number; readonly total: number | null }
    /** Made, but its place was not chosen yet, or could not be written. */
    | { readonly name: 'ready'; readonly file: ReceivedFile; readonly fault: string | null }
    | { readonly name: 'saved'; readonly fileName: string; readonly place: SavedPlace | null }
    | { readonly name: 'failed'; readonly sentence: string; again(): void };
}

const POLL_MS = 500;
/** How long a line stays that there is nothing more to do with. */
const READ_MS = 10_000;

let downloads: readonly Download[] = [];
const listeners = new Set<() => void>();
const cancels = new Map<string, AbortController>();

const tell = (next: readonly Download[]) => {
  downloads = next;
  for (const listener of listeners) listener();
};

/** Changes one that is still in the list: what was cancelled meanwhile stays gone. */
const become = (key: string, state: Download['state']) =>
  tell(downloads.map((one) => (one.key === key ? { ...one, state } : one)));

export const useDownloads = (): readonly Download[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => downloads,
  );

/** Orders a file; the tray shows how far it is, and where it went. `title` names it there («Реестр платежей»). */
export const startDownload = <E extends Endpoint>(title: string, endpoint: E, input: Input<E>): void => {
  const key = crypto.randomUUID();
  tell([...downloads, { key, title, state: { name: 'running', done: 0, total: null } }]);
  void run(key, title, endpoint, input);
};

const run = async <E extends Endpoint>(key: string, title: string, endpoint: E, input: Input<E>) => {
  const control = new AbortController();
  cancels.set(key, control);
  const asking = setInterval(() => void askProgress(key, control.signal), POLL_MS);
  try {
    const file = await callFile(endpoint, input, { key, signal: control.signal });
    become(key, { name: 'ready', file, fault: null });
    await save(key, file);
  } catch (failure) {
    if (axios.isCancel(failure)) return;
    const sentence = failure instanceof ApiError ? failure.message : i18next.t('errors.unknown');
    const again = () => {
      forget(key);
      startDownload(title, endpoint, input);
    };
    become(key, { name: 'failed', sentence, again });
  } finally {
    clearInterval(asking);
    cancels.delete(key);
  }
};

/** What can't be told now is told the next time. */
const askProgress = async (key: string, signal: AbortSignal): Promise<void> => {
  const progress = await call(downloadProgress, { key }, signal).catch(() => null);
  if (progress === null || progress.total === null || signal.aborted || !cancels.has(key)) return;
  if (downloads.some((one) => one.key === key && one.state.name === 'running'))
    become(key, { name: 'running', ...progress });
};

/** Asks where to, in the desktop window; whoever closes that dialog keeps the file and may ask again. */
export const save = async (key: string, file: ReceivedFile): Promise<void> => {
  const outcome = await saveFile(file);
  if (outcome.state === 'saved') {
    become(key, { name: 'saved', fileName: outcome.fileName, place: outcome.place });
    // A browser shows downloads itself.
    if (outcome.place === null) setTimeout(() => forget(key), READ_MS);
  } else become(key, { name: 'ready', file, fault: outcome.state === 'failed' ? outcome.sentence : null });
};

/** Breaks off what runs and takes it from the list. */
export const forget = (key: string): void => {
  cancels.get(key)?.abort();
  tell(downloads.filter((one) => one.key !== key));
};

/** The next person at this window finds nothing of the last one's. */
onSessionChange(() => {
  for (const { key } of downloads) forget(key);
});
