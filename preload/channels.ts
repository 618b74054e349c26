/**
 * The whole traffic between page and shell: one entry a channel, request and answer. Business data has no channel, it goes
 * through the local API. Types only: both sides import this, neither gets code from the other.
 */
export interface Channels {
  'launch-info': () => LaunchInfo;
  'capture-screen': (open: boolean) => void;
  'begin-save': (fileName: string) => Promise<Saving>;
  'save-piece': (id: string, bytes: Uint8Array | null) => Promise<Saving>;
  'open-saved': (id: string, how: 'file' | 'folder') => Promise<boolean>;
  notify: (notice: Notice) => void;
  'set-badge': (count: number, picture: Uint8Array | null) => void;
  printers: () => Promise<Printers>;
  'choose-printer': (name: string | null) => Promise<void>;
  'print-page': (sheet: PrintSheet | null) => Promise<Printing>;
  'save-pdf': (fileName: string) => Promise<SavedFile>;
  restart: () => void;
  'connect-centre': (address: string | null) => Promise<Connecting>;
  'choose-backup-folder': () => Promise<ChosenFolder>;
}

/** What the shell tells the page unasked. */
export interface Pushes {
  /** A notification was clicked; the argument is its `of`. */
  'notice-opened': (of: number) => void;
}

export type Channel = keyof Channels;

export type Push = keyof Pushes;

/** A notification of the system. */
export interface Notice {
  readonly title: string;
  readonly body: string;
  /** What it is about: whose message; a newer one of the same takes its place. */
  readonly of: number;
}

/** What became of a file that was to be saved; `id` opens it again. */
export type SavedFile =
  | { readonly state: 'saved'; readonly id: string; readonly fileName: string }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly sentence: string };

/** A file whose place is chosen and that is on its way there; or what became of it. */
export type Saving = { readonly state: 'open'; readonly id: string } | SavedFile;

/** A sheet of paper, mm. */
export interface PrintSheet {
  readonly width: number;
  readonly height: number;
}

/** The system's printers, and which of them this computer prints to without asking; null: it asks each time. */
export interface Printers {
  /** `there`: false for a chosen one that is gone. */
  readonly printers: readonly { readonly name: string; readonly title: string; readonly there: boolean }[];
  readonly chosen: string | null;
}

/** What became of a page that was to be printed. */
export type Printing =
  | { readonly state: 'printed' }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly sentence: string };

/** What became of the wish to exchange with a centre; `restarting`: this page is about to go. */
export type Connecting =
  | { readonly state: 'restarting' }
  | { readonly state: 'refused'; readonly sentence: string };

/** What became of the wish to keep backups elsewhere; where, the API tells. */
export type ChosenFolder =
  | { readonly state: 'chosen' }
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
