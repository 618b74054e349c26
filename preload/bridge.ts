import type {
  ChosenFolder,
  Connecting,
  LaunchInfo,
  Notice,
  Printers,
  Printing,
  PrintSheet,
  SavedFile,
  Saving,
} from './channels.ts';

/** What a page cannot do over HTTP. At most 15 methods, for good: each is a door out of the sandbox. */
export interface MestoBridge {
  launchInfo(): Promise<LaunchInfo>;
  /** Camera access exists only between `true` and `false`; a page that reloads or dies loses it. */
  setCaptureScreenOpen(open: boolean): Promise<void>;
  /** Asks where to by the system's dialog, under that name at first. */
  beginSave(fileName: string): Promise<Saving>;
  /** The next bytes of it; null: that was all, so it takes its place. In small pieces, for the API runs on the shell's thread. */
  savePiece(id: string, bytes: Uint8Array | null): Promise<Saving>;
  /** Opens a file saved in this run, or its folder; false: it is gone. */
  openSaved(id: string, how: 'file' | 'folder'): Promise<boolean>;
  /** Shows a notification of the system. */
  notify(notice: Notice): Promise<void>;
  /** Calls back when one is clicked, with its `of`; returns the end of it. */
  onNoticeOpened(listener: (of: number) => void): () => void;
  /** How many messages are unread, on the program's sign; `picture` is a PNG of the number, for Windows. */
  setBadge(count: number, picture: Uint8Array | null): Promise<void>;
  printers(): Promise<Printers>;
  choosePrinter(name: string | null): Promise<void>;
  /** The open page, silently to the chosen printer, else by the system's dialog; null: A4. Other paper is always asked for. */
  printPage(sheet: PrintSheet | null): Promise<Printing>;
  /** The open page as a PDF, under that name at first. */
  savePdf(fileName: string): Promise<SavedFile>;
  /** Starts the program anew; this page is about to go. */
  restart(): Promise<void>;
  /** Starts the program anew on the data of that centre; null: on the embedded demo. */
  connectCentre(address: string | null): Promise<Connecting>;
  /** Asks by the system's dialog where backups go from now on. */
  chooseBackupFolder(): Promise<ChosenFolder>;
}

declare global {
  interface Window {
    /** Absent in browser mode. */
    readonly mesto?: MestoBridge;
  }
}
