import type { Session } from 'electron';
import { isOwnUrl } from './ownPage.ts';

type Permission = Parameters<NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>>[1];

/** What is asked for: the asking page's address and, for media, the devices. */
export interface PermissionQuestion {
  readonly permission: string;
  readonly url: string;
  readonly isMainFrame: boolean;
  readonly media: readonly string[];
}

export interface PermissionState {
  readonly ownOrigin: string;
  readonly captureScreenOpen: boolean;
}

type Rule = (question: PermissionQuestion, state: PermissionState) => boolean;

/** A webcam takes passport pages and faces at sign-in of a client; nobody ever needs to be heard. */
const cameraOnCaptureScreen: Rule = ({ media }, { captureScreenOpen }) =>
  captureScreenOpen && media.length > 0 && media.every((device) => device === 'video');

/** All that Electron knows to ask: a rule, or the reason for a plain no. A permission missing here fails the type check. */
const TABLE: Record<Permission, Rule | string> = {
  media: cameraOnCaptureScreen,

  'clipboard-sanitized-write': 'copying by key, menu and copy button needs no permission',
  'clipboard-read': 'the clipboard may hold what other programs copied; pasting by key needs no permission',
  'deprecated-sync-clipboard-read': 'as clipboard-read',
  'display-capture': 'the screen shows other programs',
  'captured-surface-control': 'as display-capture',
  notifications: 'the shell shows them, asked by the channel `notify`',
  fullscreen: 'the window is the desk staff’s own to size',
  'automatic-fullscreen': 'as fullscreen',
  openExternal: 'links leave through the guard only',
  fileSystem: 'files come in by the file dialog and go out as downloads',
  'persistent-storage': 'the page keeps nothing, the database does',
  'storage-access': 'no foreign content is embedded',
  'top-level-storage-access': 'as storage-access',
  'background-sync': 'the exchange runs in the main process',
  'periodic-background-sync': 'as background-sync',
  'background-fetch': 'as background-sync',
  geolocation: 'a warehouse does not move',
  'geolocation-approximate': 'as geolocation',
  'local-network': 'the page talks to its own origin only',
  'local-network-access': 'as local-network',
  'loopback-network': 'as local-network',
  hid: 'no device is driven from the page',
  serial: 'as hid',
  usb: 'as hid',
  nfc: 'as hid',
  midi: 'as hid',
  midiSysex: 'as hid',
  'smart-card': 'as hid',
  sensors: 'as hid',
  vr: 'as hid',
  ar: 'as hid',
  'hand-tracking': 'as hid',
  'speaker-selection': 'the app is silent',
  mediaKeySystem: 'no protected media is played',
  'idle-detection': 'staff are not watched',
  'local-fonts': 'fonts are bundled; the list of installed ones identifies a machine',
  'window-management': 'one window, placed by its user',
  'web-app-installation': 'it is installed already',
  'web-printing': 'printing goes through the system’s dialog',
  'payment-handler': 'payments are entered, not made',
  pointerLock: 'the plan is dragged, not walked through',
  keyboardLock: 'as pointerLock',
  'screen-wake-lock': 'the screen may sleep',
  'system-wake-lock': 'as screen-wake-lock',
  unknown: 'what Electron cannot name, we cannot judge',
};

/** The table's verdict; pure, so that it is tested without Electron. A name that is not in the table is refused. */
export const isPermitted = (question: PermissionQuestion, state: PermissionState): boolean => {
  const row = Object.hasOwn(TABLE, question.permission)
    ? TABLE[question.permission as Permission]
    : undefined;
  if (typeof row !== 'function') return false;
  return question.isMainFrame && isOwnUrl(question.url, state.ownOrigin) && row(question, state);
};

/** Applies the table to a session: to requests, to silent checks and to devices alike, since Chromium asks in all three ways. */
export const installPermissions = (session: Session, state: () => PermissionState): void => {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const url = details.requestingUrl;
    answer(isPermitted({ permission, url, isMainFrame: details.isMainFrame, media }, state()));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) => {
    const media = details.mediaType ? [details.mediaType] : [];
    const { isMainFrame } = details;
    return isPermitted({ permission, url: requestingOrigin, isMainFrame, media }, state());
  });
  session.setDevicePermissionHandler(() => false);
};
