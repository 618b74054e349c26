/**
 * The whole traffic between page and shell: one entry a channel, request and answer. Business data has no channel, it goes
 * through the local API. Types only: both sides import this, neither gets code from the other.
 */
export interface Channels {
  'launch-info': () => LaunchInfo;
  'capture-screen': (open: boolean) => void;
  'save-file': (fileName: string, bytes: Uint8Array) => Promise<SavedFile>;
  'open-saved': (id: string, how: 'file' | 'folder') => Promise<boolean>;
}

export type Channel = keyof Channels;

/** What became of a file that was to be saved; `id` opens it again. */
export type SavedFile =
  | { readonly state: 'saved'; readonly id: string; readonly fileName: string }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly sentence: string };

/** What a page must know to talk to this launch's API. */
export interface LaunchInfo {
  /** Origin of the local API, without a slash at the end. */
  readonly apiUrl: string;
  /** Goes into the header `X-Launch-Token` of every request; new at every launch. */
  readonly launchToken: string;
  readonly appVersion: string;
}
