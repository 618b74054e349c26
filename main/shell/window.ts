import { BrowserWindow } from 'electron';

export interface WindowOptions {
  /** Address of the local API, which serves the page too. */
  readonly url: string;
  readonly preload: string;
  readonly icon: string;
  readonly devTools: boolean;
}

/** The one window, with the flags that every environment has, tests included: what is tested is what ships. */
export const openWindow = async (options: WindowOptions): Promise<BrowserWindow> => {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 680,
    show: false,
    title: 'Место',
    icon: options.icon,
    backgroundColor: '#ffffff',
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Its dictionaries would be fetched from the network, and the app must work without one.
      spellcheck: false,
      devTools: options.devTools,
    },
  });
  window.on('page-title-updated', (event) => event.preventDefault());
  reloadAfterCrash(window);
  window.once('ready-to-show', () => window.show());
  await window.loadURL(options.url).catch((error: unknown) => {
    // Closed by the user before the page was there: an end like any other.
    if (!window.isDestroyed()) throw error;
  });
  return window;
};

const MAX_RELOADS = 3;

/** A crashed page comes back by itself; one that keeps crashing stays white rather than busy. */
const reloadAfterCrash = (window: BrowserWindow): void => {
  let reloads = 0;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit' && reloads++ < MAX_RELOADS) window.webContents.reload();
  });
};

/** Brings the window to the front: a second start ends up here. */
export const showWindow = (window: BrowserWindow | undefined): void => {
  if (!window || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
};
