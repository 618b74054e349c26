import type { WebContents } from 'electron';

/**
 * Whether the capture screen is open, in the page that said so. The state dies with the page: one that reloads or crashes
 * while the camera is on must ask anew.
 */
export interface CaptureScreen {
  isOpen(): boolean;
  set(page: WebContents, open: boolean): void;
}

export const captureScreen = (): CaptureScreen => {
  let openIn: WebContents | null = null;
  const watched = new WeakSet<WebContents>();
  const watch = (page: WebContents): void => {
    if (watched.has(page)) return;
    watched.add(page);
    const close = (): void => {
      if (openIn === page) openIn = null;
    };
    page.on('did-start-navigation', (event) => {
      if (event.isMainFrame && !event.isSameDocument) close();
    });
    page.on('render-process-gone', close);
    page.on('destroyed', close);
  };
  return {
    isOpen: () => openIn !== null,
    set: (page, open) => {
      watch(page);
      if (open) openIn = page;
      else if (openIn === page) openIn = null;
    },
  };
};
