import type { LaunchInfo } from './channels.ts';

/** What a page cannot do over HTTP. Under 15 methods, for good: each is a door out of the sandbox. */
export interface MestoBridge {
  launchInfo(): Promise<LaunchInfo>;
  /** Camera access exists only between `true` and `false`; a page that reloads or dies loses it. */
  setCaptureScreenOpen(open: boolean): Promise<void>;
}

declare global {
  interface Window {
    /** Absent in browser mode. */
    readonly mesto?: MestoBridge;
  }
}
