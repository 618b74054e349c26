import { app, shell } from 'electron';
import { externalUrl } from './externalUrl.ts';

/**
 * Every page of the app, present and future, stays where the shell put it: no navigation, no redirect, no frame or webview
 * with other content, no second window. Whoever got a page of their own beside our bridge would have the till's rights.
 * A public http(s) link goes to the system's browser. Call before the first window.
 */
export const installGuard = (ownOrigin: () => string): void => {
  const openOutside = (url: string): void => {
    const address = externalUrl(url, ownOrigin());
    if (address) void shell.openExternal(address).catch(() => undefined);
  };
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-frame-navigate', (event) => {
      event.preventDefault();
      if (event.isMainFrame) openOutside(event.url);
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      openOutside(url);
      return { action: 'deny' };
    });
  });
};
